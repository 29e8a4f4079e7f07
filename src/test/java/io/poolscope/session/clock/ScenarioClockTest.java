package io.poolscope.session.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time, pauses and steps. */
@Timeout(30)
class ScenarioClockTest extends ClockFixture {
    @Test
    void now_running_passesWithTheMachine() {
        long before = System.nanoTime();
        long first = clock.now();
        long second = clock.now();
        long after = System.nanoTime();
        assertThat(second).isGreaterThanOrEqualTo(first);
        assertThat(second - first).isLessThanOrEqualTo(after - before);
    }

    @Test
    void pause_standsStill() {
        clock.pause();
        assertThat(clock.isPaused()).isTrue();
        long time = clock.now();
        long until = System.nanoTime() + 2 * MILLI;
        while (System.nanoTime() < until) {
            assertThat(clock.now()).isEqualTo(time);
        }
    }

    @Test
    void resume_goesOnWhereItStood() throws Exception {
        clock.pause();
        long stood = clock.now();
        long real = System.nanoTime();
        clock.resume();
        long time = clock.now();
        assertThat(time).isGreaterThanOrEqualTo(stood).isLessThanOrEqualTo(stood + System.nanoTime() - real);
        clock.sleepUntil(stood + MILLI);
        assertThat(clock.now()).isGreaterThanOrEqualTo(stood + MILLI);
    }

    @Test
    void stamp_whilePaused_waitsForResume() throws Exception {
        clock.pause();
        long stood = clock.now();
        Future<Long> event = stamping();
        awaitGated(1);
        assertThat(event.isDone()).isFalse();
        clock.resume();
        assertThat(get(event)).isGreaterThanOrEqualTo(stood);
    }

