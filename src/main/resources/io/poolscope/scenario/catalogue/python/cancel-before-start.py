import time
from concurrent.futures import ThreadPoolExecutor


def work(item):
    time.sleep(0.03)
    return item


with ThreadPoolExecutor(max_workers=2) as pool:
    #@ submit
    futures = [pool.submit(work, item) for item in range(8)]
    #@ look
    time.sleep(0.01)
    #@ cancel
    cancelled = [future.cancel() for future in futures]  # False for the two that run
    #@ after
    print(cancelled)
