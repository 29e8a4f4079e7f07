import time
from concurrent.futures import ThreadPoolExecutor


def send(mail):
    time.sleep(0.005)
    if mail % 4 == 3:
        raise OSError(f"mail {mail} bounced")


with ThreadPoolExecutor(max_workers=3) as pool:
    for mail in range(12):
        #@ submit
        pool.submit(send, mail)  # the future is thrown away, and with it the error
#@ done
print("all sent, it seems")
