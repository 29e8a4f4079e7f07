package io.poolscope.session.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;

/** A clock, threads that wait on it, and ways to know that they have arrived. */
abstract class ClockFixture {
    static final long HOUR = TimeUnit.HOURS.toNanos(1);
    static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    ScenarioClock clock = new ScenarioClock();
    final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void everyThreadEnds() throws InterruptedException {
        clock.stop();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).as("all threads ended").isTrue();
    }

    /** Returns when so many threads wait at the gate; they are on their way there and nothing holds them up. */
    void awaitGated(int count) {
        while (clock.gated() < count) {
            Thread.onSpinWait();
        }
    }

    void awaitWaiting(int count) {
        while (clock.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    <T> T get(Future<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    Future<Long> stamping() {
        return threads.submit(clock::stamp);
    }

    Future<Long> sleeping(long until) {
        return threads.submit(() -> {
            clock.sleepUntil(until);
            return clock.now();
        });
    }

    boolean awaitOnce(ReentrantLock lock, Condition condition, long deadline) throws InterruptedException {
        lock.lock();
        try {
            return clock.await(lock, condition, deadline);
        } finally {
            lock.unlock();
        }
    }

    static void awaitCondition(ReentrantLock lock, Condition condition) {
        while (true) {
            lock.lock();
            try {
                if (lock.hasWaiters(condition)) {
                    return;
                }
            } finally {
                lock.unlock();
            }
            Thread.onSpinWait();
        }
    }
}
