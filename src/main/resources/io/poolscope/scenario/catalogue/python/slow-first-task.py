import time
from concurrent.futures import ThreadPoolExecutor


def work(item):
    time.sleep(0.1 if item == 0 else 0.001)
    return item


with ThreadPoolExecutor(max_workers=4) as pool:
    #@ map
    #@ take
    for item in pool.map(work, range(101)):
        #@ consume
        print(item)  # nothing comes before the slow first one
