import queue
import time
from concurrent.futures import ThreadPoolExecutor


def produce(items):
    for item in range(20):
        #@ make
        time.sleep(0.002)
        #@ put
        items.put(item)  # waits while five are there
    items.put(None)


def consume(items):
    while True:
        #@ get
        item = items.get()
        if item is None:
            break
        #@ use
        time.sleep(0.005)


items = queue.Queue(maxsize=5)
with ThreadPoolExecutor(max_workers=2) as pool:
    #@ submit
    pool.submit(produce, items)
    pool.submit(consume, items)
