import logging
import sys
import time
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(threadName)s %(message)s")


def resize(photo):
    #@ begin
    logging.info("resizing photo %d", photo)
    time.sleep(0.005)
    #@ end
    logging.info("photo %d is done", photo)


with ThreadPoolExecutor(max_workers=3, thread_name_prefix="resizer") as pool:
    for photo in range(9):
        #@ submit
        pool.submit(resize, photo)
