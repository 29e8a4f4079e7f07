import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

PAGES = 12


def render(page):
    time.sleep(0.05 if page == 4 else 0.01)
    return f"image {page}"


def save(image):
    time.sleep(0.002)
    print(image)


def submit_all(pool, stream):
    for page in range(PAGES):
        #@ submit
        stream.put(pool.submit(render, page))
    #@ close
    stream.put(None)


# consumer
stream = queue.Queue()
with ThreadPoolExecutor(max_workers=4) as pool:
    threading.Thread(target=submit_all, args=(pool, stream), name="submitter").start()
    while (future := stream.get()) is not None:
        #@ take
        image = future.result()  # waits for this one, even if later ones are there
        #@ consume
        save(image)
