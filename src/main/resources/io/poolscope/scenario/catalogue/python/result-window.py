import collections
import time
from concurrent.futures import ThreadPoolExecutor


def work(item):
    #@ work
    time.sleep(0.005)
    return item


def store(result):
    time.sleep(0.004)


def windowed_map(pool, function, items, window):
    """What map(function, items, buffersize=window) does since Python 3.14."""
    futures = collections.deque()
    for item in items:
        if len(futures) == window:
            yield futures.popleft().result()
        futures.append(pool.submit(function, item))
    while futures:
        yield futures.popleft().result()


with ThreadPoolExecutor(max_workers=4) as pool:
    #@ map
    #@ take
    for result in windowed_map(pool, work, range(20), window=5):
        #@ consume
        store(result)  # only now is the next item submitted
