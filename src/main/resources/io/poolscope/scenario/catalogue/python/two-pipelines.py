import time
from concurrent.futures import ThreadPoolExecutor


def work(item):
    time.sleep(0.01)
    return item


with ThreadPoolExecutor(max_workers=2) as pool:
    #@ map
    results = pool.map(work, range(6))
    #@ sleep
    time.sleep(0.06)  # the consumer sleeps; the workers go on
    #@ take
    for result in results:
        #@ consume
        print(result)
