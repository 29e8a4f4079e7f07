import time
from concurrent.futures import ThreadPoolExecutor


def compute(steps):
    total = 0
    for number in range(steps):
        total += number * number
    return total


def download(seconds):
    time.sleep(seconds)


for workers in 3, 100, 1000:
    with ThreadPoolExecutor(max_workers=workers) as pool:
        start = time.perf_counter()
        #@ cpu
        list(pool.map(compute, [2_000] * 100))
        middle = time.perf_counter()
        #@ io
        list(pool.map(download, [0.0005] * 100))
        end = time.perf_counter()
    print(f"{workers} workers: CPU {middle - start:.3f} s, I/O {end - middle:.3f} s")
