import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def parse(item):
    time.sleep(0.01)
    if item == 3:
        raise ValueError(f"item {item} is broken")
    return item


with ThreadPoolExecutor(max_workers=2) as pool:
    #@ submit
    futures = [pool.submit(parse, item) for item in range(10)]
    #@ take
    for future in as_completed(futures):
        try:
            #@ consume
            print(future.result())
        except ValueError as error:
            #@ failed
            print("skipped:", error)  # the others go on
