package io.poolscope.session.clock;

import io.poolscope.event.Clock;
import io.poolscope.session.clock.Waiters.Waiter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The clock of a run that can be slowed down, hastened, paused, stepped and stopped. Its time never decreases, across
 * all changes and for all threads.
 *
 * <p>While paused, time stands still, {@link #stamp} waits, and sleeps do not end. {@link #step} lets exactly one event
 * happen. After {@link #stop} time goes on, but nothing waits any more: {@code stamp} returns at once, and sleeping and
 * awaiting threads end with an {@link InterruptedException}, so that a run's threads come to their end.
 *
 * <p>All methods may be called from any thread.
 */
public final class ScenarioClock implements Clock {
    /*
     * The fast path reads the pace, the machine's time, and the pace again: unchanged, the reading counts. A change
     * first puts CHANGING in the pace's place, which sends readers to the lock, and only then reads the time from
     * which the new pace starts. So no reading under the old pace is later than the new one's start. As a processor
     * may look at the pace a little before it looks at the time, the change waits MARGIN before it reads.
     *
     * Lock order: a caller of await holds its own lock and takes this clock's; this clock's holder takes no other. The
     * conditions of waiting threads are therefore signalled by the ConditionSignaller, after the lock has been released.
     */
    /** The slowest speed. */
    public static final double MIN_SPEED = 0.01;
    /** The fastest speed. */
    public static final double MAX_SPEED = 100;

    private static final Pace CHANGING = new Pace(0, 0, 1, false);
    /** Far longer than a processor reorders, in nanoseconds. */
    private static final long MARGIN = 1_000;
    /** How long a step waits for a thread that is on its way to its next event, in nanoseconds. */
    private static final long SETTLE = TimeUnit.MILLISECONDS.toNanos(10);

    private final long settle;
    private final ReentrantLock lock = new ReentrantLock();
    /** Signalled when a thread comes to the gate, or the pace changes. */
    private final Condition arrived = lock.newCondition();
    /** Guarded by the lock. */
    private final Gate gate = new Gate();
    /** Guarded by the lock. */
    private final Waiters waiters = new Waiters();
    /** Whether the next to come to the gate may pass. Guarded by the lock. */
    private boolean permit;
    /** The time of the last event let by a step, or of the pause. Guarded by the lock. */
    private long lastLet;
    /** Written under the lock. */
    private volatile boolean stopped;
    /** Written under the lock. */
    private volatile Pace pace;

    /** A clock whose time is 0 now and runs as the machine's does. */
    public ScenarioClock() {
        this(SETTLE);
    }

    /** A clock whose steps wait at most so many nanoseconds for a thread that is on its way to its next event. */
    public ScenarioClock(long settle) {
        this.settle = settle;
        pace = new Pace(System.nanoTime(), 0, 1, true);
    }

    // Reading.

    @Override
    public long now() {
        while (true) {
            Pace seen = pace;
            long time = seen.at(System.nanoTime());
            if (seen == CHANGING) {
                awaitChange();
            } else if (pace == seen) {
                return time;
            }
        }
    }

    @Override
    public long stamp() {
        while (true) {
            Pace seen = pace;
            if (seen.running()) {
                long time = seen.at(System.nanoTime());
                if (pace == seen) {
                    return time;
                }
            } else {
                long time = passGate();
                if (time >= 0) {
                    return time;
                }
            }
        }
    }

    @SuppressWarnings("LockNotBeforeTry") // once the lock was had, the change is over
    private void awaitChange() {
        lock.lock();
        lock.unlock();
    }

    /** Waits at the gate; returns the time of the event, or -1 if the clock is to be asked again. */
    private long passGate() {
        Gate.Gated me;
        lock.lock();
        try {
            if (pace.running()) {
                return -1;
            }
            if (permit) {
                permit = false;
                return letTime();
            }
            me = gate.enter();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        return me.awaitLet();
    }

    /** The time for an event that a step lets through: later than that of any event before. */
    private long letTime() {
        long time = Math.max(pace.time(), lastLet + 1);
        lastLet = time;
        pace = new Pace(0, time, pace.speed(), false);
        return time;
    }

    // Waiting.

    @Override
    public void sleepUntil(long time) throws InterruptedException {
        throwIfInterrupted();
        Waiter me = enter(time, null);
        if (me == null) {
            return;
        }
        try {
            while (!me.released()) {
                Pace seen = pace;
                long left = seen == CHANGING ? Long.MAX_VALUE : seen.until(time, System.nanoTime());
                if (left <= 0 && seen.running() && pace == seen) {
                    return;
                }
                if (left == Long.MAX_VALUE || !seen.running()) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, left);
                }
                throwIfInterrupted();
            }
        } finally {
            leave(me);
        }
    }

    @Override
    public boolean await(Lock guard, Condition condition, long deadline) throws InterruptedException {
        throwIfInterrupted();
        Waiter me = enter(deadline, new ConditionSignaller.Target(guard, condition));
        if (me == null) {
            return false;
        }
        try {
            Pace seen = pace;
            long left = seen == CHANGING ? Long.MAX_VALUE : seen.until(deadline, System.nanoTime());
            if (deadline == NEVER || left == Long.MAX_VALUE) {
                condition.await();
            } else if (left > 0) {
                condition.awaitNanos(left);
            }
        } finally {
            leave(me);
        }
        throwIfStopped();
        return !me.released() && now() < deadline;
    }

    /** Enters a waiting thread, or returns null if its deadline has come. */
    private Waiter enter(long deadline, ConditionSignaller.Target target) throws InterruptedException {
        lock.lock();
        try {
            throwIfStopped();
            if (deadline <= now()) {
                return null;
            }
            return waiters.enter(deadline, target);
        } finally {
            lock.unlock();
        }
    }

    private void leave(Waiter waiter) {
        lock.lock();
        try {
            waiters.leave(waiter);
        } finally {
            lock.unlock();
        }
    }

    private void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        throwIfStopped();
    }

    private void throwIfStopped() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException("the run has been stopped");
        }
    }

    // Control.

    /** Whether it stands still. */
    public boolean isPaused() {
        lock.lock();
        try {
            return !pace.running();
        } finally {
            lock.unlock();
        }
    }

    /** Scenario time per real time, also while paused, when it is what {@link #resume} goes on with. */
    public double speed() {
        lock.lock();
        try {
            return pace.speed();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Changes the speed, at once for all threads that sleep or await.
     *
     * @param speed scenario time per real time, {@link #MIN_SPEED} to {@link #MAX_SPEED}
     */
    public void setSpeed(double speed) {
        if (!(speed >= MIN_SPEED && speed <= MAX_SPEED)) {
            throw new IllegalArgumentException("speed " + speed + " is not in " + MIN_SPEED + " to " + MAX_SPEED);
        }
        lock.lock();
        try {
            change(speed, pace.running());
        } finally {
            lock.unlock();
        }
        wakeWaiters();
    }

    /** Stands still, but for steps. Does nothing when paused or stopped. */
    public void pause() {
        List<Waiter> past = List.of();
        lock.lock();
        try {
            if (!stopped && pace.running()) {
                change(pace.speed(), false);
                permit = false;
                lastLet = pace.time();
                past = waiters.releaseUntil(pace.time());
            }
        } finally {
            lock.unlock();
        }
        waiters.wake(past);
    }

    /** Goes on. Does nothing when running. */
    public void resume() {
        lock.lock();
        try {
            goOn();
        } finally {
            lock.unlock();
        }
        wakeWaiters();
    }

    /**
     * Lets exactly one event happen while paused: the one that has waited longest, or, when none waits, the first that
     * is emitted after the sleep that is next to end; time then goes on to that end. May take some milliseconds, for
     * threads that are on their way to an event.
     */
    public StepOutcome step() {
        Waiter next;
        lock.lock();
        try {
            gate.awaitArrival(arrived, settle, () -> pace.running());
            if (pace.running()) {
                return StepOutcome.NOT_PAUSED;
            }
            if (!gate.isEmpty()) {
                gate.letFirst(letTime());
                return StepOutcome.ADMITTED;
            }
            next = waiters.releaseFirst();
            if (next == null) {
                return StepOutcome.NOTHING_WAITS;
            }
            pace = new Pace(0, Math.max(pace.time(), next.deadline()), pace.speed(), false);
            permit = true;
        } finally {
            lock.unlock();
        }
        waiters.wake(List.of(next));
        return StepOutcome.ADVANCED;
    }

    /** Ends the run: time goes on, nothing waits any more. Final; idempotent. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            goOn();
        } finally {
            lock.unlock();
        }
        wakeWaiters();
    }

    /** Whether {@link #stop} has been called. */
    public boolean isStopped() {
        return stopped;
    }

    /** How many threads wait to emit an event: what a pause holds. */
    public int gated() {
        lock.lock();
        try {
            return gate.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many threads sleep or await on this clock. */
    public int waiting() {
        lock.lock();
        try {
            return waiters.size();
        } finally {
            lock.unlock();
        }
    }

    private void change(double speed, boolean running) {
        Pace before = pace;
        pace = CHANGING;
        long moment = System.nanoTime() + MARGIN;
        while (System.nanoTime() - moment < 0) {
            Thread.onSpinWait();
        }
        moment = System.nanoTime();
        pace = new Pace(moment, before.at(moment), speed, running);
        arrived.signalAll();
    }

    private void goOn() {
        if (!pace.running()) {
            change(pace.speed(), true);
            permit = false;
            gate.open();
        }
    }

    private void wakeWaiters() {
        List<Waiter> all;
        lock.lock();
        try {
            all = waiters.list();
        } finally {
            lock.unlock();
        }
        waiters.wake(all);
    }
}
