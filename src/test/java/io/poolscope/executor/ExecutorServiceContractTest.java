package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.PoolKind;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.ManualClock;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link ExecutorService}, for every kind of pool and for one made elsewhere. */
@Timeout(30)
class ExecutorServiceContractTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    private ObservedExecutor pool(PoolKind kind) {
        return pool(kind, recorder);
    }

    private static ObservedExecutor pool(PoolKind kind, Recorder recorder) {
        return switch (kind) {
            case FOREIGN -> ObservedExecutor.wrap(Executors.newFixedThreadPool(2), recorder, "p");
            case THREAD_PER_TASK -> ObservedExecutor.wrap(Executors.newVirtualThreadPerTaskExecutor(), recorder, "p", kind);
            default -> ObservedExecutor.builder(recorder).name("p").workers(2).kind(kind).build();
        };
    }

    private void balanced() {
        Books.of(recorder.events()).check();
    }

    @ParameterizedTest
    @EnumSource(names = {"FOREIGN", "THREAD_PER_TASK", "ASYNC"})
    void kindThatIsNotMadeHere_isRefused(PoolKind kind) {
        assertThatThrownBy(() -> ObservedExecutor.builder(recorder).kind(kind)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind " + kind).hasMessageContaining("allowed are fixed, cached");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void nulls_areRefused(PoolKind kind) {
        try (ObservedExecutor pool = pool(kind)) {
            assertThatThrownBy(() -> pool.execute(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.submit((Runnable) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.submit((Callable<?>) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.submit(null, "result")).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.invokeAll(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.invokeAll(Arrays.<Callable<Integer>>asList(() -> 1, null)))
                    .isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.invokeAny(null)).isInstanceOf(NullPointerException.class);
            TaskGate gate = new TaskGate();
            assertThatThrownBy(() -> pool.invokeAny(Arrays.<Callable<String>>asList(gate, null))).isInstanceOf(NullPointerException.class);
            gate.open();
            assertThatThrownBy(() -> pool.invokeAny(List.<Callable<Integer>>of())).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pool.invokeAny(List.<Callable<Integer>>of(() -> 1), 1, null)).isInstanceOf(NullPointerException.class);
        }
        balanced();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void everyWayOfSubmitting_runsTheTaskAndGivesItsResult(PoolKind kind) throws Exception {
        AtomicInteger ran = new AtomicInteger();
        try (ObservedExecutor pool = pool(kind)) {
            assertThat(pool.submit(() -> ran.incrementAndGet()).get()).isEqualTo(1);
            assertThat(pool.submit((Runnable) ran::incrementAndGet).get()).isNull();
            assertThat(pool.submit(ran::incrementAndGet, "result").get()).isEqualTo("result");
            CountDownLatch executed = new CountDownLatch(1);
            pool.execute(executed::countDown);
            executed.await();
        }
        assertThat(ran.get()).isEqualTo(3);
        balanced();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void whatTheSubmitterDidBefore_isSeenByTheTask_andWhatTheTaskDid_byWhoeverGetsTheResult(PoolKind kind) throws Exception {
        try (ObservedExecutor pool = pool(kind)) {
            for (int i = 0; i < 500; i++) {
                int[] plain = {i};
                Future<?> future = pool.submit(() -> {
                    plain[0] = plain[0] * 2;
                });
                future.get();
                assertThat(plain[0]).isEqualTo(2 * i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void get_throwsTheCause_aTimeout_orTheInterrupt(PoolKind kind) throws Exception {
        try (ObservedExecutor pool = pool(kind)) {
            Exception cause = new Exception("cause");
            Future<?> failing = pool.submit(() -> {
                throw cause;
            });
            assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class).cause().isSameAs(cause);
            TaskGate gate = new TaskGate();
            Future<String> slow = pool.submit(gate);
            assertThatThrownBy(() -> slow.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            Thread.currentThread().interrupt();
            assertThatThrownBy(slow::get).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
            gate.open();
            assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo("passed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void invokeAll_returnsTheFuturesInOrder_allDone(PoolKind kind) throws Exception {
        try (ObservedExecutor pool = pool(kind)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int item = i;
                tasks.add(() -> {
                    if (item == 4) {
                        throw new IllegalStateException("four");
                    }
                    return item;
                });
            }
            List<Future<Integer>> futures = pool.invokeAll(tasks);
            assertThat(futures).hasSize(10).allMatch(Future::isDone);
            assertThat(futures.get(7).get()).isEqualTo(7);
            assertThatThrownBy(() -> futures.get(4).get()).isInstanceOf(ExecutionException.class);
            assertThat(pool.invokeAll(List.<Callable<Integer>>of())).isEmpty();
        }
        balanced();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void invokeAll_withATimeout_cancelsWhatHasNotEnded(PoolKind kind) throws Exception {
        ManualClock clock = new ManualClock();
        Recorder timed = new Recorder(clock);
        Thread mover = new Thread(() -> {
            try {
                timed.await(TaskEvent.TaskFinished.class, 1);
                clock.advanceMillis(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        mover.start();
        try (ObservedExecutor pool = pool(kind, timed)) {
            TaskGate gate = new TaskGate();
            List<Future<String>> futures =
                    pool.invokeAll(List.<Callable<String>>of(() -> "quick", gate, gate, gate, gate), 100, TimeUnit.MILLISECONDS);
            assertThat(futures).hasSize(5).allMatch(Future::isDone);
            assertThat(futures.subList(1, 5)).allMatch(Future::isCancelled);
            mover.join();
        }
        Books books = Books.of(timed.events()).check();
        assertThat(books.finished).as("the quick one").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void invokeAll_thatIsInterrupted_cancelsItsTasks(PoolKind kind) throws Exception {
        try (ObservedExecutor pool = pool(kind)) {
            TaskGate gate = new TaskGate();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pool.invokeAll(List.of(gate, gate, gate))).isInstanceOf(InterruptedException.class);
        }
        balanced();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void invokeAny_returnsAResult_andCancelsTheOthers(PoolKind kind) throws Exception {
        try (ObservedExecutor pool = pool(kind)) {
            TaskGate gate = new TaskGate();
            Callable<String> fails = () -> {
                throw new IllegalStateException("fails");
            };
            assertThat(pool.invokeAny(List.<Callable<String>>of(fails, gate, () -> "quick"))).isEqualTo("quick");
            assertThatThrownBy(() -> pool.invokeAny(List.of(fails, fails))).isInstanceOf(ExecutionException.class).cause()
                    .hasMessage("fails");
            assertThatThrownBy(() -> pool.invokeAny(List.of(gate, gate), 20, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        }
        balanced();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void afterShutdown_queuedTasksStillRun_andSubmitsAreRejected(PoolKind kind) throws Exception {
        ObservedExecutor pool = pool(kind);
        TaskGate gate = new TaskGate();
        List<Future<String>> futures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            futures.add(pool.submit(gate));
        }
        pool.shutdown();
        assertThat(pool.isShutdown()).isTrue();
        assertThat(pool.isTerminated()).isFalse();
        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pool.execute(() -> gate.open())).isInstanceOf(RejectedExecutionException.class);
        assertThat(pool.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
        gate.open();
        for (Future<String> each : futures) {
            assertThat(each.get()).isEqualTo("passed");
        }
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.isTerminated()).isTrue();
        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
        balanced();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"CACHED", "THREAD_PER_TASK", "ASYNC"}) // nothing waits in these
    void shutdownNow_interruptsWhatRuns_andReturnsWhatNeverStarted(PoolKind kind) throws Exception {
        ObservedExecutor pool = pool(kind);
        List<CountDownLatch> entered = List.of(new CountDownLatch(1), new CountDownLatch(1));
        List<Future<?>> running = new ArrayList<>();
        for (CountDownLatch each : entered) {
            running.add(pool.submit(() -> {
                each.countDown();
                new CountDownLatch(1).await();
                return null;
            }));
        }
        for (CountDownLatch each : entered) {
            each.await();
        }
        AtomicInteger byHand = new AtomicInteger();
        Future<Integer> first = pool.submit(byHand::incrementAndGet);
        Future<Integer> second = pool.submit(byHand::incrementAndGet);
        Runnable executed = byHand::incrementAndGet;
        pool.execute(executed);
        List<Runnable> never = pool.shutdownNow();
        if (kind == PoolKind.SCHEDULED) {
            // As ScheduledThreadPoolExecutor: what was executed comes back as a future too, and none of them runs any more.
            assertThat(never).hasSize(3).contains((Runnable) first, (Runnable) second).allMatch(each -> each instanceof ScheduledFuture<?>);
        } else {
            assertThat(never).containsExactlyInAnyOrder((Runnable) first, (Runnable) second, executed);
        }
        assertThat(first.isDone()).as("as Java defines it").isFalse();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        if (kind != PoolKind.WORK_STEALING) {
            for (Future<?> each : running) {
                assertThatThrownBy(each::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(InterruptedException.class);
            }
        }
        ((Runnable) first).run();
        if (kind == PoolKind.SCHEDULED) {
            assertThat(first.isCancelled()).isTrue();
        } else {
            assertThat(first.get()).isEqualTo(1);
        }
        assertThat(second.cancel(false)).isTrue();
        assertThatThrownBy(second::get).isInstanceOf(CancellationException.class);
        balanced();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void awaitTermination_thatIsInterrupted_throws(PoolKind kind) {
        try (ObservedExecutor pool = pool(kind)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pool.awaitTermination(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void cancelTrue_interruptsTheRunningTask(PoolKind kind) throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (ObservedExecutor pool = pool(kind)) {
            CountDownLatch entered = new CountDownLatch(1);
            Future<?> future = pool.submit(() -> {
                entered.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
            entered.await();
            assertThat(future.cancel(true)).isTrue();
            assertThat(future.isCancelled()).isTrue();
            interrupted.await();
        }
        balanced();
    }
}
