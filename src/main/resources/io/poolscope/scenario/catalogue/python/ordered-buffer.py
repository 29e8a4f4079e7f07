import time
from concurrent.futures import ThreadPoolExecutor


def work(seconds):
    time.sleep(seconds / 50)
    return seconds


with ThreadPoolExecutor(max_workers=4) as pool:
    #@ map
    results = pool.map(work, [3, 1, 0.5, 2])  # finish as 0.5, 1, 2, 3
    #@ take
    for seconds in results:
        #@ consume
        print(seconds)  # delivered as 3, 1, 0.5, 2
