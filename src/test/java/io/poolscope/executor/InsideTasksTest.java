package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.RunEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.ManualClock;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Phases, log lines, locks, and pipelines. */
@Timeout(20)
class InsideTasksTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    @Test
    void phasesAndLogLines_belongToTheTaskThatTellsThem() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            ObservedFuture<?> future = pool.submit(() -> {
                TaskScope.phase("read");
                TaskScope.log("read 10 bytes");
                TaskScope.transferred(10, true);
                TaskScope.phase("process");
                TaskScope.endPhase();
                return TaskScope.currentTask().getAsLong();
            });
            assertThat(future.get()).isEqualTo(future.task());
        }
        assertThat(recorder.events(TaskEvent.TaskPhase.class)).extracting(TaskEvent.TaskPhase::name).containsExactly("read", "process", "");
        assertThat(recorder.events(RunEvent.LogWritten.class)).singleElement().satisfies(e -> {
            assertThat(e.task()).isZero();
            assertThat(e.lane()).isEqualTo(recorder.events(TaskEvent.TaskStarted.class).get(0).lane());
        });
        assertThat(recorder.events(TaskEvent.PayloadTransferred.class)).hasSize(1);
    }

    @Test
    void outsideATask_thereIsNothingToTell() {
        assertThat(TaskScope.currentTask()).isEmpty();
        assertThatThrownBy(() -> TaskScope.phase("x")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs no observed task");
    }

    @Test
    void aTaskOfACallerRunsPool_hasItsOwnScopeInsideAnothersTask() throws Exception {
        try (ObservedExecutor outer = ObservedExecutor.fixed(recorder, "outer", 1);
                ObservedExecutor inner = ObservedExecutor.builder(recorder).name("inner").workers(1).queueCapacity(1)
                        .policy(SaturationPolicy.CALLER_RUNS).build()) {
            TaskGate gate = new TaskGate();
            inner.submit(gate);
            gate.awaitEntered();
            inner.submit(() -> 1);
            List<Long> scopes = outer.submit(() -> {
                List<Long> seen = new ArrayList<>();
                seen.add(TaskScope.currentTask().getAsLong());
                seen.add(inner.submit(() -> TaskScope.currentTask().getAsLong()).get());
                seen.add(TaskScope.currentTask().getAsLong());
                return seen;
            }).get();
            assertThat(scopes).containsExactly(2L, 3L, 2L);
            gate.open();
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void aWaitForSomethingElse_isToldByName() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<?> future = pool.submit(() -> {
                try (TaskScope.Wait wait = TaskScope.waitFor("the start signal")) {
                    assertThat(wait).isNotNull();
                    return gate.call();
                }
            });
            gate.open();
            future.get();
        }
        assertThat(recorder.events(TaskEvent.TaskBlocked.class)).singleElement().satisfies(e -> {
            assertThat(e.reason()).isEqualTo(BlockReason.EVENT);
            assertThat(recorder.names().name((int) e.target())).isEqualTo("the start signal");
        });
    }

    @Test
    void sleep_isScenarioTime() throws Exception {
        ManualClock clock = new ManualClock();
        Recorder timed = new Recorder(clock);
        try (ObservedExecutor pool = ObservedExecutor.fixed(timed, "p", 1)) {
            ObservedFuture<?> future = pool.submit(() -> {
                TaskScope.sleep(Duration.ofMinutes(5));
                return 1;
            });
            clock.awaitWaiters(1);
            clock.advance(Duration.ofMinutes(5));
            assertThat(future.get()).isEqualTo(1);
        }
    }

    @Test
    @SuppressWarnings("LockNotBeforeTry") // taken twice in a row: that is what is tested
    void aContendedLock_tellsWhoWaitsAndWhoReleased() throws Exception {
        ObservedLock lock = new ObservedLock(recorder, "counter");
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            ObservedFuture<?> holder = pool.submit(() -> {
                lock.lock();
                try {
                    return gate.call();
                } finally {
                    lock.unlock();
                }
            });
            gate.awaitEntered();
            assertThat(lock.tryLock()).isFalse();
            ObservedFuture<?> waiter = pool.submit(() -> {
                lock.lock();
                lock.lock();
                lock.unlock();
                lock.unlock();
            });
            recorder.await(TaskEvent.TaskBlocked.class, 1);
            gate.open();
            waiter.get();
            holder.get();
            assertThat(recorder.events(TaskEvent.TaskBlocked.class)).singleElement()
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(BlockReason.LOCK));
            assertThat(recorder.events(TaskEvent.TaskUnblocked.class)).singleElement()
                    .satisfies(e -> assertThat(e.byTask()).isEqualTo(holder.task()));
            assertThat(recorder.events(RunEvent.LockAcquired.class)).extracting(RunEvent.LockAcquired::task).containsExactly(holder.task(),
                    waiter.task());
            assertThat(recorder.events(RunEvent.LockReleased.class)).hasSize(2);
        }
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
        assertThat(lock.tryLock(1, TimeUnit.MILLISECONDS)).isTrue();
        lock.unlock();
    }

    @Test
    void aLockedCounter_losesNoUpdate() throws Exception {
        ObservedLock lock = new ObservedLock(recorder, "counter");
        int[] counter = new int[1];
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 4)) {
            for (int i = 0; i < 8; i++) {
                pool.submit(() -> {
                    for (int k = 0; k < 100; k++) {
                        lock.lock();
                        try {
                            counter[0]++;
                        } finally {
                            lock.unlock();
                        }
                    }
                });
            }
        }
        assertThat(counter[0]).isEqualTo(800);
        boolean held = false;
        for (Event event : recorder.events()) {
            if (event instanceof RunEvent.LockAcquired) {
                assertThat(held).isFalse();
                held = true;
            } else if (event instanceof RunEvent.LockReleased) {
                assertThat(held).isTrue();
                held = false;
            }
        }
    }

    @Test
    void aPipeline_passesItemsThroughItsStagesAndShutsDownCleanly() throws Exception {
        List<Integer> got = new ArrayList<>();
        try (Pipeline<Integer, String> pipeline = Pipeline.<Integer>builder(recorder).stage("double", 1, 3, i -> i * 2)
                .stage("check", 1, 3, i -> {
                    if (i == 8) {
                        throw new IllegalStateException("item 4");
                    }
                    return i;
                }).stage("print", 1, Event.UNBOUNDED, String::valueOf).build()) {
            Thread feeder = new Thread(() -> {
                for (int i = 0; i < 20; i++) {
                    pipeline.put("item " + i, i);
                }
                pipeline.finish();
            });
            feeder.start();
            while (true) {
                try {
                    got.add(Integer.valueOf(pipeline.results().get()));
                } catch (QueueShutdownException e) {
                    break;
                }
            }
            feeder.join();
            assertThatThrownBy(() -> pipeline.put(99)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(got).hasSize(19).isSorted().doesNotContain(8);
        assertThat(recorder.events(PoolEvent.PoolStopped.class)).hasSize(3);
        Books books = Books.of(recorder.events()).check();
        assertThat(books.failed).isEqualTo(1);
        assertThat(books.submitted).isEqualTo(20 + 20 + 19);
    }

    @Test
    void aSlowStage_holdsBackAllBeforeIt() throws Exception {
        TaskGate gate = new TaskGate();
        try (Pipeline<Integer, String> pipeline =
                Pipeline.<Integer>builder(recorder).stage("quick", 1, 1, i -> i).stage("slow", 1, 1, i -> gate.call()).build()) {
            Thread feeder = new Thread(() -> {
                for (int i = 0; i < 8; i++) {
                    pipeline.put(i);
                }
                pipeline.finish();
            });
            feeder.start();
            gate.awaitEntered();
            recorder.await(TaskEvent.TaskBlocked.class, 1, e -> e.reason() == BlockReason.SUBMIT);
            recorder.await(PoolEvent.SubmitterBlocked.class, 2);
            gate.open();
            feeder.join();
        }
        Books.of(recorder.events()).check();
    }
}
