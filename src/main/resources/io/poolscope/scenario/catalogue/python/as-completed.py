import time
from concurrent.futures import ThreadPoolExecutor, as_completed

PAGES = 12


def render(page):
    time.sleep(0.05 if page == 4 else 0.01)
    return f"image {page}"


def save(image):
    time.sleep(0.002)
    print(image)


with ThreadPoolExecutor(max_workers=4) as pool:
    #@ submit
    futures = [pool.submit(render, page) for page in range(PAGES)]
    #@ take
    for future in as_completed(futures):
        #@ consume
        save(future.result())  # whichever finished first
