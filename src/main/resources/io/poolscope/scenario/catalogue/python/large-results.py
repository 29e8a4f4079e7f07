import time
from concurrent.futures import ThreadPoolExecutor

SIZE = 64 * 1024


def load(tile):
    time.sleep(0.05 if tile == 0 else 0.005)
    return bytes(SIZE)


with ThreadPoolExecutor(max_workers=4) as pool:
    #@ map
    #@ take
    for data in pool.map(load, range(24)):
        #@ consume
        print(len(data))  # meanwhile the finished ones are held in memory
