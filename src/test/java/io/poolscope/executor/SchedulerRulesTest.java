package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the Javadoc of {@code ScheduledExecutorService} says, held by Java's own, by ours, and by ours around Java's. */
@Timeout(30)
class SchedulerRulesTest {
    enum Made { BY_JAVA, OURS, WRAPPED, WRAPPED_SINGLE }

    private final Recorder recorder = new Recorder(new SystemClock());

    private ScheduledExecutorService make(Made made) {
        return switch (made) {
            case BY_JAVA -> new ScheduledThreadPoolExecutor(1);
            case OURS -> ObservedExecutor.builder(recorder).workers(1).buildScheduler();
            case WRAPPED -> ObservedExecutor.wrap(new ScheduledThreadPoolExecutor(1), recorder, "p");
            case WRAPPED_SINGLE -> ObservedExecutor.wrap(Executors.newSingleThreadScheduledExecutor(), recorder, "p");
        };
    }

    private void end(ScheduledExecutorService pool) throws InterruptedException {
        pool.shutdownNow();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        Books.of(recorder.events()).check();
    }

    @ParameterizedTest
    @EnumSource
    void schedule_runsOnceAfterItsDelay_andGivesTheResult(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        long start = System.nanoTime();
        ScheduledFuture<String> called = pool.schedule(() -> "called", 20, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> ran = pool.schedule(() -> {}, 20, TimeUnit.MILLISECONDS);
        assertThat(called.getDelay(TimeUnit.HOURS)).isZero();
        assertThat(called.getDelay(TimeUnit.MILLISECONDS)).isLessThanOrEqualTo(20);
        assertThat(called.get()).isEqualTo("called");
        assertThat(ran.get()).isNull();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        assertThat(called.getDelay(TimeUnit.NANOSECONDS)).isNegative();
        end(pool);
    }

    @ParameterizedTest
    @EnumSource
    void zeroAndNegativeDelays_runAtOnce_equalOnesInTheOrderOfSubmission(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        TaskGate gate = new TaskGate();
        pool.submit(gate);
        gate.awaitEntered();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<ScheduledFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            all.add(pool.schedule(() -> order.add(number), i % 2 == 0 ? 0 : Long.MIN_VALUE, TimeUnit.NANOSECONDS));
        }
        gate.open();
        for (ScheduledFuture<?> each : all) {
            each.get();
        }
        assertThat(order).isSorted();
        end(pool);
    }

    @ParameterizedTest
    @EnumSource
    void aDelayWithoutEnd_neverRuns_andTheOthersDo(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        ScheduledFuture<?> never = pool.schedule(() -> {}, Long.MAX_VALUE, TimeUnit.DAYS);
        ScheduledFuture<?> nor = pool.scheduleAtFixedRate(() -> {}, Long.MAX_VALUE, 1, TimeUnit.DAYS);
        assertThat(pool.schedule(() -> 1, 1, TimeUnit.MILLISECONDS).get()).isEqualTo(1);
        assertThat(never.isDone() || nor.isDone()).isFalse();
        assertThat(never.getDelay(TimeUnit.DAYS)).isGreaterThan(50_000);
        end(pool);
    }

    @ParameterizedTest
    @EnumSource
    void aPeriodPastWhatALongHolds_runsOnce(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        AtomicInteger runs = new AtomicInteger();
        for (TimeUnit unit : List.of(TimeUnit.NANOSECONDS, TimeUnit.DAYS)) {
            pool.scheduleAtFixedRate(runs::incrementAndGet, 0, Long.MAX_VALUE, unit);
            pool.scheduleWithFixedDelay(runs::incrementAndGet, 0, Long.MAX_VALUE, unit);
        }
        pool.scheduleAtFixedRate(runs::incrementAndGet, 0, 290 * 365L, TimeUnit.DAYS);
        for (int i = 0; i < 100; i++) {
            pool.schedule(() -> 1, 0, TimeUnit.NANOSECONDS).get();
        }
        assertThat(runs).hasValue(5);
        end(pool);
    }

    @ParameterizedTest
    @EnumSource
    void aPeriodicTask_runsUntilItIsCancelled_andItsFutureThenThrows(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        CountDownLatch three = new CountDownLatch(3);
        for (ScheduledFuture<?> each : List.of(pool.scheduleAtFixedRate(three::countDown, 0, 1, TimeUnit.MILLISECONDS),
                pool.scheduleWithFixedDelay(three::countDown, 1, 1, TimeUnit.MILLISECONDS))) {
            three.await();
            assertThat(each.isDone()).isFalse();
            assertThatThrownBy(() -> each.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(((RunnableScheduledFuture<?>) each).isPeriodic()).isTrue();
            assertThat(each.cancel(false)).isTrue();
            assertThat(each.cancel(false)).isFalse();
            assertThat(each.isDone()).isTrue();
            assertThat(each.isCancelled()).isTrue();
            assertThatThrownBy(each::get).isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> each.get(1, TimeUnit.HOURS)).isInstanceOf(CancellationException.class);
        }
        end(pool);
    }

