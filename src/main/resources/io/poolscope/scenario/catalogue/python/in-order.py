import time
from concurrent.futures import ThreadPoolExecutor

PAGES = 12


def render(page):
    time.sleep(0.01 + 0.001 * page)  # each takes longer than the one before
    return f"image {page}"


def save(image):
    print(image)


with ThreadPoolExecutor(max_workers=4) as pool:
    #@ submit
    futures = [pool.submit(render, page) for page in range(PAGES)]
    for future in futures:
        #@ take
        image = future.result()
        #@ consume
        save(image)
