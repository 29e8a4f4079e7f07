from concurrent.futures import ThreadPoolExecutor

parents_pool = ThreadPoolExecutor(max_workers=2)
children_pool = ThreadPoolExecutor(max_workers=2)


def child():
    return 1


def parent():
    #@ child
    future = children_pool.submit(child)  # another pool: its workers are free
    #@ wait
    return future.result()


with parents_pool, children_pool:
    #@ submit
    parents = [parents_pool.submit(parent) for _ in range(6)]
    for future in parents:
        #@ result
        print(future.result())