    @Test
    void stamp_afterPauseReturned_isNeverLaterThanThePause() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        List<Future<Long>> lasts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            lasts.add(threads.submit(() -> {
                long last = -1;
                while (!clock.isStopped()) {
                    long time = clock.stamp();
                    if (clock.isStopped()) {
                        break; // let by the stop
                    }
                    last = time;
                    running.countDown();
                }
                return last;
            }));
        }
        running.await();
        clock.pause();
        long stood = clock.now();
        awaitGated(2);
        clock.stop();
        for (Future<Long> last : lasts) {
            assertThat(get(last)).isLessThanOrEqualTo(stood);
        }
    }

    @Test
    void step_whileRunning_doesNothing() {
        assertThat(clock.step()).isEqualTo(StepOutcome.NOT_PAUSED);
    }

    @Test
    void step_nobodyThere_saysSo() {
        clock.pause();
        assertThat(clock.step()).isEqualTo(StepOutcome.NOTHING_WAITS);
    }

    @Test
    void step_onlyEndlessWaits_saysSo() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        threads.submit(() -> awaitOnce(lock, condition, Clock.NEVER));
        awaitWaiting(1);
        clock.pause();
        assertThat(clock.step()).isEqualTo(StepOutcome.NOTHING_WAITS);
    }

    @Test
    void step_threeEventsWait_letsThemGoOneByOneInTheOrderTheyCame() throws Exception {
        clock.pause();
        long stood = clock.now();
        BlockingQueue<Integer> let = new LinkedBlockingQueue<>();
        List<Future<Long>> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            events.add(threads.submit(() -> {
                long time = clock.stamp();
                let.add(number);
                return time;
            }));
            awaitGated(i + 1);
        }
        long last = stood;
        for (int i = 0; i < 3; i++) {
            assertThat(clock.step()).isEqualTo(StepOutcome.ADMITTED);
            long time = get(events.get(i));
            assertThat(time).isGreaterThan(last).isEqualTo(clock.now());
            assertThat(let.take()).isEqualTo(i);
            assertThat(clock.gated()).isEqualTo(2 - i);
            last = time;
        }
        assertThat(let).isEmpty();
    }

    @Test
    void step_aThreadOnItsWay_isWaitedFor() throws Exception {
        clock = new ScenarioClock(TimeUnit.SECONDS.toNanos(20));
        clock.pause();
        Future<Long> sleeper = sleeping(HOUR);
        awaitWaiting(1);
        Future<Long> event = stamping(); // not waited for: the step must
        assertThat(clock.step()).isEqualTo(StepOutcome.ADMITTED);
        assertThat(get(event)).isLessThan(HOUR);
        assertThat(sleeper.isDone()).isFalse();
    }

    @Test
    void step_onlySleepers_advancesToTheEarliestAndAdmitsItsEventOnly() throws Exception {
        BlockingQueue<Integer> order = new LinkedBlockingQueue<>();
        long[] deadlines = {3 * HOUR, HOUR, 2 * HOUR, HOUR};
        for (int i = 0; i < deadlines.length; i++) {
            int number = i;
            threads.submit(() -> {
                clock.sleepUntil(deadlines[number]);
                long first = clock.stamp();
                order.add(number);
                assertThat(first).isGreaterThanOrEqualTo(deadlines[number]);
                clock.stamp();
                order.add(10 + number);
                return null;
            });
            awaitWaiting(i + 1);
        }
        clock.pause();
        List<StepOutcome> steps = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            steps.add(clock.step());
            seen.add(order.take());
            assertThat(order).isEmpty();
            if (i % 2 == 0) {
                awaitGated(1);
            }
        }
        assertThat(seen).containsExactly(1, 11, 3, 13, 2, 12, 0, 10);
        assertThat(steps).containsExactly(
                StepOutcome.ADVANCED, StepOutcome.ADMITTED, StepOutcome.ADVANCED, StepOutcome.ADMITTED,
                StepOutcome.ADVANCED, StepOutcome.ADMITTED, StepOutcome.ADVANCED, StepOutcome.ADMITTED);
        assertThat(clock.now()).isGreaterThan(3 * HOUR).isLessThan(3 * HOUR + 100);
    }

    @Test
    void step_anAwaitWithADeadline_timesOut() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        Future<Boolean> awaiting = threads.submit(() -> {
            lock.lock();
            try {
                boolean early = true;
                while (early) {
                    early = clock.await(lock, condition, HOUR);
                }
                return early;
            } finally {
                lock.unlock();
            }
        });
        awaitWaiting(1);
        clock.pause();
        assertThat(clock.step()).isEqualTo(StepOutcome.ADVANCED);
        assertThat(get(awaiting)).isFalse();
        assertThat(clock.now()).isEqualTo(HOUR);
    }

    @Test
    void pausePermitLeftOver_isNotAddedUp() throws Exception {
        Future<Long> one = sleeping(HOUR);
        Future<Long> two = sleeping(2 * HOUR);
        awaitWaiting(2);
        clock.pause();
        clock.step();
        get(one); // did not emit
        clock.step();
        get(two);
        Future<Long> first = stamping();
        get(first);
        Future<Long> second = stamping();
        awaitGated(1);
        assertThat(second.isDone()).isFalse();
    }

    @Test
    void resume_takesAPermitBack() throws Exception {
        Future<Long> sleeper = sleeping(HOUR);
        awaitWaiting(1);
        clock.pause();
        clock.step();
        get(sleeper);
        clock.resume();
        clock.pause();
        Future<Long> event = stamping();
        awaitGated(1);
        assertThat(event.isDone()).isFalse();
    }

    @Test
    void sleepUntil_pastTime_returnsAtOnceEvenWhilePaused() throws Exception {
        clock.pause();
        clock.sleepUntil(clock.now());
        clock.sleepUntil(-1);
    }

    @Test
    void sleepUntil_interruptedBefore_throws() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> clock.sleepUntil(0)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void sleepUntil_interruptedMeanwhile_throwsAtOnceAlsoWhilePaused() throws Exception {
        for (boolean paused : new boolean[] {false, true}) {
            BlockingQueue<Thread> sleeper = new LinkedBlockingQueue<>();
            Future<?> sleep = threads.submit(() -> {
                sleeper.add(Thread.currentThread());
                clock.sleepUntil(HOUR);
                return null;
            });
            awaitWaiting(1);
            if (paused) {
                clock.pause();
            }
            sleeper.take().interrupt();
            assertThatThrownBy(() -> get(sleep)).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(clock.waiting()).isZero();
        }
    }

    @Test
    void stamp_interruptedWhilePaused_staysAndKeepsTheInterrupt() throws Exception {
        clock.pause();
        BlockingQueue<Thread> thread = new LinkedBlockingQueue<>();
        Future<Boolean> event = threads.submit(() -> {
            thread.add(Thread.currentThread());
            clock.stamp();
            return Thread.interrupted();
        });
        awaitGated(1);
        thread.take().interrupt();
        assertThat(clock.gated()).isEqualTo(1);
        clock.step();
        assertThat(get(event)).isTrue();
    }
}
