import concurrent.futures
import time
from concurrent.futures import ThreadPoolExecutor


def work(seconds):
    time.sleep(seconds)
    return seconds


with ThreadPoolExecutor(max_workers=2) as pool:
    #@ submit
    future = pool.submit(work, 0.06)
    try:
        #@ wait
        future.result(timeout=0.02)
    except concurrent.futures.TimeoutError:
        #@ late
        print("not there yet; the task runs on:", future.running())
    #@ again
    print(future.result())
    try:
        #@ map
        for value in pool.map(work, [0.01, 0.2, 0.01], timeout=0.08):
            #@ consume
            print(value)
    except concurrent.futures.TimeoutError:
        #@ over
        print("the time for all of them is over")
