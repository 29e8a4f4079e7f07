import threading
import time
from concurrent.futures import ThreadPoolExecutor

stop = threading.Event()


def search(part):
    for step in range(100):
        #@ ask
        if stop.is_set():
            return f"part {part} stopped at step {step}"
        time.sleep(0.005)
    return f"part {part} searched"


with ThreadPoolExecutor(max_workers=3) as pool:
    #@ submit
    futures = [pool.submit(search, part) for part in range(3)]
    time.sleep(0.04)
    #@ cancel
    print([future.cancel() for future in futures])  # running tasks can't be cancelled
    #@ stop
    stop.set()  # they must look themselves
    for future in futures:
        #@ result
        print(future.result())
