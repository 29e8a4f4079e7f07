import concurrent.futures
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=2)


def child():
    return 1


def parent():
    #@ child
    future = pool.submit(child)
    #@ wait
    return future.result(timeout=0.1)  # without a timeout: for ever, as no worker is left for the child


with pool:
    #@ submit
    parents = [pool.submit(parent) for _ in range(2)]
    for future in parents:
        try:
            #@ result
            print(future.result())
        except concurrent.futures.TimeoutError:
            #@ stuck
            print("both workers waited for tasks that stood in their own queue")
