package io.poolscope.session.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Speeds, conditions, the stop, and many threads. */
@Tag("alone") // measures real time against scenario time
@Timeout(30)
class ScenarioClockChangesTest extends ClockFixture {
    @Test
    void setSpeed_faster_endsSleepsEarly() throws Exception {
        clock.setSpeed(ScenarioClock.MIN_SPEED);
        Future<Long> sleeper = sleeping(clock.now() + TimeUnit.SECONDS.toNanos(2)); // 200 s at this speed
        awaitWaiting(1);
        clock.setSpeed(ScenarioClock.MAX_SPEED);
        assertThat(get(sleeper)).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void setSpeed_slower_makesSleepsLonger() throws Exception {
        clock.setSpeed(100);
        long start = clock.now();
        Future<Long> sleeper = sleeping(start + TimeUnit.SECONDS.toNanos(100));
        awaitWaiting(1);
        clock.setSpeed(0.01);
        long slow = clock.now();
        long real = System.nanoTime();
        assertThat(clock.now() - slow).isLessThanOrEqualTo((System.nanoTime() - real) / 10 + 100_000);
        assertThat(sleeper.isDone()).isFalse();
        clock.stop();
        assertThatThrownBy(() -> get(sleeper)).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void setSpeed_outOfRange_isRefusedInOneLine() {
        for (double speed : new double[] {0, -1, 0.009, 100.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> clock.setSpeed(speed)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("speed " + speed + " is not in 0.01 to 100.0");
        }
        assertThat(clock.speed()).isEqualTo(1);
    }

    @Test
    void setSpeed_whilePaused_countsFromTheResume() {
        clock.pause();
        clock.setSpeed(10);
        assertThat(clock.isPaused()).isTrue();
        assertThat(clock.speed()).isEqualTo(10);
        long stood = clock.now();
        clock.resume();
        long start = System.nanoTime();
        while (System.nanoTime() - start < MILLI) {
            Thread.onSpinWait();
        }
        assertThat(clock.now() - stood).isGreaterThanOrEqualTo(10 * MILLI);
    }

    @Test
    void await_signalled_returnsTrueAlsoWhilePaused() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        Future<Boolean> awaiting = threads.submit(() -> awaitOnce(lock, condition, HOUR));
        awaitWaiting(1);
        clock.pause();
        awaitCondition(lock, condition);
        lock.lock();
        try {
            condition.signal();
        } finally {
            lock.unlock();
        }
        assertThat(get(awaiting)).isTrue();
    }

    @Test
    void await_deadlinePasses_returnsFalse() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        long deadline = clock.now() + MILLI;
        boolean early = true;
        while (early) {
            early = awaitOnce(lock, condition, deadline);
        }
        assertThat(clock.now()).isGreaterThanOrEqualTo(deadline);
        assertThat(awaitOnce(lock, condition, deadline)).isFalse();
    }

    @Test
    void await_lockHeldByASleeper_doesNotHoldUpTheControl() throws Exception {
        ReentrantLock held = new ReentrantLock();
        Condition condition = held.newCondition();
        Future<Boolean> awaiting = threads.submit(() -> awaitOnce(held, condition, HOUR));
        awaitWaiting(1);
        awaitCondition(held, condition);
        CountDownLatch holds = new CountDownLatch(1);
        Future<?> holder = threads.submit(() -> {
            held.lock();
            try {
                holds.countDown();
                clock.sleepUntil(2 * HOUR);
            } finally {
                held.unlock();
            }
            return null;
        });
        holds.await();
        awaitWaiting(2);
        clock.setSpeed(10); // would wait for ever if it took the lock
        clock.stop();
        assertThatThrownBy(() -> get(holder)).hasCauseInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> get(awaiting)).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void stop_thousandSleepersAwaitersAndGated_allEndWithinASecond() throws Exception {
        List<Thread> all = new ArrayList<>();
        AtomicInteger interrupted = new AtomicInteger();
        AtomicInteger stamped = new AtomicInteger();
        for (int i = 0; i < 1000; i++) {
            int number = i;
            ReentrantLock lock = new ReentrantLock();
            Condition condition = lock.newCondition();
            all.add(Thread.ofVirtual().start(() -> {
                try {
                    if (number % 2 == 0) {
                        clock.sleepUntil(HOUR + number);
                    } else {
                        awaitOnce(lock, condition, number % 4 == 1 ? Clock.NEVER : HOUR);
                    }
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
            }));
        }
        awaitWaiting(1000);
        clock.pause();
        for (int i = 0; i < 100; i++) {
            all.add(Thread.ofVirtual().start(() -> {
                clock.stamp();
                stamped.incrementAndGet();
            }));
        }
        awaitGated(100);
        long start = System.nanoTime();
        clock.stop();
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(1));
        assertThat(interrupted).hasValue(1000);
        assertThat(stamped).hasValue(100);
        assertThat(clock.waiting()).isZero();
    }

    @Test
    void stop_thenNothingWaits() throws Exception {
        clock.stop();
        clock.pause();
        assertThat(clock.isPaused()).isFalse();
        assertThat(clock.stamp()).isLessThanOrEqualTo(clock.stamp());
        assertThatThrownBy(() -> clock.sleepUntil(HOUR)).isInstanceOf(InterruptedException.class)
                .hasMessage("the run has been stopped");
    }

    @Test
    void thousandSleepers_atHighSpeed_allWakeNotBeforeTheirTime() throws Exception {
        clock.setSpeed(100);
        List<Callable<Long>> sleeps = new ArrayList<>();
        long start = clock.now();
        for (int i = 0; i < 1000; i++) {
            long until = start + i * 10L * MILLI; // ten seconds in all, 100 ms of real time
            sleeps.add(() -> {
                clock.sleepUntil(until);
                return clock.now() - until;
            });
        }
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> late : virtual.invokeAll(sleeps)) {
                assertThat(get(late)).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void time_acrossAllChanges_neverDecreasesForAnyThread() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong highest = new AtomicLong();
        List<Future<Long>> readers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            boolean stamps = i == 0;
            readers.add(threads.submit(() -> {
                long reads = 0;
                while (!done.get()) {
                    // What any thread has read before is not later than what is read now.
                    long before = highest.get();
                    long time = stamps ? clock.stamp() : clock.now();
                    if (time < before) {
                        throw new AssertionError("time went back from " + before + " to " + time);
                    }
                    highest.accumulateAndGet(time, Math::max);
                    reads++;
                }
                return reads;
            }));
        }
        double[] speeds = {1, 10, 0.1, 100, 0.01, 3};
        for (int i = 0; i < 3000; i++) {
            clock.setSpeed(speeds[i % speeds.length]);
            if (i % 3 == 0) {
                clock.pause();
                if (i % 2 == 0) {
                    clock.step();
                }
                clock.resume();
            }
        }
        done.set(true);
        for (Future<Long> reader : readers) {
            assertThat(get(reader)).isPositive();
        }
    }
}
