import time
from concurrent.futures import ThreadPoolExecutor


def fetch(page):
    time.sleep(0.02)
    return f"page {page}"


with ThreadPoolExecutor(max_workers=3) as pool:
    #@ map
    results = pool.map(fetch, range(9))  # submits all nine and returns
    #@ free
    print("map has returned; nothing has finished yet")
    #@ take
    for result in results:
        #@ consume
        print(result)  # waiting happens here
