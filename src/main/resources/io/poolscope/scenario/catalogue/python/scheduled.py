import sched
import time

start = time.monotonic()
scheduler = sched.scheduler(time.monotonic, time.sleep)


def heartbeat(count):
    #@ beat
    print(f"beat at {time.monotonic() - start:.2f} s")
    if count:
        scheduler.enterabs(start + (6 - count) * 0.02, 1, heartbeat, (count - 1,))  # fixed rate


def poll(count):
    #@ poll
    time.sleep(0.005)
    if count:
        scheduler.enter(0.02, 2, poll, (count - 1,))  # fixed delay: counted from the end


#@ schedule
scheduler.enter(0, 1, heartbeat, (5,))
scheduler.enter(0, 2, poll, (4,))
#@ run
scheduler.run()
