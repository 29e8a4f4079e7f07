import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def work(seconds):
    time.sleep(seconds / 50)
    return seconds


with ThreadPoolExecutor(max_workers=3) as pool:
    #@ submit
    futures = {pool.submit(work, seconds): seconds for seconds in (4, 1, 3, 2, 1)}
    #@ take
    for future in as_completed(futures):
        #@ consume
        print(futures[future], "done")
