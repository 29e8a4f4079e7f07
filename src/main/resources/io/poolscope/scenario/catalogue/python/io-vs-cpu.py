import time
from concurrent.futures import ThreadPoolExecutor


def download(_):
    time.sleep(0.01)


def compute(_):
    return sum(number * number for number in range(5_000))


def timed(function, pool=None):
    start = time.perf_counter()
    list(pool.map(function, range(8)) if pool else map(function, range(8)))
    return time.perf_counter() - start


with ThreadPoolExecutor(max_workers=8) as pool:
    #@ io
    print(f"I/O: {timed(download) / timed(download, pool):.1f} times as fast in the pool")
    #@ cpu
    print(f"CPU: {timed(compute) / timed(compute, pool):.1f} times as fast in the pool")
