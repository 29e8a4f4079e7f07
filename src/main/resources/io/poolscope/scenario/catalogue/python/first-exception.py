import time
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait


def check(host):
    time.sleep(0.01 * (host + 1))
    if host == 2:
        raise ConnectionError(f"host {host} is down")
    return host


with ThreadPoolExecutor(max_workers=3) as pool:
    #@ submit
    futures = [pool.submit(check, host) for host in range(6)]
    #@ wait
    done, not_done = wait(futures, return_when=FIRST_EXCEPTION)
    for future in not_done:
        #@ cancel
        future.cancel()  # those that haven't started
    print(len(done), "done,", len(not_done), "not")
