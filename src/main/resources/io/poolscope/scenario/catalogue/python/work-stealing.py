import collections
import threading
import time


def worker(own, others, ran):
    while True:
        try:
            #@ own
            task = own.pop()  # the newest of its own
        except IndexError:
            victim = max(others, key=len)
            try:
                #@ steal
                task = victim.popleft()  # the oldest of another's
            except IndexError:
                return
        time.sleep(task)
        ran.append(task)


queues = [collections.deque() for _ in range(3)]
#@ submit
queues[0].extend([0.002] * 30)  # all the work lies with the first
ran = [[] for _ in queues]
threads = [
    threading.Thread(target=worker, args=(own, [q for q in queues if q is not own], ran[number]))
    for number, own in enumerate(queues)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([len(done) for done in ran])
