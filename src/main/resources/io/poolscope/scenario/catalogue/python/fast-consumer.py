import time
from concurrent.futures import ThreadPoolExecutor


def work(item):
    time.sleep(0.01)
    return item


def store(result):
    pass  # quicker than the workers: it waits for them


with ThreadPoolExecutor(max_workers=4) as pool:
    #@ map
    #@ take
    for result in pool.map(work, range(20)):
        #@ consume
        store(result)
