package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Clock;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventWord;
import io.poolscope.event.RunEvent;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A reentrant lock that tells who takes and releases it, and which task waits for it. Only the outermost taking and
 * releasing by a thread is told. Fair: the thread that waits longest gets it. The time of {@link #tryLock(long, TimeUnit)} is
 * scenario time. Thread-safe.
 */
public final class ObservedLock implements Lock {
    /** Stands for a time that is over. */
    private static final Waiter TOO_LATE = new Waiter(null);

    private final EventPort port;
    private final Clock clock;
    private final int id;
    private final String name;
    /** Guards the fields below, for a moment at a time; clock stamps are read without it. */
    private final ReentrantLock gate = new ReentrantLock();
    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
    private Thread owner;
    private int holds;
    /** The task that holds it, or null; read without the gate by the deadlock watch. */
    private volatile ObservedTask<?> holder;
    private int holderLane = EventWord.NO_LANE;

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        final Condition turn;
        boolean granted;
        long byTask = -1;
        int byLane = EventWord.NO_LANE;

        Waiter(Condition turn) {
            this.turn = turn;
        }
    }

    /** A free lock. */
    public ObservedLock(EventPort port, String name) {
        this.port = Objects.requireNonNull(port, "port");
        this.name = Objects.requireNonNull(name, "name");
        clock = port.clock();
        id = port.ids().nextLock();
    }

    /** Its id in the run. */
    public int id() {
        return id;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The task that holds it, or null. */
    ObservedTask<?> holder() {
        return holder;
    }

    @Override
    public void lock() {
        boolean interrupted = false;
        while (true) {
            try {
                acquire(Clock.NEVER);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        acquire(Clock.NEVER);
    }

    @Override
    public boolean tryLock() {
        return take() && told();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return acquire(Deadlines.after(clock, unit.toNanos(time)));
    }

    /** Takes it if it is free for the calling thread. */
    private boolean take() {
        gate.lock();
        try {
            if (owner == Thread.currentThread()) {
                holds++;
                return true;
            }
            if (owner != null || !waiters.isEmpty()) {
                return false;
            }
            own(Thread.currentThread());
            return true;
        } finally {
            gate.unlock();
        }
    }

    private void own(Thread thread) {
        owner = thread;
        holds = 1;
    }

    private boolean told() {
        if (holds == 1) {
            ThreadRole here = ThreadRole.current();
            holder = here == null ? null : here.task();
            holderLane = here == null ? EventWord.NO_LANE : here.lane;
            new RunEvent.LockAcquired(clock.stamp(), id, holderLane, name, holder == null ? -1 : holder.id)
                    .emitTo(port.sink(), port.names());
        }
        return true;
    }

    private boolean acquire(long deadline) throws InterruptedException {
        Waiter waiter = takeOrEnter(deadline);
        if (waiter == null) {
            return told();
        }
        if (waiter == TOO_LATE) {
            return false;
        }
        TaskWaits wait = TaskWaits.begin(BlockReason.LOCK, id, WaitForGraph.Edge.to(this));
        boolean mine = false;
        try {
            mine = await(waiter, deadline);
        } finally {
            if (wait != null) {
                wait.end(waiter.byTask, waiter.byLane);
            }
        }
        return mine && told();
    }

    /** Takes it and returns null, or enters the line; before it is told, so that the thread that releases it knows the waiter. */
    private Waiter takeOrEnter(long deadline) {
        gate.lock();
        try {
            if (take()) {
                return null;
            }
            if (clock.now() >= deadline) {
                return TOO_LATE;
            }
            Waiter waiter = new Waiter(gate.newCondition());
            waiters.add(waiter);
            return waiter;
        } finally {
            gate.unlock();
        }
    }

    private boolean await(Waiter waiter, long deadline) throws InterruptedException {
        gate.lock();
        try {
            while (!waiter.granted) {
                if (clock.now() >= deadline) {
                    waiters.remove(waiter);
                    return false;
                }
                clock.await(gate, waiter.turn, deadline);
            }
            return true;
        } catch (InterruptedException e) {
            if (waiter.granted) {
                // It was handed over in the same moment: the lock is held, and the interrupt is kept for later.
                Thread.currentThread().interrupt();
                return true;
            }
            waiters.remove(waiter);
            throw e;
        } finally {
            gate.unlock();
        }
    }

    private void passOn() {
        Waiter next = waiters.poll();
        if (next != null) {
            own(next.thread);
            next.granted = true;
            next.turn.signal();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalMonitorStateException if the calling thread does not hold it
     */
    @Override
    public void unlock() {
        gate.lock();
        try {
            if (owner != Thread.currentThread()) {
                throw new IllegalMonitorStateException("lock " + name + " is not held by " + Thread.currentThread().getName());
            }
            if (holds > 1) {
                holds--;
                return;
            }
        } finally {
            gate.unlock();
        }
        ObservedTask<?> by = holder;
        int byLane = holderLane;
        // Told while it is still held, so that the next LockAcquired can't have an earlier time.
        new RunEvent.LockReleased(clock.stamp(), id, byLane, name, by == null ? -1 : by.id).emitTo(port.sink(), port.names());
        gate.lock();
        try {
            holder = null;
            owner = null;
            holds = 0;
            Waiter next = waiters.peek();
            if (next != null) {
                next.byTask = by == null ? -1 : by.id;
                next.byLane = byLane;
                passOn();
            }
        } finally {
            gate.unlock();
        }
    }

    /**
     * Not supported.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("an observed lock has no conditions; use an ObservedQueue to hand things over");
    }
}
