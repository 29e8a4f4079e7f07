import time
from concurrent.futures import ThreadPoolExecutor


def cook(dish):
    time.sleep(0.01)
    return dish


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = []
    for dish in "soup", "fish", "rice", "cake":
        #@ submit
        futures.append(pool.submit(cook, dish))  # starts at once if a worker is free
    #@ other
    time.sleep(0.05)  # nobody has asked for a result, and all are ready
    for future in futures:
        #@ result
        print(future.result())
