package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.Rejection;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.ManualClock;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class KindsTest {
    private final Recorder recorder = new Recorder(new SystemClock());
    private final ManualClock clock = new ManualClock();
    private final Recorder timed = new Recorder(clock);

    @Test
    void cached_makesAWorkerForEveryTaskThatFindsNoneFree() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).kind(PoolKind.CACHED).build()) {
            List<TaskGate> gates = List.of(new TaskGate(), new TaskGate(), new TaskGate());
            gates.forEach(pool::submit);
            for (TaskGate each : gates) {
                each.awaitEntered();
            }
            assertThat(pool.busyWorkers()).isEqualTo(3);
            gates.forEach(TaskGate::open);
        }
        assertThat(recorder.events(PoolEvent.PoolStarted.class)).singleElement().satisfies(e -> assertThat(e.workers()).isZero());
        Books.of(recorder.events()).check();
    }

    @Test
    void priority_runsLargerOnesFirst_andEqualOnesInOrder() throws Exception {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).kind(PoolKind.PRIORITY).workers(1).build()) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            for (String each : List.of("0 first", "5 high", "0 second", "-1 low", "9 critical", "5 also high")) {
                pool.submit(TaskOptions.priority(Integer.parseInt(each.split(" ")[0])), () -> ran.add(each));
            }
            gate.open();
        }
        assertThat(ran).containsExactly("9 critical", "5 high", "5 also high", "0 first", "0 second", "-1 low");
    }

    @Test
    void scheduled_runsATaskWhenItIsDueInScenarioTime() throws Exception {
        try (ObservedScheduler pool = ObservedExecutor.builder(timed).workers(1).buildScheduler()) {
            ObservedFuture<String> later = pool.schedule(() -> "later", 100, TimeUnit.MILLISECONDS);
            ObservedFuture<String> sooner = pool.schedule(() -> "sooner", 50, TimeUnit.MILLISECONDS);
            clock.awaitWaiters(1);
            clock.advanceMillis(50);
            assertThat(sooner.get()).isEqualTo("sooner");
            assertThat(later.isDone()).isFalse();
            clock.awaitWaiters(1);
            clock.advanceMillis(50);
            assertThat(later.get()).isEqualTo("later");
        }
        assertThat(timed.events(TaskEvent.TaskStarted.class)).extracting(TaskEvent.TaskStarted::time).containsExactly(50_000_000L,
                100_000_000L);
        Books.of(timed.events()).check();
    }

    @Test
    void fixedRate_isDueAPeriodAfterItWasLastDue_fixedDelay_afterItEnded() throws Exception {
        AtomicInteger rateRuns = new AtomicInteger();
        AtomicInteger delayRuns = new AtomicInteger();
        try (ObservedScheduler pool = ObservedExecutor.builder(timed).workers(1).buildScheduler()) {
            PeriodicTask rate = pool.scheduleAtFixedRate(TaskOptions.label("rate"), () -> {
                rateRuns.incrementAndGet();
                clock.advanceMillis(30);
            }, 0, 100, TimeUnit.MILLISECONDS);
            timed.await(TaskEvent.TaskFinished.class, 1);
            clock.awaitWaiters(1);
            clock.advanceMillis(70);
            timed.await(TaskEvent.TaskFinished.class, 2);
            rate.cancel(false);
            assertThat(rate.isCancelled()).isTrue();
            PeriodicTask delay = pool.scheduleWithFixedDelay(TaskOptions.label("delay"), () -> {
                delayRuns.incrementAndGet();
                clock.advanceMillis(30);
            }, 0, 100, TimeUnit.MILLISECONDS);
            timed.await(TaskEvent.TaskFinished.class, 3);
            clock.awaitWaiters(1);
            clock.advanceMillis(100);
            timed.await(TaskEvent.TaskFinished.class, 4);
            delay.cancel(false);
        }
        assertThat(rateRuns.get()).isEqualTo(2);
        assertThat(delayRuns.get()).isEqualTo(2);
        List<Long> starts = timed.events(TaskEvent.TaskStarted.class).stream().map(TaskEvent.TaskStarted::time).toList();
        assertThat(starts.get(1) - starts.get(0)).isEqualTo(100_000_000L);
        assertThat(starts.get(3) - starts.get(2)).isEqualTo(130_000_000L);
        Books.of(timed.events()).check();
    }

    @Test
    void aPeriodicTaskThatFails_isNotRunAgain() throws Exception {
        try (ObservedScheduler pool = ObservedExecutor.builder(timed).workers(1).buildScheduler()) {
            PeriodicTask task = pool.scheduleAtFixedRate(TaskOptions.NONE, () -> {
                throw new IllegalStateException("once");
            }, 0, 10, TimeUnit.MILLISECONDS);
            timed.await(TaskEvent.TaskFailed.class, 1);
            pool.submit(() -> 1).get();
            assertThat(task.isDone()).isTrue();
            assertThat(task.failure()).hasMessage("once");
            assertThatThrownBy(() -> pool.scheduleAtFixedRate(TaskOptions.NONE, () -> {}, 0, 0, TimeUnit.MILLISECONDS))
                    .hasMessage("period 0 is not more than 0");
        }
        assertThat(timed.events(TaskEvent.TaskSubmitted.class)).hasSize(2);
    }

    @Test
    void afterShutdown_delayedTasksRunWhenDue_periodicOnesNotAgain() throws Exception {
        ObservedScheduler pool = ObservedExecutor.builder(timed).workers(1).buildScheduler();
        ObservedFuture<Integer> delayed = pool.schedule(() -> 1, 100, TimeUnit.MILLISECONDS);
        PeriodicTask periodic = pool.scheduleAtFixedRate(TaskOptions.NONE, () -> {}, 10, 10, TimeUnit.MILLISECONDS);
        pool.shutdown();
        clock.advanceMillis(100);
        assertThat(delayed.get()).isEqualTo(1);
        pool.close();
        assertThat(periodic.isDone()).isTrue();
        Books.of(timed.events()).check();
    }

    @Test
    void aCancelledDelayedTask_doesNotHoldUpTheEnd() {
        try (ObservedScheduler pool = ObservedExecutor.builder(timed).workers(1).buildScheduler()) {
            pool.schedule(() -> 1, 1, TimeUnit.DAYS).cancel(false);
        }
        Books.of(timed.events()).check();
    }

    @Test
    void workStealing_tellsItsWorkers_andTasksThatTasksSubmit() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).kind(PoolKind.WORK_STEALING).workers(2).build()) {
            int sum = pool.submit(() -> {
                List<ObservedFuture<Integer>> parts = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    int part = i;
                    parts.add(pool.submit(() -> part));
                }
                int total = 0;
                for (ObservedFuture<Integer> each : parts) {
                    total += each.get();
                }
                return total;
            }).get();
            assertThat(sum).isEqualTo(190);
        }
        assertThat(recorder.events(TaskEvent.TaskFinished.class)).hasSize(21);
        assertThat(recorder.events(PoolEvent.WorkerStopped.class)).hasSameSizeAs(recorder.events(PoolEvent.WorkerStarted.class));
        assertThat(recorder.events(PoolEvent.PoolStopped.class)).hasSize(1);
        Books.of(recorder.events()).check();
    }

    @Test
    void aWrappedExecutor_isToldWithItsOwnThreads() throws Exception {
        ExecutorService made = Executors.newFixedThreadPool(2, body -> new Thread(body, "made elsewhere"));
        try (ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "wrapped")) {
            assertThat(pool.submit(() -> Thread.currentThread().getName()).get()).isEqualTo("made elsewhere");
            pool.submit(() -> 2).get();
        }
        assertThat(made.isTerminated()).isTrue();
        assertThat(recorder.events(PoolEvent.WorkerStarted.class)).isNotEmpty().allMatch(e -> e.name().equals("made elsewhere"));
        assertThat(recorder.events(PoolEvent.WorkerStopped.class)).hasSameSizeAs(recorder.events(PoolEvent.WorkerStarted.class));
        Books.of(recorder.events()).check();
    }

    @Test
    void aVirtualThreadPerTask_hasALaneAsLongAsItsTask() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        try (ObservedExecutor pool =
                ObservedExecutor.wrap(Executors.newVirtualThreadPerTaskExecutor(), recorder, "virtual", PoolKind.THREAD_PER_TASK)) {
            CountDownLatch all = new CountDownLatch(50);
            for (int i = 0; i < 50; i++) {
                pool.submit(() -> {
                    all.countDown();
                    all.await();
                    return ran.incrementAndGet();
                });
            }
        }
        assertThat(ran.get()).isEqualTo(50);
        assertThat(recorder.events(PoolEvent.WorkerStarted.class)).hasSize(50);
        assertThat(recorder.events(PoolEvent.WorkerStopped.class)).hasSize(50);
        Books.of(recorder.events()).check();
    }

    @Test
    void whatAKindCannotHave_isRefused() {
        assertThatThrownBy(() -> ObservedExecutor.builder(recorder).kind(PoolKind.CACHED).queueCapacity(3).build())
                .hasMessage("queue capacity 3 can't be set for a pool of kind CACHED; allowed is unbounded");
        assertThatThrownBy(() -> ObservedExecutor.builder(recorder).kind(PoolKind.THREAD_PER_TASK))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ObservedExecutor.builder(recorder).workers(0)).hasMessage("workers 0 is not in 1 to 10000");
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).kind(PoolKind.WORK_STEALING).workers(2).build()) {
            assertThatThrownBy(() -> pool.resize(3)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void workStealing_aTimedWaitOfATask_endsAtItsTime_andAnInterruptedOneAtOnce() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(timed).kind(PoolKind.WORK_STEALING).workers(2).build()) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> slow = pool.submit(gate);
            gate.awaitEntered();
            ObservedFuture<String> impatient = pool.submit(() -> slow.get(100, TimeUnit.MILLISECONDS));
            clock.awaitWaiters(1);
            clock.advance(Duration.ofMillis(100));
            assertThatThrownBy(impatient::get).hasCauseInstanceOf(TimeoutException.class);

            CountDownLatch interrupted = new CountDownLatch(1);
            ObservedFuture<?> cancelled = pool.submit(() -> {
                try {
                    slow.get();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
                return null;
            });
            timed.await(TaskEvent.TaskBlocked.class, 2);
            cancelled.cancel(true);
            interrupted.await();
            gate.open();
        }
        Books.of(timed.events()).check();
    }

    @Test
    void workStealing_aTaskOfItsOnlyWorker_mayWaitInEveryWayForTasksThatItSubmits() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).kind(PoolKind.WORK_STEALING).workers(1).build()) {
            assertThat(pool.submit(() -> pool.submit(() -> 1).get(1, TimeUnit.HOURS)).get()).isEqualTo(1);
            assertThat(pool.submit(() -> pool.invokeAny(List.of(() -> 2))).get()).isEqualTo(2);
            assertThat(pool.submit(() -> pool.map(List.of(3), i -> i).next()).get()).isEqualTo(3);
            assertThat(pool.submit(() -> Completions.asCompleted(List.of(pool.submit(() -> 4))).next().get()).get()).isEqualTo(4);
            assertThat(pool.submit(() -> Completions.await(List.of(pool.submit(() -> 5)), ReturnWhen.FIRST_COMPLETED).done().size()).get())
                    .isEqualTo(1);
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void theCommonPool_canBeWrapped_andTheWrapperClosed() throws Exception {
        TaskGate gate = new TaskGate();
        ObservedExecutor pool = ObservedExecutor.wrap(ForkJoinPool.commonPool(), recorder, "common");
        ObservedFuture<String> last = pool.submit(gate);
        gate.awaitEntered();
        pool.shutdown();
        assertThat(pool.isShutdown()).isTrue();
        assertThat(pool.isTerminated()).isFalse();
        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
        gate.open();
        pool.close();
        assertThat(last.isDone()).isTrue();
        assertThat(pool.isTerminated()).isTrue();
        assertThat(ForkJoinPool.commonPool().isShutdown()).isFalse();
        assertThat(recorder.events(PoolEvent.PoolStopped.class)).hasSize(1);
        Books.of(recorder.events()).check();
    }

    @Test
    void whatAWrappedExecutorDrops_isToldAsDiscardedWhenItStops() throws Exception {
        ThreadPoolExecutor made =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), new ThreadPoolExecutor.DiscardPolicy());
        ObservedFuture<Integer> dropped;
        try (ObservedExecutor pool = ObservedExecutor.wrap(made, recorder, "wrapped")) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            pool.submit(() -> 1);
            dropped = pool.submit(() -> 2);
            gate.open();
        }
        assertThatThrownBy(dropped::get).hasCauseInstanceOf(RejectedExecutionException.class)
                .hasRootCauseMessage("task 3 was dropped by wrapped before it started");
        assertThat(recorder.events(TaskEvent.TaskRejected.class)).singleElement()
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Rejection.DISCARDED));
        Books.of(recorder.events()).check();
    }
}
