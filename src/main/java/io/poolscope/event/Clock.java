package io.poolscope.event;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * The time of a run: nanoseconds of scenario time since the run began, never decreasing. Everything that waits or
 * stamps does it through the run's clock, so that a controllable clock can pause, step and scale the whole run.
 *
 * <p>All methods may be called from any thread.
 */
public interface Clock {
    /** A deadline that never comes. */
    long NEVER = Long.MAX_VALUE;

    /** The time now. Never waits: this is what a window asks. */
    long now();

    /**
     * The time for an event that is about to be emitted. A clock that is paused lets the caller wait here until it
     * goes on or a step admits this one event; so a pause ends within one event. Waits uninterruptibly, as an event
     * must not be lost to an interrupt; the interrupt status is kept.
     */
    long stamp();

    /**
     * Waits until {@code time}, at once if it is past.
     *
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    void sleepUntil(long time) throws InterruptedException;

    /**
     * Waits on a condition until it is signalled, or until {@code deadline}, whichever is first. The caller holds
     * the condition's lock, and asks its predicate again afterwards: the wait may end for no reason.
     *
     * @param lock the lock of {@code condition}, held by the caller
     * @param deadline a time, or {@link #NEVER}
     * @return false if the deadline has come
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    boolean await(Lock lock, Condition condition, long deadline) throws InterruptedException;
}
