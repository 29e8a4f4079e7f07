import time
from concurrent.futures import ThreadPoolExecutor


def parse(line):
    time.sleep(0.01)
    return line


total = 0
with ThreadPoolExecutor(max_workers=3) as pool:
    #@ map
    #@ take
    for value in pool.map(parse, range(18)):
        #@ consume
        total += value  # while later lines are still parsed; list(pool.map(...)) would wait for all
print(total)
