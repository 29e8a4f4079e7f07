import functools
import itertools
import operator
import time
from concurrent.futures import ThreadPoolExecutor

lists = [list(range(20)) for _ in range(200)]


def by_loop():
    flat = []
    for each in lists:
        flat.extend(each)
    return flat


def by_comprehension():
    return [item for each in lists for item in each]


def by_chain():
    return list(itertools.chain.from_iterable(lists))


def by_sum():
    return functools.reduce(operator.add, lists, [])  # copies again and again


def measure(method):
    #@ flatten
    start = time.perf_counter()
    count = len(method())
    return method.__name__, count, time.perf_counter() - start


with ThreadPoolExecutor(max_workers=1) as pool:
    #@ map
    for name, count, seconds in pool.map(measure, (by_loop, by_comprehension, by_chain, by_sum)):
        #@ consume
        print(f"{name}: {count} items in {seconds * 1e6:.0f} us")
