import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

SENTINEL = object()


def work(item):
    time.sleep(0.005)
    return item


def produce(pool, results):
    for item in range(12):
        #@ make
        time.sleep(0.002)
        #@ submit
        future = pool.submit(work, item)
        future.add_done_callback(lambda done: results.put(done.result()))


results = queue.Queue()
with ThreadPoolExecutor(max_workers=3) as pool:
    producer = threading.Thread(target=produce, args=(pool, results))
    producer.start()
    producer.join()
#@ sentinel
results.put(SENTINEL)  # after the last result: the pool is closed
#@ take
while (result := results.get()) is not SENTINEL:
    #@ consume
    print(result)
