package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.event.RunEvent;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ObservedBlockingQueueTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    private <E> ObservedBlockingQueue<E> observed(BlockingQueue<E> queue) {
        return new ObservedBlockingQueue<>(recorder, "letters", queue);
    }

    private List<Integer> puts() {
        return recorder.events(RunEvent.ItemPut.class).stream().map(RunEvent.ItemPut::depth).toList();
    }

    private List<Integer> taken() {
        return recorder.events(RunEvent.ItemTaken.class).stream().map(RunEvent.ItemTaken::depth).toList();
    }

    private int capacity() {
        return recorder.events(RunEvent.QueueOpened.class).get(0).capacity();
    }

    @Test
    void orderAndCapacity_areThoseOfTheQueueBehind() throws Exception {
        ObservedBlockingQueue<String> queue = observed(new ArrayBlockingQueue<>(2));
        assertThat(capacity()).isEqualTo(2);
        assertThat(queue.offer("a")).isTrue();
        queue.put("b");
        assertThat(queue.offer("c")).isFalse();
        assertThat(queue.offer("c", 1, TimeUnit.MILLISECONDS)).isFalse();
        assertThatThrownBy(() -> queue.add("c")).isInstanceOf(IllegalStateException.class);
        assertThat(queue).containsExactly("a", "b");
        assertThat(queue.remainingCapacity()).isZero();
        assertThat(queue.peek()).isEqualTo("a");
        assertThat(queue.take()).isEqualTo("a");
        assertThat(queue.poll()).isEqualTo("b");
        assertThat(queue.poll()).isNull();
        assertThat(queue.poll(1, TimeUnit.MILLISECONDS)).isNull();
        assertThat(puts()).containsExactly(1, 2);
        assertThat(taken()).containsExactly(1, 0);
        assertThat(recorder.events(TaskEvent.TaskBlocked.class)).as("no task waited").isEmpty();
    }

    @Test
    void otherQueues_keepTheirWays() {
        ObservedBlockingQueue<Integer> sorted = observed(new PriorityBlockingQueue<>());
        assertThat(capacity()).isEqualTo(Event.UNBOUNDED);
        sorted.addAll(List.of(3, 1, 2));
        List<Integer> drained = new ArrayList<>();
        assertThat(sorted.drainTo(drained, 2)).isEqualTo(2);
        assertThat(drained).containsExactly(1, 2);
        assertThat(sorted.remove(3)).isTrue();
        assertThat(sorted.remove(3)).isFalse();
        assertThat(puts()).containsExactly(1, 2, 3);
        assertThat(taken()).containsExactly(2, 1, 0);
        assertThatThrownBy(() -> sorted.drainTo(sorted)).isInstanceOf(IllegalArgumentException.class);
        assertThat(observed(new SynchronousQueue<>()).offer("nobody takes it")).isFalse();
    }

    @Test
    void tasksThatWait_areSeenToWait_forRoomAndForItems() throws Exception {
        ObservedBlockingQueue<Integer> queue = observed(new ArrayBlockingQueue<>(1));
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "pool", 2)) {
            ObservedFuture<Integer> taker = pool.submit(() -> queue.take());
            recorder.await(TaskEvent.TaskBlocked.class, 1);
            queue.put(7);
            assertThat(taker.get()).isEqualTo(7);
            queue.put(8);
            ObservedFuture<?> putter = pool.submit(() -> {
                queue.put(9);
                return null;
            });
            recorder.await(TaskEvent.TaskBlocked.class, 2);
            assertThat(queue.take()).isEqualTo(8);
            putter.get();
            assertThat(queue.take()).isEqualTo(9);
            assertThat(recorder.events(TaskEvent.TaskBlocked.class)).extracting(TaskEvent.TaskBlocked::reason)
                    .containsExactly(BlockReason.QUEUE_EMPTY, BlockReason.QUEUE_FULL);
            assertThat(recorder.events(TaskEvent.TaskUnblocked.class)).hasSize(2);
            assertThat(recorder.events(RunEvent.ItemPut.class)).extracting(RunEvent.ItemPut::task).containsExactly(-1L, -1L, putter.task());
        }
    }

    @Test
    void interruptedThread_isToldSo_asByTheQueueBehind() throws Exception {
        ObservedBlockingQueue<Integer> queue = observed(new LinkedBlockingQueue<>());
        queue.put(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(queue::take).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> queue.put(2)).isInstanceOf(InterruptedException.class);
        assertThat(queue).containsExactly(1);
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "pool", 1)) {
            ObservedBlockingQueue<Integer> empty = observed(new LinkedBlockingQueue<>());
            ObservedFuture<Integer> waits = pool.submit(() -> empty.take());
            recorder.await(TaskEvent.TaskBlocked.class, 1);
            waits.cancel(true);
            recorder.await(TaskEvent.TaskUnblocked.class, 1);
        }
    }
}
