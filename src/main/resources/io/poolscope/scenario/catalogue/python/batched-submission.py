from concurrent.futures import ThreadPoolExecutor, wait

ITEMS = 10_000
BATCH = 100


def work(item):
    return item


def batches():
    for start in range(0, ITEMS, BATCH):
        yield range(start, start + BATCH)


done_count = 0
with ThreadPoolExecutor(max_workers=4) as pool:
    for batch in batches():
        #@ submit
        futures = [pool.submit(work, item) for item in batch]
        #@ wait
        done, _ = wait(futures)  # never more than 100 in the queue
        done_count += len(done)
print(done_count)
