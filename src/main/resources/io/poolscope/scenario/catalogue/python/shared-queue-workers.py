import collections
import queue
import time
from concurrent.futures import ThreadPoolExecutor


def worker(number, jobs, results):
    count = 0
    while True:
        try:
            #@ get
            complexity = jobs.get_nowait()
        except queue.Empty:
            return number, count
        #@ work
        time.sleep(0.002 * complexity)
        results.put((number, complexity))
        count += 1


jobs, results = queue.Queue(), queue.Queue()
for job in range(20):
    jobs.put(job % 5 + 1)
with ThreadPoolExecutor(max_workers=3) as pool:
    #@ submit
    futures = [pool.submit(worker, number, jobs, results) for number in range(3)]
    counts = collections.Counter()
    for _ in range(20):
        #@ collect
        number, complexity = results.get()
        counts[number] += 1
    #@ count
    assert counts == dict(future.result() for future in futures)
print(sorted(counts.items()))
