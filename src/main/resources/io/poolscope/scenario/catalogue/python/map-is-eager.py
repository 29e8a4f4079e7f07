import time
from concurrent.futures import ThreadPoolExecutor


def send(mail):
    time.sleep(0.01)
    print("sent", mail)


with ThreadPoolExecutor(max_workers=3) as pool:
    #@ map
    pool.map(send, range(12))  # the results are never asked for
    #@ leave
    print("leaving")
# every mail was sent all the same
