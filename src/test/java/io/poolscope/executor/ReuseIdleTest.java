package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool below its limit leaves tasks to idle workers where it is told to, as CPython's does. */
@Timeout(30)
class ReuseIdleTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    private ObservedExecutorBuilder pool(boolean reuse) {
        return ObservedExecutor.builder(recorder).workers(4).reuseIdleWorkers(reuse);
    }

    private int started() {
        return recorder.events(PoolEvent.WorkerStarted.class).size();
    }

    /** Waits until the worker that ran a task waits at the queue: it is what the next submit meets. */
    private static void awaitIdle(ObservedExecutor pool) {
        for (ThreadRole worker : pool.lanes.workers()) {
            while (worker.thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    private int workersOfTasksOneByOne(ObservedExecutorBuilder builder) throws Exception {
        try (ObservedExecutor pool = builder.build()) {
            for (int i = 0; i < 20; i++) {
                pool.submit(() -> 1).get();
                awaitIdle(pool);
            }
        }
        return started();
    }

    @Test
    void tasksOneByOne_needOneWorker() throws Exception {
        assertThat(workersOfTasksOneByOne(pool(true))).isEqualTo(1);
    }

    @Test
    void withABoundedQueue_theyNeedOneToo() throws Exception {
        assertThat(workersOfTasksOneByOne(pool(true).queueCapacity(2).policy(SaturationPolicy.ABORT))).isEqualTo(1);
    }

    @Test
    void unlessTold_eachTaskMakesAWorkerUntilThereAreAll() throws Exception {
        assertThat(workersOfTasksOneByOne(pool(false))).isEqualTo(4);
    }

    @Test
    void tasksAtOneTime_getAWorkerEach() throws Exception {
        try (ObservedExecutor pool = pool(true).build()) {
            for (int round = 0; round < 50; round++) {
                CountDownLatch all = new CountDownLatch(4);
                List<Future<?>> futures = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    futures.add(pool.submit(() -> {
                        all.countDown();
                        all.await();
                        return null;
                    }));
                }
                for (Future<?> each : futures) {
                    each.get();
                }
            }
        }
        assertThat(started()).isEqualTo(4);
        Books.of(recorder.events()).check();
    }

    @Test
    void afterAResizeToFewer_nothingIsLeftToAWorkerThatHasEnded() throws Exception {
        try (ObservedExecutor pool = pool(true).build()) {
            for (int round = 0; round < 30; round++) {
                pool.resize(4);
                CountDownLatch all = new CountDownLatch(4);
                for (int i = 0; i < 4; i++) {
                    pool.execute(all::countDown);
                }
                all.await();
                pool.resize(1);
                assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
            }
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void otherKinds_sayThatTheyCant() {
        for (PoolKind kind : List.of(PoolKind.PRIORITY, PoolKind.SCHEDULED)) {
            assertThatThrownBy(() -> pool(true).kind(kind).build()).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("fixed");
        }
    }
}
