import time
from concurrent.futures import ThreadPoolExecutor


def work(item):
    time.sleep(0.005)
    return item


def store(result):
    time.sleep(0.01)  # slower than four workers together


with ThreadPoolExecutor(max_workers=4) as pool:
    #@ map
    #@ take
    for result in pool.map(work, range(20)):
        #@ consume
        store(result)
