import time
from concurrent.futures import ThreadPoolExecutor, as_completed

SECONDS = [0.06, 0.01, 0.02, 0.01, 0.03, 0.01]


def work(seconds):
    time.sleep(seconds)
    return seconds


with ThreadPoolExecutor(max_workers=3) as ordered, ThreadPoolExecutor(max_workers=3) as unordered:
    #@ map
    in_order = ordered.map(work, SECONDS)
    #@ submit
    futures = [unordered.submit(work, seconds) for seconds in SECONDS]
    #@ completed
    for future in as_completed(futures):
        #@ any
        print("as completed", future.result())
    #@ in-order
    for seconds in in_order:
        #@ next
        print("map", seconds)
