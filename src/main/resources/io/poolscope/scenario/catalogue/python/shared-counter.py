import threading
import time
from concurrent.futures import ThreadPoolExecutor

count = 0
lock = threading.Lock()


def add_unsafely(_):
    global count
    #@ read
    seen = count
    time.sleep(0.001)
    #@ write
    count = seen + 1  # what others added meanwhile is lost


def add_safely(_):
    global count
    #@ lock
    with lock:
        seen = count
        time.sleep(0.001)
        count = seen + 1


with ThreadPoolExecutor(max_workers=4) as pool:
    for add in add_unsafely, add_safely:
        count = 0
        #@ submit
        list(pool.map(add, range(20)))
        #@ result
        print(add.__name__, count)
