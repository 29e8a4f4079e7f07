import queue
import time
from concurrent.futures import ThreadPoolExecutor

DONE = object()


def stage(seconds, source, target, workers):
    while True:
        #@ take
        item = source.get()
        if item is DONE:
            source.put(DONE)  # for the next worker of this stage
            return
        #@ work
        time.sleep(seconds)
        #@ pass
        target.put(item)


raw, parsed, stored = queue.Queue(3), queue.Queue(3), queue.Queue()
with ThreadPoolExecutor() as parsers, ThreadPoolExecutor() as writers:
    parsing = [parsers.submit(stage, 0.003, raw, parsed, 2) for _ in range(2)]
    writing = [writers.submit(stage, 0.005, parsed, stored, 2) for _ in range(2)]
    for item in range(16):
        #@ feed
        raw.put(item)
    #@ end
    raw.put(DONE)
    for future in parsing:
        future.result()
    parsed.put(DONE)
    for future in writing:
        future.result()
print(stored.qsize())
