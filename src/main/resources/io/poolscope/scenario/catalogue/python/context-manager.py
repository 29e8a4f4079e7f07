import time
from concurrent.futures import ThreadPoolExecutor


def work(item):
    time.sleep(0.01)
    return item


#@ open
with ThreadPoolExecutor(max_workers=2) as pool:
    #@ submit
    futures = [pool.submit(work, item) for item in range(6)]
    #@ leave
    print("leaving the block; it waits for all six")
#@ after
print(all(future.done() for future in futures))
try:
    #@ late
    pool.submit(work, 7)
except RuntimeError as error:
    #@ refused
    print(error)
