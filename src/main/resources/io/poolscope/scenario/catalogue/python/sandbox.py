from concurrent.futures import Future, ThreadPoolExecutor
import threading


class Task:
    """A task that runs until somebody finishes or fails it by hand."""

    def __init__(self):
        self.outcome = Future()

    def __call__(self):
        #@ run
        return self.outcome.result()


with ThreadPoolExecutor(max_workers=2) as pool:
    tasks = [Task() for _ in range(3)]
    #@ submit
    futures = [pool.submit(task) for task in tasks]
    #@ cancel
    print("cancelled:", futures[2].cancel())  # it was still queued
    #@ finish
    tasks[0].outcome.set_result("finished by hand")
    #@ fail
    tasks[1].outcome.set_exception(ValueError("failed by hand"))
    #@ take
    #@ next
    print(futures[0].result())
    print(futures[1].exception())
