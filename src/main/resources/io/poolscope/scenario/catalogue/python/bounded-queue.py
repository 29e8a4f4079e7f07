import threading
import time
from concurrent.futures import ThreadPoolExecutor

CAPACITY = 4
WORKERS = 2

# Python's pool has an unbounded queue; a semaphore bounds it.
room = threading.Semaphore(WORKERS + CAPACITY)


def resize(photo):
    time.sleep(0.01)
    return photo


with ThreadPoolExecutor(max_workers=WORKERS) as pool:
    for photo in range(20):
        room.acquire()  # the submitter waits here while the queue is full
        #@ submit
        future = pool.submit(resize, photo)
        future.add_done_callback(lambda _: room.release())
