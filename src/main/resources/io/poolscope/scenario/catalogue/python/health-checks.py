import concurrent.futures
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

SERVICES = {"login": 0.01, "search": 0.02, "cart": 0.04, "mail": 0.01, "billing": 0.2, "images": 0.02}


def check(name):
    time.sleep(SERVICES[name])
    if name == "mail":
        raise ConnectionError("mail refuses connections")
    return "up"


with ThreadPoolExecutor(max_workers=len(SERVICES)) as pool:
    #@ submit
    futures = {pool.submit(check, name): name for name in SERVICES}
    try:
        #@ take
        for future in as_completed(futures, timeout=0.1):
            try:
                #@ up
                print(futures[future], future.result())
            except ConnectionError as error:
                #@ down
                print(futures[future], "down:", error)
    except concurrent.futures.TimeoutError as error:
        #@ slow
        print(error)