    @ParameterizedTest
    @EnumSource
    void aPeriodicTaskThatThrows_runsNoMore_andItsFutureCarriesWhatItThrew(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        AtomicInteger runs = new AtomicInteger();
        for (Throwable thrown : List.of(new IllegalStateException("second"), new StackOverflowError("second"),
                new CancellationException("second"))) {
            runs.set(0);
            ScheduledFuture<?> task = pool.scheduleAtFixedRate(() -> {
                if (runs.incrementAndGet() == 2) {
                    UncaughtFailures.rethrow(thrown);
                }
            }, 0, 1, TimeUnit.MILLISECONDS);
            assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class).cause().isSameAs(thrown);
            assertThatThrownBy(() -> task.get(1, TimeUnit.HOURS)).isInstanceOf(ExecutionException.class).cause().isSameAs(thrown);
            assertThat(task.isDone()).isTrue();
            assertThat(task.isCancelled()).isFalse();
            assertThat(task.cancel(true)).isFalse();
            assertThat(runs).hasValue(2);
        }
        end(pool);
    }

    @ParameterizedTest
    @EnumSource
    void cancelOfARunningPeriodicTask_interruptsItIfAsked_andNoOtherRunComes(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        ScheduledFuture<?> task = pool.scheduleWithFixedDelay(() -> {
            runs.incrementAndGet();
            in.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        }, 0, 1, TimeUnit.NANOSECONDS);
        in.await();
        assertThat(task.cancel(true)).isTrue();
        interrupted.await();
        pool.submit(() -> 1).get();
        assertThat(runs).hasValue(1);
        end(pool);
    }

    @ParameterizedTest
    @EnumSource
    void runsOfOnePeriodicTask_neverOverlap(Made made) throws Exception {
        ScheduledExecutorService pool = switch (made) {
            case BY_JAVA -> new ScheduledThreadPoolExecutor(4);
            case OURS -> ObservedExecutor.builder(recorder).workers(4).buildScheduler();
            default -> ObservedExecutor.wrap(new ScheduledThreadPoolExecutor(4), recorder, "p");
        };
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch many = new CountDownLatch(200);
        ScheduledFuture<?> task = pool.scheduleAtFixedRate(() -> {
            if (inside.incrementAndGet() != 1) {
                throw new IllegalStateException("two at once");
            }
            inside.decrementAndGet();
            many.countDown();
        }, 0, 1, TimeUnit.NANOSECONDS);
        many.await();
        assertThat(task.cancel(false)).isTrue();
        end(pool);
    }

    @ParameterizedTest
    @EnumSource
    void nullsAndPeriodsThatAreNotPositive_areRefused(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        assertThatThrownBy(() -> pool.schedule((Runnable) null, 1, TimeUnit.SECONDS)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.schedule((Callable<?>) null, 1, TimeUnit.SECONDS)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.schedule(() -> 1, 1, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.scheduleAtFixedRate(null, 1, 1, TimeUnit.SECONDS)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.scheduleAtFixedRate(() -> {}, 1, 1, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.scheduleWithFixedDelay(null, 1, 1, TimeUnit.SECONDS)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.scheduleWithFixedDelay(() -> {}, 1, 1, null)).isInstanceOf(NullPointerException.class);
        for (long wrong : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> pool.scheduleAtFixedRate(() -> {}, 1, wrong,
                    TimeUnit.SECONDS)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pool.scheduleWithFixedDelay(() -> {}, 1, wrong,
                    TimeUnit.SECONDS)).isInstanceOf(IllegalArgumentException.class);
        }
        end(pool);
        assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void afterShutdown_everyWayToScheduleIsRejected(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        pool.shutdown();
        assertThatThrownBy(() -> pool.schedule(() -> 1, 1, TimeUnit.SECONDS)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pool.schedule(() -> {}, 1, TimeUnit.SECONDS)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pool.scheduleAtFixedRate(() -> {}, 1, 1,
                TimeUnit.SECONDS)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pool.scheduleWithFixedDelay(() -> {}, 1, 1,
                TimeUnit.SECONDS)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        end(pool);
    }

    @ParameterizedTest
    @EnumSource
    void shutdownNow_returnsTheFuturesThemselves_alsoOfPeriodicTasks_andRunThenCancelsThem(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        TaskGate gate = new TaskGate();
        pool.submit(gate);
        gate.awaitEntered();
        AtomicInteger runs = new AtomicInteger();
        List<ScheduledFuture<?>> given = List.of(pool.schedule(runs::incrementAndGet, 1, TimeUnit.HOURS),
                pool.schedule(() -> 1, 0, TimeUnit.HOURS),
                pool.scheduleAtFixedRate(runs::incrementAndGet, 0, 1, TimeUnit.HOURS),
                pool.scheduleWithFixedDelay(runs::incrementAndGet, 1, 1, TimeUnit.HOURS));
        pool.execute(runs::incrementAndGet);
        List<Runnable> never = pool.shutdownNow();
        assertThat(never).hasSize(5).allMatch(each -> each instanceof ScheduledFuture<?>)
                .containsAll(given.stream().map(Runnable.class::cast).toList());
        assertThat(given).noneMatch(ScheduledFuture::isDone);
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        never.forEach(Runnable::run);
        assertThat(given).allMatch(ScheduledFuture::isCancelled);
        assertThat(runs).hasValue(0);
        end(pool);
    }

    @ParameterizedTest
    @EnumSource
    void aTaskMayCancelItself_andShutItsPoolDown(Made made) throws Exception {
        ScheduledExecutorService pool = make(made);
        CountDownLatch known = new CountDownLatch(1);
        List<ScheduledFuture<?>> self = new ArrayList<>();
        AtomicInteger runs = new AtomicInteger();
        self.add(pool.scheduleAtFixedRate(() -> {
            try {
                known.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            runs.incrementAndGet();
            self.get(0).cancel(false);
            pool.shutdown();
        }, 0, 1, TimeUnit.NANOSECONDS));
        known.countDown();
        assertThatThrownBy(self.get(0)::get).isInstanceOf(CancellationException.class);
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(1);
        end(pool);
    }
}
