package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.BlockReason;
import io.poolscope.event.RunEvent;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.ManualClock;
import io.poolscope.testing.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ObservedQueueTest {
    private final ManualClock clock = new ManualClock();
    private final Recorder timed = new Recorder(clock);
    private final Recorder recorder = new Recorder(new SystemClock());

    @Test
    void items_comeInTheOrderTheyWerePut_withTheDepthAfterEach() throws Exception {
        ObservedQueue<String> queue = new ObservedQueue<>(recorder, "pages", 5);
        queue.put("a");
        queue.put("b");
        assertThat(queue.get()).isEqualTo("a");
        queue.put("c");
        assertThat(queue.get()).isEqualTo("b");
        assertThat(queue.get()).isEqualTo("c");
        assertThat(recorder.events(RunEvent.QueueOpened.class)).singleElement().satisfies(e -> {
            assertThat(e.name()).isEqualTo("pages");
            assertThat(e.capacity()).isEqualTo(5);
        });
        assertThat(recorder.events(RunEvent.ItemPut.class)).extracting(RunEvent.ItemPut::depth).containsExactly(1, 2, 2);
        assertThat(recorder.events(RunEvent.ItemTaken.class)).extracting(RunEvent.ItemTaken::depth).containsExactly(1, 1, 0);
    }

    @Test
    void put_intoAFullQueue_blocksTheTask_andTellsForHowLongAndWhoReleasedIt() throws Exception {
        ObservedQueue<Integer> queue = new ObservedQueue<>(timed, "q", 1);
        try (ObservedExecutor producers = ObservedExecutor.fixed(timed, "producers", 1);
                ObservedExecutor consumers = ObservedExecutor.fixed(timed, "consumers", 1)) {
            ObservedFuture<?> producer = producers.submit(() -> {
                queue.put(1);
                queue.put(2);
                return null;
            });
            timed.await(TaskEvent.TaskBlocked.class, 1);
            clock.advanceMillis(40);
            ObservedFuture<Integer> consumer = consumers.submit(() -> queue.get());
            producer.get();
            assertThat(consumer.get()).isEqualTo(1);
            TaskEvent.TaskBlocked blocked = timed.events(TaskEvent.TaskBlocked.class).get(0);
            TaskEvent.TaskUnblocked unblocked = timed.events(TaskEvent.TaskUnblocked.class).get(0);
            assertThat(blocked.reason()).isEqualTo(BlockReason.QUEUE_FULL);
            assertThat(blocked.target()).isEqualTo(queue.id());
            assertThat(blocked.task()).isEqualTo(producer.task());
            assertThat(unblocked.time() - blocked.time()).isEqualTo(40_000_000);
            assertThat(unblocked.byTask()).isEqualTo(consumer.task());
            assertThat(unblocked.byLane()).isEqualTo(timed.events(TaskEvent.TaskStarted.class).get(1).lane());
        }
    }

    @Test
    void get_fromAnEmptyQueue_blocksTheTaskUntilSomebodyPuts() throws Exception {
        ObservedQueue<Integer> queue = new ObservedQueue<>(timed, "q");
        try (ObservedExecutor pool = ObservedExecutor.fixed(timed, "p", 1)) {
            ObservedFuture<Integer> consumer = pool.submit(() -> queue.get());
            timed.await(TaskEvent.TaskBlocked.class, 1);
            queue.put(7);
            assertThat(consumer.get()).isEqualTo(7);
        }
        assertThat(timed.events(TaskEvent.TaskBlocked.class)).singleElement()
                .satisfies(e -> assertThat(e.reason()).isEqualTo(BlockReason.QUEUE_EMPTY));
        assertThat(timed.events(TaskEvent.TaskUnblocked.class)).singleElement().satisfies(e -> assertThat(e.byTask()).isEqualTo(-1));
    }

    @Test
    void timeouts_areScenarioTime_andThrowFullAndEmpty() throws Exception {
        ObservedQueue<Integer> queue = new ObservedQueue<>(timed, "q", 1);
        Thread mover = new Thread(() -> {
            try {
                clock.awaitWaiters(1);
                clock.advanceMillis(100);
                timed.await(RunEvent.ItemPut.class, 1);
                clock.awaitWaiters(1);
                clock.advanceMillis(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        mover.start();
        assertThatThrownBy(() -> queue.get(Duration.ofMillis(100))).isInstanceOf(QueueEmptyException.class).hasMessage("queue q is empty");
        queue.put(1);
        assertThatThrownBy(() -> queue.put(2, Duration.ofMillis(100))).isInstanceOf(QueueFullException.class)
                .hasMessage("queue q holds 1 items and is full");
        mover.join();
        assertThat(queue.size()).isEqualTo(1);
        assertThatThrownBy(() -> queue.put(2, Duration.ZERO)).isInstanceOf(QueueFullException.class);
        assertThat(queue.get(Duration.ZERO)).isEqualTo(1);
        assertThatThrownBy(() -> queue.get(Duration.ZERO)).isInstanceOf(QueueEmptyException.class);
    }

    @Test
    void offerAndPoll_neverWait() {
        ObservedQueue<Integer> queue = new ObservedQueue<>(recorder, "q", 1);
        assertThat(queue.poll()).isNull();
        assertThat(queue.offer(1)).isTrue();
        assertThat(queue.offer(2)).isFalse();
        assertThat(queue.poll()).isEqualTo(1);
    }

    @Test
    void join_waitsUntilEveryItemWasDealtWith() throws Exception {
        ObservedQueue<Integer> queue = new ObservedQueue<>(recorder, "q");
        queue.join();
        queue.put(1);
        queue.put(2);
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            ObservedFuture<?> joining = pool.submit(() -> {
                queue.join();
                return null;
            });
            recorder.await(TaskEvent.TaskBlocked.class, 1);
            queue.get();
            queue.get();
            queue.taskDone();
            assertThat(joining.isDone()).as("taking is not dealing with").isFalse();
            queue.taskDone();
            joining.get();
        }
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSentinel_endsAConsumer() throws Exception {
        Object end = new Object();
        ObservedQueue<Object> queue = new ObservedQueue<>(recorder, "q", 2);
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            ObservedFuture<List<Object>> consumer = pool.submit(() -> {
                List<Object> got = new ArrayList<>();
                for (Object item = queue.get(); item != end; item = queue.get()) {
                    got.add(item);
                }
                return got;
            });
            for (int i = 0; i < 5; i++) {
                queue.put(i);
            }
            queue.put(end);
            assertThat(consumer.get()).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void shutdown_refusesPuts_letsTheRestBeTaken_thenRefusesGets() throws Exception {
        ObservedQueue<Integer> queue = new ObservedQueue<>(recorder, "q");
        queue.put(1);
        queue.shutdown();
        assertThatThrownBy(() -> queue.put(2)).isInstanceOf(QueueShutdownException.class).hasMessage("queue q is shut down");
        assertThatThrownBy(() -> queue.offer(2)).isInstanceOf(QueueShutdownException.class);
        assertThat(queue.get()).isEqualTo(1);
        assertThatThrownBy(queue::get).isInstanceOf(QueueShutdownException.class);
        assertThatThrownBy(queue::poll).isInstanceOf(QueueShutdownException.class);
        assertThat(queue.isShutdown()).isTrue();
    }

    @Test
    void shutdown_releasesWhoeverWaits() throws Exception {
        ObservedQueue<Integer> empty = new ObservedQueue<>(recorder, "empty");
        ObservedQueue<Integer> full = new ObservedQueue<>(recorder, "full", 1);
        full.put(1);
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            ObservedFuture<?> getter = pool.submit(() -> empty.get());
            ObservedFuture<?> putter = pool.submit(() -> {
                full.put(2);
                return null;
            });
            recorder.await(TaskEvent.TaskBlocked.class, 2);
            empty.shutdown();
            full.shutdown();
            assertThatThrownBy(getter::get).cause().isInstanceOf(QueueShutdownException.class);
            assertThatThrownBy(putter::get).cause().isInstanceOf(QueueShutdownException.class);
        }
        assertThat(full.get()).isEqualTo(1);
    }

    @Test
    void shutdownAtOnce_dropsWhatIsQueued_andJoinReturnsIfNothingElseIsUnfinished() throws Exception {
        ObservedQueue<Integer> queue = new ObservedQueue<>(recorder, "q");
        queue.put(1);
        queue.put(2);
        queue.shutdown(true);
        queue.join();
        assertThat(queue.size()).isZero();
        assertThatThrownBy(queue::get).isInstanceOf(QueueShutdownException.class);
        assertThat(recorder.events(RunEvent.ItemTaken.class)).extracting(RunEvent.ItemTaken::depth).containsExactly(1, 0);
    }

    @Test
    void shutdownAtOnce_leavesWhatWasTakenUnfinished() throws Exception {
        ObservedQueue<Integer> queue = new ObservedQueue<>(recorder, "q");
        queue.put(1);
        queue.put(2);
        queue.get();
        queue.shutdown(true);
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            ObservedFuture<?> joining = pool.submit(() -> {
                queue.join();
                return null;
            });
            recorder.await(TaskEvent.TaskBlocked.class, 1);
            assertThat(joining.isDone()).isFalse();
            queue.taskDone();
            joining.get();
        }
    }

    @Test
    void whoWaitsLongest_isServedFirst() throws Exception {
        ObservedQueue<Integer> queue = new ObservedQueue<>(recorder, "q");
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 4)) {
            List<ObservedFuture<Integer>> getters = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                getters.add(pool.submit(() -> queue.get()));
                recorder.await(TaskEvent.TaskBlocked.class, i + 1);
            }
            for (int i = 0; i < 4; i++) {
                queue.put(i);
                assertThat(getters.get(i).get()).isEqualTo(i);
            }
        }
    }

    @Test
    void anInterruptedWait_throwsAndLosesNoItem() throws Exception {
        ObservedQueue<Integer> queue = new ObservedQueue<>(recorder, "q");
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            ObservedFuture<Integer> getter = pool.submit(() -> queue.get());
            recorder.await(TaskEvent.TaskBlocked.class, 1);
            getter.cancel(true);
            recorder.await(TaskEvent.WorkerReleased.class, 1);
            queue.put(1);
            assertThat(queue.poll()).isEqualTo(1);
        }
    }

    @Test
    void nullsAndBadCapacities_areRefused() {
        assertThatThrownBy(() -> new ObservedQueue<>(recorder, "q", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObservedQueue<>(recorder, "q").put(null)).isInstanceOf(NullPointerException.class);
    }
}
