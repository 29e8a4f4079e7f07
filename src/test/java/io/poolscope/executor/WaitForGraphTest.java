package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.BlockReason;
import io.poolscope.event.PoolKind;
import io.poolscope.event.RunEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WaitForGraphTest {
    private final Recorder recorder = new Recorder(new SystemClock());
    private final BlockingQueue<Deadlock> found = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() {
        WaitForGraph.of(recorder).onDeadlock(found::add);
    }

    @Test
    void tasksThatWaitForEachOther_areReportedAsACycleWithNames() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).name("p").workers(2).threadNames("p-%d").build()) {
            AtomicReference<ObservedFuture<?>> second = new AtomicReference<>();
            CountDownLatch known = new CountDownLatch(1);
            ObservedFuture<?> first = pool.submit("left", () -> {
                known.await();
                return second.get().get();
            });
            second.set(pool.submit("right", () -> first.get()));
            known.countDown();
            Deadlock deadlock = found.take();
            assertThat(deadlock.kind()).isEqualTo(Deadlock.Kind.CYCLE);
            assertThat(deadlock.tasks()).containsExactlyInAnyOrder(0L, 1L);
            assertThat(deadlock.text()).startsWith("deadlock: tasks wait for each other in a circle: ")
                    .contains("task 1 (left) on p-1 waits for task 2 (right)").contains("task 2 (right) on p-2 waits for task 1 (left)");
            first.cancel(true);
            assertThatThrownBy(() -> second.get().get()).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(CancellationException.class);
        }
        assertThat(recorder.events(RunEvent.LogWritten.class)).singleElement()
                .satisfies(line -> assertThat(line.text()).startsWith("deadlock: "));
    }

    @Test
    void aPoolWhoseWorkersAllWaitForItsOwnQueue_isReportedAsStarved() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "nested", 2)) {
            CountDownLatch bothRun = new CountDownLatch(2);
            List<ObservedFuture<Integer>> outer = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                outer.add(pool.submit("outer", () -> {
                    bothRun.countDown();
                    bothRun.await();
                    return pool.submit("inner", () -> 1).get();
                }));
            }
            Deadlock deadlock = found.take();
            assertThat(deadlock.kind()).isEqualTo(Deadlock.Kind.STARVED_POOL);
            assertThat(deadlock.pool()).isEqualTo(pool.id());
            assertThat(deadlock.tasks()).containsExactlyInAnyOrder(0L, 1L);
            assertThat(deadlock.text()).contains("both workers of nested wait for tasks in the pool's own queue")
                    .contains("which is queued in nested");
            outer.get(0).cancel(true);
            assertThat(outer.get(1).get()).isEqualTo(1);
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void aMapInsideATask_starvesItsPoolToo() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "nested", 1)) {
            ObservedFuture<Integer> outer = pool.submit(() -> pool.map(List.of(1, 2), i -> i).next());
            Deadlock deadlock = found.take();
            assertThat(deadlock.kind()).isEqualTo(Deadlock.Kind.STARVED_POOL);
            outer.cancel(true);
        }
    }

    @Test
    void waitingForTheFirstOfTasksThatAreAllStuck_isReported_ofTasksThatAreNot_isNot() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "nested", 1);
                ObservedExecutor other = ObservedExecutor.fixed(recorder, "other", 1)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> elsewhere = other.submit(gate);
            ObservedFuture<?> saved = pool.submit(() -> {
                try (CompletedFutures<String> completed = Completions.asCompleted(List.of(pool.submit(() -> "queued"), elsewhere))) {
                    return completed.next();
                }
            });
            recorder.await(TaskEvent.TaskBlocked.class, 1);
            gate.open();
            saved.get();
            assertThat(found).isEmpty();
            ObservedFuture<?> stuck =
                    pool.submit(() -> Completions.await(List.of(pool.submit(() -> 1), pool.submit(() -> 2)), ReturnWhen.FIRST_COMPLETED));
            assertThat(found.take().text()).contains("waits for one of 2 tasks, as task ").contains("which is queued in nested");
            stuck.cancel(true);
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void aTaskThatBlocksAsSubmitterToItsOwnFullPool_isReported() throws Exception {
        try (ObservedExecutor pool =
                ObservedExecutor.builder(recorder).name("own").workers(1).queueCapacity(1).policy(SaturationPolicy.BLOCK).build()) {
            ObservedFuture<?> outer = pool.submit(() -> {
                pool.submit(() -> 1);
                pool.submit(() -> 2);
                return null;
            });
            Deadlock deadlock = found.take();
            assertThat(deadlock.kind()).isEqualTo(Deadlock.Kind.STARVED_POOL);
            assertThat(deadlock.text()).contains("waits for room in the queue of own");
            outer.cancel(true);
        }
        Books.of(recorder.events()).check();
        assertThat(recorder.events(TaskEvent.TaskBlocked.class)).singleElement()
                .satisfies(e -> assertThat(e.reason()).isEqualTo(BlockReason.SUBMIT));
    }

    @Test
    void locksTakenInOppositeOrder_areReportedAsACycle() throws Exception {
        ObservedLock a = new ObservedLock(recorder, "a");
        ObservedLock b = new ObservedLock(recorder, "b");
        CountDownLatch bothHold = new CountDownLatch(2);
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            List<ObservedFuture<?>> tasks = new ArrayList<>();
            for (List<ObservedLock> order : List.of(List.of(a, b), List.of(b, a))) {
                tasks.add(pool.submit(() -> {
                    order.get(0).lock();
                    try {
                        bothHold.countDown();
                        bothHold.await();
                        order.get(1).lockInterruptibly();
                        order.get(1).unlock();
                    } finally {
                        order.get(0).unlock();
                    }
                    return null;
                }));
            }
            Deadlock deadlock = found.take();
            assertThat(deadlock.kind()).isEqualTo(Deadlock.Kind.CYCLE);
            assertThat(deadlock.text()).contains("waits for lock a").contains("waits for lock b");
            tasks.get(0).cancel(true);
            tasks.get(1).get();
        }
    }

    @Test
    void aDeadlockAcrossPools_isFound() throws Exception {
        try (ObservedExecutor a = ObservedExecutor.fixed(recorder, "a", 1); ObservedExecutor b = ObservedExecutor.fixed(recorder, "b", 1)) {
            ObservedFuture<?> outer = a.submit(() -> b.submit(() -> a.submit(() -> 1).get()).get());
            Deadlock deadlock = found.take();
            assertThat(deadlock.kind()).isEqualTo(Deadlock.Kind.STARVED_POOL);
            assertThat(deadlock.pool()).isEqualTo(a.id());
            outer.cancel(true);
        }
    }

    @Test
    void waitsThatEnd_areNotReported() throws Exception {
        ObservedLock lock = new ObservedLock(recorder, "l");
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2);
                ObservedExecutor other = ObservedExecutor.fixed(recorder, "q", 2)) {
            for (int i = 0; i < 200; i++) {
                int item = i;
                ObservedFuture<Integer> outer = pool.submit(() -> other.submit(() -> {
                    lock.lock();
                    try {
                        return item;
                    } finally {
                        lock.unlock();
                    }
                }).get());
                if (i % 10 == 0) {
                    assertThat(outer.get()).isEqualTo(item);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aWorkStealingPool_helpsInsteadOfStarving() throws Exception {
        try (ObservedExecutor pool =
                ObservedExecutor.builder(recorder).workers(1).kind(PoolKind.WORK_STEALING).build()) {
            assertThat(pool.submit(() -> pool.submit(() -> 5).get() + 1).get(10, TimeUnit.SECONDS)).isEqualTo(6);
        }
        assertThat(found).isEmpty();
        Books.of(recorder.events()).check();
    }

    @Test
    void aListener_mayResolveTheDeadlockItself() throws Exception {
        List<ObservedFuture<Integer>> outer = new ArrayList<>();
        WaitForGraph.of(recorder).onDeadlock(deadlock -> outer.get(0).cancel(true));
        CountDownLatch known = new CountDownLatch(1);
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            outer.add(pool.submit(() -> {
                known.await();
                return pool.submit(() -> 1).get();
            }));
            known.countDown();
            assertThatThrownBy(() -> outer.get(0).get()).isInstanceOf(CancellationException.class);
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void blockedAndUnblocked_nameTheTaskThatIsWaitedFor() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> inner = pool.submit(gate);
            ObservedFuture<String> outer = pool.submit(() -> inner.get());
            recorder.await(TaskEvent.TaskBlocked.class, 1);
            gate.open();
            outer.get();
            assertThat(recorder.events(TaskEvent.TaskBlocked.class)).singleElement().satisfies(e -> {
                assertThat(e.task()).isEqualTo(outer.task());
                assertThat(e.reason()).isEqualTo(BlockReason.TASK);
                assertThat(e.target()).isEqualTo(inner.task());
            });
            assertThat(recorder.events(TaskEvent.TaskUnblocked.class)).singleElement()
                    .satisfies(e -> assertThat(e.byTask()).isEqualTo(inner.task()));
        }
    }

    @Test
    void invokeAnyInsideATask_starvesItsPoolToo() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "nested", 1)) {
            ObservedFuture<Integer> outer = pool.submit(() -> pool.invokeAny(List.of(() -> 1, () -> 2)));
            Deadlock deadlock = found.take();
            assertThat(deadlock.kind()).isEqualTo(Deadlock.Kind.STARVED_POOL);
            assertThat(deadlock.text()).contains("waits for one of 2 tasks, as task 2, which is queued in nested");
            outer.cancel(true);
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void aTaskThatWaitsForTheEndOfItsOwnPool_isReported() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "own", 2)) {
            ObservedFuture<?> outer = pool.submit("closer", () -> {
                pool.shutdown(true, false);
                return null;
            });
            Deadlock deadlock = found.take();
            assertThat(deadlock.kind()).isEqualTo(Deadlock.Kind.CYCLE);
            assertThat(deadlock.text()).contains("waits for the end of its own pool, own");
            outer.cancel(true);
        }
        Books.of(recorder.events()).check();
    }
}
