import time
from concurrent.futures import ThreadPoolExecutor


def double(chunk):
    time.sleep(0.002 * len(chunk))
    return [2 * number for number in chunk]


numbers = list(range(40))
chunks = [numbers[start:start + 5] for start in range(0, len(numbers), 5)]
with ThreadPoolExecutor(max_workers=3) as pool:
    by_map = []
    #@ map
    for part in pool.map(double, chunks):
        #@ extend
        by_map.extend(part)
    #@ submit
    futures = [pool.submit(double, chunk) for chunk in chunks]
    by_submit = []
    for future in futures:
        #@ append
        by_submit.extend(future.result())
#@ equal
assert by_map == by_submit == [2 * number for number in numbers]
