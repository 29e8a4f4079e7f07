package io.poolscope.bus;

import io.poolscope.event.Clock;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.Ids;
import io.poolscope.event.NameLimits;
import io.poolscope.event.Names;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Hands the events of one run from the threads that emit to one reader. Each thread writes into a bounded ring of its
 * own; {@link #drain} takes from all of them and hands on batches in the order of time.
 *
 * <p>What holds:
 * <ul>
 * <li>A thread's events come in the order it emitted them, each once. A time below that of the thread's previous
 * event, which no clock of a run gives, is raised to it.
 * <li>Within a drain, times do not decrease. Over drains they do not either, as long as a thread publishes within
 * the time between two drains what it has stamped: an event is handed on if it was stamped no later than the clock
 * stood at the drain before, and in any case at the second drain that finds it. What a thread stamps and publishes
 * later still comes late.
 * <li>A full ring in mode {@link Mode#BLOCKING} makes its thread wait for the reader, uninterruptibly and without
 * losing the event, until {@link #close} at the latest. In mode {@link Mode#DROPPING} the event is dropped and counted,
 * and an {@code EventsLost} with the number and the time since when comes in its place. So are those of threads that have
 * ended, should thousands end while nobody reads; and there are limits to the names that are kept, {@link NameLimits#OBSERVED}.
 * <li>Emitting allocates nothing, but while a ring grows to its full size.
 * </ul>
 *
 * <p>The reader, and whatever it calls, may emit too: it never waits for itself. All methods may be called from any
 * thread; drains exclude each other.
 */
public final class EventBus implements EventPort, AutoCloseable {
    /** What becomes of an event for which there is no room. */
    public enum Mode {
        /** The emitting thread waits for the reader: for runs of our own, which must lose nothing. */
        BLOCKING,
        /** The event is dropped and counted: for observed programs, which must not be held up. */
        DROPPING
    }

    /** How many events without extras a thread's ring holds unless told: 32 768, half a megabyte. */
    public static final int DEFAULT_CAPACITY = 1 << 15;

    /**
     * So many threads may have emitted that no reader has met before, in mode {@link Mode#DROPPING}, those that are gone give up
     * what they told: 2 kilobytes each, so some 8 megabytes.
     */
    static final int MOST_UNREAD_THREADS = 4_096;

    /** What a report takes in its ring. */
    private static final int REPORT_LONGS = 4;

    private final Clock clock;
    private final Names names;
    private final Ids ids = new Ids();
    private final BusState state;
    /** The ring of each thread. Weak, so that a thread that outlives the bus does not keep its ring. */
    @SuppressWarnings("ThreadLocalUsage") // a thread has one for each bus
    private final ThreadLocal<WeakReference<Ring>> own = new ThreadLocal<>();
    /** Rings that the reader has not met. */
    private final WaitingRings arrivals;
    /** What was in rings that no reader met. */
    private final Abandoned abandoned = new Abandoned();

    // Guarded by this: drains.
    private boolean saidFull;
    private final List<Ring> rings = new ArrayList<>();
    private final Drain drain = new Drain();
    private final BusState reportState = new BusState(true, DEFAULT_CAPACITY * 2);
    /** What the reader itself reports: losses. Always the first of {@link #rings}. */
    private final Ring reports;
    /** The clock at the drain before. */
    private long horizon = Long.MIN_VALUE;

    // Written under this lock, read by anybody.
    private volatile long accepted;
    private volatile long lost;
    private volatile int emitters;

    /** A bus with rings of {@link #DEFAULT_CAPACITY}. */
    public EventBus(Clock clock, Mode mode) {
        this(clock, mode, DEFAULT_CAPACITY);
    }

    /**
     * A bus.
     *
     * @param clock the run's clock, from which all times of events are read
     * @param mode what becomes of an event for which there is no room
     * @param capacity how many events a thread may be ahead of the reader, 2 to 2^26, a power of two; an event with
     *     extras counts twice
     */
    public EventBus(Clock clock, Mode mode, int capacity) {
        if (capacity < 2 || capacity > 1 << 26 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("ring capacity " + capacity + " is not a power of two from 2 to " + (1 << 26));
        }
        this.clock = Objects.requireNonNull(clock, "clock");
        this.names = new Names(mode == Mode.BLOCKING ? NameLimits.NONE : NameLimits.OBSERVED);
        this.state = new BusState(mode == Mode.BLOCKING, capacity * 2);
        this.arrivals = new WaitingRings(mode == Mode.BLOCKING ? Integer.MAX_VALUE : MOST_UNREAD_THREADS, abandoned);
        this.reports = new Ring(reportState);
        rings.add(reports);
    }

    @Override
    public EventSink sink() {
        WeakReference<Ring> known = own.get();
        Ring ring = known == null ? null : known.get();
        return ring != null ? ring : join();
    }

    private EventSink join() {
        if (state.closed) {
            return state.closedSink();
        }
        Ring ring = new Ring(state);
        own.set(new WeakReference<>(ring));
        arrivals.add(ring);
        return ring;
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public Ids ids() {
        return ids;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /**
     * Hands on what is due, in batches in the order of time. Events that came since the drain before and are younger
     * than it stay for the next. What the consumer throws comes through; the batch that it was given is not given
     * again.
     *
     * @return how many events were handed on
     */
    public long drain(EventConsumer consumer) {
        return drain(consumer, false);
    }

    /** Hands on everything that has been emitted: the last drain of a run, when its threads have ended. */
    public long drainAll(EventConsumer consumer) {
        return drain(consumer, true);
    }

    private synchronized long drain(EventConsumer consumer, boolean all) {
        Thread wakes = state.reader;
        state.reader = Thread.currentThread();
        reportState.reader = Thread.currentThread();
        long before = reports.read();
        try {
            long cap = see();
            long due = horizon;
            horizon = clock.now();
            long count = drain.run(rings, all ? Long.MAX_VALUE : cap, all ? Long.MAX_VALUE : due, consumer);
            accepted += count - (reports.read() - before) / REPORT_LONGS;
            return count;
        } finally {
            wakeWaiters();
            retire();
            state.reader = wakes;
        }
    }

    /**
     * Throws away everything that has been emitted, while nobody wants to see it. They count as accepted, for there
     * was room for them. Costs a fraction of a drain, as nothing is copied and merged.
     *
     * @return how many events were thrown away
     */
    public synchronized long discard() {
        reportState.reader = Thread.currentThread();
        see();
        reports.skip();
        long count = 0;
        for (Ring ring : rings) {
            count += ring.skip();
        }
        accepted += count;
        horizon = clock.now();
        wakeWaiters();
        retire();
        return count;
    }

    private void adopt() {
        arrivals.takeAll(rings);
        emitters = rings.size() - 1;
    }

    /** Notes what every ring holds and has lost, and returns the earliest time that a waiting thread has stamped. */
    private long see() {
        adopt();
        long earliest = Long.MAX_VALUE;
        long losses = 0;
        for (int i = 1; i < rings.size(); i++) {
            Ring ring = rings.get(i);
            earliest = Math.min(earliest, ring.waitingTime());
            ring.see();
            losses += ring.reportLosses(reports);
        }
        losses += abandoned.report(reports);
        if (!saidFull && names.notice() != Names.NONE) {
            saidFull = true;
            reports.emit(clock.now(), EventKind.LOG_WRITTEN.code(), 0, EventWord.NO_LANE, names.notice(), -1);
        }
        reports.see();
        lost += losses;
        return earliest;
    }

    private void wakeWaiters() {
        VarHandle.fullFence();
        for (Ring ring : rings) {
            ring.wakeWaiter();
        }
    }

    private void retire() {
        rings.removeIf(ring -> ring != reports && ring.isOver());
        emitters = rings.size() - 1;
    }

    /** Says which thread is to be woken when an emitter waits for room; null for none. */
    void wakes(Thread reader) {
        state.reader = reader;
    }

    /** Whether a thread waits for room now. */
    synchronized boolean hasWaiters() {
        adopt();
        for (Ring ring : rings) {
            if (ring.waitingTime() != Long.MAX_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** How many events have been handed on or discarded, without those that the bus itself reports. */
    public long accepted() {
        return accepted;
    }

    /** How many events have been lost, as of the last drain. After a {@link #drainAll}, accepted and lost make all. */
    public long lost() {
        return lost + state.refused.sum();
    }

    /** How many threads have a ring, as of the last drain: those that live, and those not yet read to their end. */
    public int emitters() {
        return emitters;
    }

    /**
     * Ends the waiting: a thread that waits for room is let go with its event kept; from now on a full ring drops in
     * both modes, and threads that come new lose what they emit, counted. What was emitted before is there for a last
     * {@link #drainAll}. Idempotent.
     */
    @Override
    public void close() {
        state.closed = true;
        synchronized (this) {
            adopt();
            wakeWaiters();
        }
    }
}
