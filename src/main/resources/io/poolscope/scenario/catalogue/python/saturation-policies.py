import queue
import threading
import time

CAPACITY = 3


def work(task):
    time.sleep(0.005)


def worker(tasks):
    while (task := tasks.get()) is not None:
        work(task)


def submit(tasks, task, policy):
    try:
        tasks.put(task, block=policy == "block")
    except queue.Full:
        if policy == "abort":
            raise
        elif policy == "caller runs":
            work(task)
        elif policy == "discard oldest":
            tasks.get_nowait()
            tasks.put(task)


for policy in "block", "abort", "caller runs", "discard", "discard oldest":
    tasks = queue.Queue(CAPACITY)
    thread = threading.Thread(target=worker, args=(tasks,), name=policy)
    thread.start()
    refused = 0
    for task in range(12):
        try:
            #@ submit
            submit(tasks, task, policy)
        except queue.Full:
            #@ refused
            refused += 1
    tasks.put(None)
    thread.join()
    print(policy, refused)
