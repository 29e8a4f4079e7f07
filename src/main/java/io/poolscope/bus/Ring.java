package io.poolscope.bus;

import io.poolscope.bus.RingFields.Segment;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * The events of one thread on their way to the reader: a single-producer, single-consumer ring. Emitting is a
 * comparison, two stores and a release store; the reader's progress is only asked when the room last seen is used up.
 */
final class Ring extends RingFields.After implements EventSink {
    /*
     * An event takes a slot of two longs: its time and its word. An event with extras sets EXTRAS in its word (kinds
     * end at 127) and takes a second slot. Positions count longs since the ring began and never wrap; a position's
     * place is its low bits in the segment that holds it.
     *
     * A ring begins with 64 slots, one kilobyte, so that tens of thousands of short-lived threads cost little, and
     * grows eightfold while its thread is ahead of the reader: the emitter links a new segment that starts at its
     * tail, and goes on there. The reader changes over when it reaches that position. The link is published by the
     * tail behind it. A segment left behind is garbage once read, so a ring holds at most 8/7 of its largest segment.
     *
     * Waiting for room is Dekker's handshake: the emitter sets `waiter`, fences, looks at `head` again and parks;
     * the reader sets `head`, fences, looks at `waiter` and unparks. It stays set until the event is published, so
     * that the reader knows about an event that is stamped and cannot be in any ring yet.
     */
    static final int FIRST_LONGS = 2 * 64;
    static final int GROWTH = 8;
    /** The bit in a ring's word that says that a slot of extras follows. */
    static final long EXTRAS = 0x80;

