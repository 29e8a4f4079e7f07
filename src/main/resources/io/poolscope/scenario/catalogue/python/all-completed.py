import time
from concurrent.futures import ALL_COMPLETED, ThreadPoolExecutor, wait


def load(part):
    time.sleep(0.01 * (part + 1))
    return part


with ThreadPoolExecutor(max_workers=3) as pool:
    #@ submit
    futures = [pool.submit(load, part) for part in range(6)]
    #@ wait
    done, not_done = wait(futures, return_when=ALL_COMPLETED)
    #@ after
    print("all", len(done), "are there:", sum(future.result() for future in done))
