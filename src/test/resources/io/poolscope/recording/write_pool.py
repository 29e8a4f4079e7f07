"""Writes a recording with Python's standard library alone, from the format's specification in wire's package description.

Three tasks on two workers, results consumed in order, one failure:  python3 write_pool.py from-python.pool
With a second argument, 1, in the first version of the format:  python3 write_pool.py from-python-1.pool 1
"""
import struct
import sys
import zlib

FACTS, NAMES, PLAIN_EVENTS, END = 1, 2, 4, 5
NO_LANE = 0xFFFF
# Kinds as in EventKind; those with extras carry the words a and b.
POOL_STARTED, POOL_STOPPED, WORKER_STARTED, WORKER_STOPPED, SUBMITTER_JOINED, CONSUMER_JOINED, STREAM_OPENED, STREAM_CLOSED = 1, 3, 5, 6, 7, 8, 9, 10
TASK_SUBMITTED_AS, TASK_STARTED, TASK_FINISHED, TASK_FAILED = 12, 13, 14, 15
RESULT_BUFFERED, RESULT_CONSUMED, CONSUMER_WAITING = 19, 20, 22
EXTRAS = {POOL_STARTED, WORKER_STARTED, SUBMITTER_JOINED, CONSUMER_JOINED, STREAM_OPENED, TASK_SUBMITTED_AS, TASK_FAILED,
          RESULT_BUFFERED, RESULT_CONSUMED, CONSUMER_WAITING}


def varint(value):
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value):
    return varint(value << 1 ^ value >> 63)


def string(text):
    utf8 = text.encode()
    return varint(len(utf8)) + utf8


def block(kind, payload, version):
    head = struct.pack("<B3xI", kind, len(payload))
    checked = payload if version == 1 else head + payload  # the first version left the head out
    return head + struct.pack("<I", zlib.crc32(checked)) + payload


class Recording:
    def __init__(self, version):
        self.version = version
        self.names = {"": 0}
        self.events = []

    def name(self, text):
        return self.names.setdefault(text, len(self.names))

    def add(self, time, kind, ident, lane=NO_LANE, a=0, b=0):
        self.events.append((time, kind, ident, lane, a, b))

    def name_block(self):
        payload = bytes([0]) + varint(1) + varint(len(self.names) - 1)
        for text in list(self.names)[1:]:
            payload += varint(1) + string(text)  # 1: shares no bytes with the name before
        return block(NAMES, payload, self.version)

    def event_block(self):
        payload = bytearray()
        before = 0
        for time, kind, ident, lane, a, b in self.events:
            payload += struct.pack("<BH", kind, lane) + zigzag(time - before) + varint(ident)
            if kind in EXTRAS:
                payload += zigzag(a) + zigzag(b)
            before = time
        return block(PLAIN_EVENTS, bytes(payload), self.version)

    def bytes(self, facts):
        pairs = b"".join(string(key) + string(value) for key, value in facts.items())
        return (b"POOLSCOP" + struct.pack("<HH", self.version, 0) + block(FACTS, pairs, self.version) + self.name_block() + self.event_block()
                + block(END, varint(len(self.events)), self.version))


def main(target, version=2):
    run = Recording(version)
    ms = 1_000_000
    submitter, consumer, workers = 0, 1, (2, 3)
    run.add(0, POOL_STARTED, 0, a=run.name("pool ✓") << 32 | 2, b=0 << 16 | 0 << 8 | 0)  # unbounded, fixed, block
    run.add(0, SUBMITTER_JOINED, 0, submitter, run.name("main"))
    run.add(0, STREAM_OPENED, 0, a=run.name("results") << 32 | 0, b=0 << 8 | 0)  # no window, ordered
    run.add(0, CONSUMER_JOINED, 0, consumer, run.name("reader"))
    for number, lane in enumerate(workers, 1):
        run.add(0, WORKER_STARTED, 0, lane, run.name(f"worker-{number}"))
    for task in range(3):
        run.add((task + 1) * ms, TASK_SUBMITTED_AS, task, submitter, run.name(f"page {task}") << 32 | 0, (task + 1) << 24)
    run.add(4 * ms, TASK_STARTED, 0, workers[0])
    run.add(4 * ms, CONSUMER_WAITING, 0, consumer, 0)
    run.add(5 * ms, TASK_STARTED, 1, workers[1])
    run.add(7 * ms, TASK_FINISHED, 1, workers[1])
    run.add(7 * ms, RESULT_BUFFERED, 1, workers[1], 0 << 40 | 1, 2048)
    run.add(7 * ms + 1, TASK_STARTED, 2, workers[1])
    run.add(9 * ms, TASK_FINISHED, 0, workers[0])
    run.add(9 * ms, RESULT_BUFFERED, 0, workers[0], 0 << 40 | 0, -1)
    run.add(9 * ms, RESULT_CONSUMED, 0, consumer, 0 << 40 | 0)
    run.add(10 * ms, RESULT_CONSUMED, 1, consumer, 0 << 40 | 1)
    run.add(10 * ms, CONSUMER_WAITING, 0, consumer, 2)
    run.add(12 * ms, TASK_FAILED, 2, workers[1], run.name("ValueError: page 2"))
    run.add(12 * ms, RESULT_BUFFERED, 2, workers[1], 0 << 40 | 2, -1)
    run.add(12 * ms + 5, RESULT_CONSUMED, 2, consumer, 0 << 40 | 2)
    run.add(13 * ms, STREAM_CLOSED, 0)
    for lane in workers:
        run.add(13 * ms, WORKER_STOPPED, 0, lane)
    run.add(13 * ms, POOL_STOPPED, 0)
    facts = {"scenario": "from-python", "title": "Written by Python", "seed": "7", "written-by": "write_pool.py"}
    with open(target, "wb") as file:
        file.write(run.bytes(facts))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
