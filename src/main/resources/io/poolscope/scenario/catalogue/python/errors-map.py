import time
from concurrent.futures import ThreadPoolExecutor


def parse(item):
    time.sleep(0.01)
    if item == 3:
        raise ValueError(f"item {item} is broken")
    return item


with ThreadPoolExecutor(max_workers=2) as pool:
    #@ map
    results = pool.map(parse, range(10))
    try:
        #@ take
        for value in results:
            #@ consume
            print(value)
    except ValueError as error:
        #@ failed
        print("stopped:", error)  # items 4 to 9 are not seen
