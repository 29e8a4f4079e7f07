import itertools
import queue
import threading
import time

order = []


def worker(tasks):
    while True:
        _, _, name = tasks.get()
        if name is None:
            return
        time.sleep(0.003)
        order.append(name)


def run(tasks, entries):
    for entry in entries:
        #@ submit
        tasks.put(entry)
    #@ critical
    tasks.put((-10, 100, "critical"))
    thread = threading.Thread(target=worker, args=(tasks,))
    thread.start()
    tasks.put((99, 999, None))
    thread.join()


for kind in queue.Queue, queue.PriorityQueue:
    order.clear()
    numbers = itertools.count()
    run(kind(), [(0, next(numbers), f"batch {i}") for i in range(8)])
    print(kind.__name__, "runs the critical task as number", order.index("critical") + 1)