    private static final VarHandle TAIL;
    private static final VarHandle HEAD;
    private static final VarHandle LOST;
    private static final VarHandle REPORTED;
    private static final VarHandle LOST_SINCE;
    private static final VarHandle LOST_LAST;
    private static final VarHandle LOST_LANE;
    private static final VarHandle WAITING_TIME;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TAIL = lookup.findVarHandle(RingFields.Emitting.class, "tail", long.class);
            HEAD = lookup.findVarHandle(RingFields.Reading.class, "head", long.class);
            LOST = lookup.findVarHandle(RingFields.Emitting.class, "lost", long.class);
            REPORTED = lookup.findVarHandle(RingFields.Reading.class, "reported", long.class);
            LOST_SINCE = lookup.findVarHandle(RingFields.Emitting.class, "lostSince", long.class);
            LOST_LAST = lookup.findVarHandle(RingFields.Emitting.class, "lostLast", long.class);
            LOST_LANE = lookup.findVarHandle(RingFields.Emitting.class, "lostLane", int.class);
            WAITING_TIME = lookup.findVarHandle(RingFields.Emitting.class, "waitingTime", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The thread that emits here; the ring is given up once it has ended and all is read. */
    final Thread owner;
    private final BusState bus;

    /** An empty ring of the calling thread. */
    Ring(BusState bus) {
        this.owner = Thread.currentThread();
        this.bus = bus;
        Segment first = new Segment(Math.min(FIRST_LONGS, bus.maxLongs), 0);
        newest = first;
        oldest = first;
        slots = first.slots;
        limit = first.slots.length;
        lastTime = Long.MIN_VALUE;
        lastLoss = Long.MIN_VALUE;
    }

    // The emitter's side.

    @Override
    public void emit(long time, int code, long id, int lane) {
        long at = tail;
        if (at + 2 > limit) {
            emitWhenFull(time, EventWord.pack(id, lane, code), 0, 0);
            return;
        }
        long[] into = slots;
        int mask = into.length - 1;
        int i = (int) at & mask;
        into[i] = time;
        into[i + 1 & mask] = EventWord.pack(id, lane, code);
        TAIL.setRelease(this, at + 2);
    }

    @Override
    public void emit(long time, int code, long id, int lane, long a, long b) {
        long word = EventWord.pack(id, lane, code) | EXTRAS;
        if (tail + 4 > limit) {
            emitWhenFull(time, word, a, b);
            return;
        }
        write(time, word, a, b);
    }

    private void write(long time, long word, long a, long b) {
        long at = tail;
        long[] into = slots;
        int mask = into.length - 1;
        into[(int) at & mask] = time;
        into[(int) at + 1 & mask] = word;
        if ((word & EXTRAS) == 0) {
            TAIL.setRelease(this, at + 2);
            return;
        }
        into[(int) at + 2 & mask] = a;
        into[(int) at + 3 & mask] = b;
        TAIL.setRelease(this, at + 4);
    }

    private void emitWhenFull(long time, long word, long a, long b) {
        int longs = longsOf(word);
        if (hasRoom(longs)) {
            write(time, word, a, b);
        } else if (bus.blocking && !bus.closed) {
            awaitRoom(time, longs);
            write(time, word, a, b);
            waiter = null;
        } else {
            lose(time, EventWord.lane(word));
        }
    }

    /** Looks at the reader's progress, and grows where that is not enough and a larger segment is allowed. */
    private boolean hasRoom(int longs) {
        limit = Math.max((long) HEAD.getAcquire(this), newest.from) + slots.length;
        if (tail + longs <= limit) {
            return true;
        }
        if (slots.length < bus.maxLongs && !bus.closed) {
            return tryGrow(Math.min(slots.length * GROWTH, bus.maxLongs));
        }
        return false;
    }

    /** Whether a larger segment could be had: where there is no memory, the observed program is not the one to suffer. */
    private boolean tryGrow(int longs) {
        try {
            grow(longs);
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    private void grow(int longs) {
        Segment next = new Segment(longs, tail);
        newest.next = next;
        newest = next;
        slots = next.slots;
        limit = tail + longs;
    }

    /** Waits until there is room; makes some where nobody will, which is after the close and on the reader's thread. */
    private void awaitRoom(long time, int longs) {
        Thread me = Thread.currentThread();
        WAITING_TIME.setOpaque(this, time);
        waiter = me;
        VarHandle.fullFence();
        boolean interrupted = false;
        while (!hasRoom(longs)) {
            if (bus.closed || bus.reader == me) {
                grow(bus.maxLongs);
                break;
            }
            bus.wakeReader();
            LockSupport.park(this);
            // An interrupt must neither lose the event nor make the park spin.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            me.interrupt();
        }
    }

    private void lose(long time, int lane) {
        long before = lost;
        if (before == (long) REPORTED.getAcquire(this)) {
            LOST_SINCE.setOpaque(this, time);
        }
        LOST_LAST.setOpaque(this, time);
        LOST_LANE.setOpaque(this, lane);
        LOST.setRelease(this, before + 1);
    }

    // The reader's side.

    /** Begins a drain: notes how far the emitter has come, and what was there at the drain before. */
    void see() {
        due = seen;
        seen = (long) TAIL.getAcquire(this);
    }

    /** Whether all that {@link #see} saw is read. */
    boolean isDrained() {
        return head == seen;
    }

    /** Up to where events are handed on, in longs since the ring began. */
    long read() {
        return head;
    }

    /** Whether the owner has ended and left nothing to read. */
    boolean isOver() {
        // In this order: what a thread did is seen by whom sees it ended.
        return head == seen && !owner.isAlive() && head == (long) TAIL.getAcquire(this)
                && reported == (long) LOST.getAcquire(this);
    }

    /** How many longs of events are left of what {@link #see} saw. */
    long waiting() {
        return seen - head;
    }

    /** The time of the oldest event; only when not drained. */
    long firstTime() {
        Segment segment = segmentAt(head);
        return Math.max(lastTime, segment.slots[(int) head & segment.slots.length - 1]);
    }

    /**
     * Copies events in order into the staging area, from the oldest on: those that were there at the drain before,
     * and of the others those up to {@code horizon}; none later than {@code limitTime}, at most {@code quota}.
     * Times that fall are raised to the one before.
     *
     * @return how many
     */
    int stage(Staging to, long limitTime, long horizon, int quota) {
        long last = lastTime;
        long at = head;
        int count = 0;
        Segment segment = segmentAt(at);
        long[] from = segment.slots;
        int mask = from.length - 1;
        long segmentEnd = segmentEnd(segment);
        while (at < seen && count < quota) {
            if (at == segmentEnd) {
                segment = segment.next;
                from = segment.slots;
                mask = from.length - 1;
                segmentEnd = segmentEnd(segment);
            }
            long time = Math.max(last, from[(int) at & mask]);
            if (time > limitTime || time > horizon && at >= due) {
                break;
            }
            last = time;
            long word = from[(int) at + 1 & mask];
            if ((word & EXTRAS) == 0) {
                to.add(time, word);
                at += 2;
            } else {
                to.add(time, word, from[(int) at + 2 & mask], from[(int) at + 3 & mask]);
                at += 4;
            }
            count++;
        }
        staged = at;
        return count;
    }

    /**
     * Frees everything that {@link #see} saw, without handing it on.
     *
     * @return how many events that are
     */
    long skip() {
        long at = head;
        long count = 0;
        Segment segment = segmentAt(at);
        while (at < seen) {
            long[] from = segment.slots;
            int mask = from.length - 1;
            long end = Math.min(seen, segmentEnd(segment));
            while (at < end) {
                at += longsOf(from[(int) at + 1 & mask]);
                count++;
            }
            segment = at < seen ? segment.next : segment;
        }
        staged = at;
        release(lastTime);
        return count;
    }

    /** The latest time of what {@link #see} saw and is not read. */
    long lastSeen() {
        long time = lastTime;
        long at = head;
        Segment segment = segmentAt(at);
        while (at < seen) {
            long[] from = segment.slots;
            int mask = from.length - 1;
            long end = Math.min(seen, segmentEnd(segment));
            while (at < end) {
                time = Math.max(time, from[(int) at & mask]);
                at += longsOf(from[(int) at + 1 & mask]);
            }
            segment = at < seen ? segment.next : segment;
        }
        return time;
    }

    /** How many losses are not reported yet. */
    long lostUnread() {
        return (long) LOST.getAcquire(this) - reported;
    }

    /** Takes the youngest staged event back: it stays for later. */
    void unstage(long word) {
        staged -= longsOf(word);
    }

    /** Frees what is staged; {@code time} is that of the last staged event. */
    void release(long time) {
        lastTime = time;
        oldest = segmentAt(staged);
        HEAD.setRelease(this, staged);
    }

    /** The time of the event whose thread waits for room, or {@link Long#MAX_VALUE}. */
    long waitingTime() {
        return waiter == null ? Long.MAX_VALUE : (long) WAITING_TIME.getOpaque(this);
    }

    /** Lets the emitter look again, if it waits. To be called after a full fence. */
    void wakeWaiter() {
        LockSupport.unpark(waiter);
    }

    /**
     * Reports the losses since the last call, if any, into {@code reports}.
     *
     * @return how many events were lost
     */
    long reportLosses(Ring reports) {
        long now = (long) LOST.getAcquire(this);
        long count = now - reported;
        if (count > 0) {
            long last = (long) LOST_LAST.getOpaque(this);
            long since = Math.min(last, Math.max(lastLoss, (long) LOST_SINCE.getOpaque(this)));
            lastLoss = last;
            reports.emit(last, EventKind.EVENTS_LOST.code(), 0, (int) LOST_LANE.getOpaque(this), count, since);
            REPORTED.setRelease(this, now);
        }
        return count;
    }

    private Segment segmentAt(long position) {
        Segment segment = oldest;
        for (Segment next = segment.next; next != null && next.from <= position; next = segment.next) {
            segment = next;
        }
        return segment;
    }

    private static long segmentEnd(Segment segment) {
        Segment next = segment.next;
        return next == null ? Long.MAX_VALUE : next.from;
    }

    private static int longsOf(long word) {
        return (word & EXTRAS) == 0 ? 2 : 4;
    }
}
