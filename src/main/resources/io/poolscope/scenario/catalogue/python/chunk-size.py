import time
from concurrent.futures import ThreadPoolExecutor


def tiny(number):
    return number * number


def tiny_chunk(numbers):
    return [tiny(number) for number in numbers]


numbers = range(1000)
with ThreadPoolExecutor(max_workers=2) as pool:
    start = time.perf_counter()
    #@ single
    one = list(pool.map(tiny, numbers))
    between = time.perf_counter()
    #@ chunked
    chunks = (numbers[i:i + 100] for i in range(0, len(numbers), 100))
    many = [square for part in pool.map(tiny_chunk, chunks) for square in part]
    end = time.perf_counter()
assert one == many
print(f"one by one {between - start:.4f} s, in chunks of 100 {end - between:.4f} s")
