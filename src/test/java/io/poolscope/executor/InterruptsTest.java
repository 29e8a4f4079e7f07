package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.PoolKind;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt belongs to one task; and what an interrupted thread is told is what FutureTask and ThreadPoolExecutor say. */
@Timeout(30)
class InterruptsTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    @AfterEach
    void forgetInterrupt() {
        Thread.interrupted();
    }

    /** One worker, so that the next task is the next on that thread. */
    private ObservedExecutor pool(PoolKind kind) {
        return switch (kind) {
            case FOREIGN -> ObservedExecutor.wrap(Executors.newFixedThreadPool(1), recorder, "p");
            case THREAD_PER_TASK -> ObservedExecutor.wrap(
                    new ForkJoinPool(1, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true), recorder, "p");
            default -> ObservedExecutor.builder(recorder).kind(kind).workers(1).build();
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void cancellingATaskThatDoesNotLook_leavesNoInterruptToTheNext(PoolKind kind) throws Exception {
        try (ObservedExecutor pool = pool(kind)) {
            for (int i = 0; i < 200; i++) {
                AtomicBoolean stop = new AtomicBoolean();
                CountDownLatch in = new CountDownLatch(1);
                Future<?> first = pool.submit(() -> {
                    in.countDown();
                    while (!stop.get()) {
                        Thread.onSpinWait();
                    }
                });
                in.await();
                Future<Boolean> next = kind == PoolKind.CACHED ? null : pool.submit(() -> Thread.currentThread().isInterrupted());
                first.cancel(true);
                stop.set(true);
                if (next != null) {
                    assertThat(next.get()).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void aTaskThatInterruptsItself_leavesNoInterruptToTheNext(PoolKind kind) throws Exception {
        try (ObservedExecutor pool = pool(kind)) {
            for (int i = 0; i < 50; i++) {
                Future<?> first = pool.submit(() -> Thread.currentThread().interrupt());
                Future<Boolean> next = pool.submit(() -> Thread.currentThread().isInterrupted());
                first.get();
                assertThat(next.get()).isFalse();
            }
        }
    }

    @Test
    void aTaskHelpedOutWith_leavesItsInterruptNeitherToTheOuterTaskNorGetsThatOfIt() throws Exception {
        try (ObservedExecutor pool = pool(PoolKind.WORK_STEALING)) {
            Future<String> outer = pool.submit(() -> {
                Future<Boolean> inner = pool.submit(() -> {
                    boolean seen = Thread.currentThread().isInterrupted();
                    Thread.currentThread().interrupt();
                    return seen;
                });
                return inner.get() + " " + Thread.currentThread().isInterrupted();
            });
            assertThat(outer.get()).isEqualTo("false false");
        }
    }

    @Test
    void shutdownNow_interruptsWhatRunsInAWorkStealingPool() throws Exception {
        ObservedExecutor pool = pool(PoolKind.WORK_STEALING);
        TaskGate gate = new TaskGate();
        pool.submit(gate);
        gate.awaitEntered();
        pool.shutdownNow();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(gate.wasInterrupted()).isTrue();
    }

    /** The same questions to a FutureTask and to a task of ours. */
    private void sameAsFutureTask(boolean done, boolean interrupted, long timeout, TimeUnit unit) throws Exception {
        TaskGate gate = new TaskGate();
        FutureTask<String> jdk = new FutureTask<>(gate);
        try (ObservedExecutor pool = pool(PoolKind.FIXED)) {
            Future<String> ours = pool.submit(gate);
            gate.awaitEntered();
            if (done) {
                gate.open();
                ours.get();
                jdk.run();
            }
            assertThat(ask(ours, interrupted, timeout, unit)).isEqualTo(ask(jdk, interrupted, timeout, unit));
            gate.open();
        }
    }

    private static String ask(Future<String> future, boolean interrupted, long timeout, TimeUnit unit) {
        Thread.interrupted();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        String said;
        try {
            said = future.get(timeout, unit);
        } catch (Exception e) {
            said = e.getClass().getName();
        }
        return said + ", interrupted " + Thread.interrupted();
    }

    @Test
    void aTimedGet_saysWhatFutureTaskSays() throws Exception {
        for (boolean done : new boolean[] {false, true}) {
            for (boolean interrupted : new boolean[] {false, true}) {
                for (long timeout : new long[] {Long.MIN_VALUE, -1, 0, 1}) {
                    sameAsFutureTask(done, interrupted, timeout, TimeUnit.NANOSECONDS);
                }
                sameAsFutureTask(done, interrupted, 1, null);
            }
        }
    }

    /** What {@code invokeAll}, {@code invokeAny} and {@code awaitTermination} say to a thread. */
    private static String ask(ExecutorService pool, boolean interrupted, long nanos) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Callable<Integer> one = () -> 1;
        StringBuilder said = new StringBuilder();
        try {
            List<Future<Integer>> all = pool.invokeAll(List.of(one, one), nanos, TimeUnit.NANOSECONDS);
            said.append(all.get(0).isCancelled()).append(all.get(1).isCancelled());
        } catch (Exception e) {
            said.append(e.getClass().getName());
        }
        said.append(Thread.interrupted());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            said.append(pool.awaitTermination(nanos, TimeUnit.NANOSECONDS));
        } catch (Exception e) {
            said.append(e.getClass().getName());
        }
        said.append(Thread.interrupted());
        pool.shutdown();
        try {
            pool.awaitTermination(20, TimeUnit.SECONDS);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            said.append(pool.awaitTermination(nanos, TimeUnit.NANOSECONDS));
        } catch (Exception e) {
            said.append(e.getClass().getName());
        }
        return said.append(Thread.interrupted()).toString();
    }

    @Test
    void bulkCallsAndAwaitTermination_sayWhatThreadPoolExecutorSays() {
        for (boolean interrupted : new boolean[] {false, true}) {
            for (long nanos : new long[] {Long.MIN_VALUE, -1, 0}) {
                assertThat(ask(pool(PoolKind.FIXED), interrupted, nanos)).as("interrupted %s, %s ns", interrupted, nanos)
                        .isEqualTo(ask(Executors.newFixedThreadPool(1), interrupted, nanos));
            }
        }
    }

    @Test
    void invokeAnyWithoutTime_isOverAtOnce() throws Exception {
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool = pool(PoolKind.FIXED)) {
            assertThatThrownBy(() -> pool.invokeAny(List.of(gate), -1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            gate.open();
        }
        Books.of(recorder.events()).check();
    }
}
