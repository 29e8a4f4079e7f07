package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.PoolEvent;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.ManualClock;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MapTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    private static List<Integer> items(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static <T> List<T> toList(OrderedResults<T> results) {
        List<T> list = new ArrayList<>();
        results.forEachRemaining(list::add);
        return list;
    }

    @Test
    void map_submitsEverythingBeforeItReturns_iteratedOrNot() throws Exception {
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            pool.submit(gate);
            OrderedResults<Integer> results = pool.map(items(20), i -> i);
            assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).hasSize(21);
            gate.open();
            recorder.await(TaskEvent.TaskFinished.class, 21);
            results.close();
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void results_comeInTheOrderOfTheItems_howeverTheTasksEnd() throws Exception {
        TaskGate slow = new TaskGate();
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 3)) {
            OrderedResults<Integer> results = pool.map(items(10), i -> {
                if (i == 0) {
                    slow.call();
                }
                return i * i;
            });
            recorder.await(ResultEvent.ResultBuffered.class, 9);
            assertThat(recorder.events(ResultEvent.ResultConsumed.class)).isEmpty();
            slow.open();
            assertThat(toList(results)).containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);
            assertThat(results.hasNext()).isFalse();
            assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(recorder.events(ResultEvent.ResultBuffered.class).get(9).index()).as("the slow one last").isZero();
        assertThat(recorder.events(ResultEvent.StreamClosed.class)).hasSize(1);
        Books.of(recorder.events()).check();
    }

    @Test
    void map_ofNothing_isExhaustedAtOnce() {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            assertThat(toList(pool.map(List.of(), i -> i))).isEmpty();
        }
    }

    @Test
    void nullResults_areResults() {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            assertThat(toList(pool.map(items(3), i -> null))).containsExactly(null, null, null);
        }
    }

    @Test
    void theExceptionOfAnItem_isThrownWhenItIsDue_andEndsTheIteration() throws Exception {
        TaskGate gate = new TaskGate();
        IllegalStateException thrown = new IllegalStateException("item 2");
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            OrderedResults<Integer> results = pool.map(items(10), i -> {
                if (i == 2) {
                    throw thrown;
                }
                if (i == 3) {
                    gate.call();
                }
                return i;
            });
            gate.awaitEntered();
            assertThat(results.next()).isZero();
            assertThat(results.next()).isEqualTo(1);
            assertThatThrownBy(results::next).isInstanceOfSatisfying(TaskFailedException.class, e -> {
                assertThat(e.index()).isEqualTo(2);
                assertThat(e.getCause()).isSameAs(thrown);
            });
            assertThat(results.hasNext()).isFalse();
            assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
            gate.open();
        }
        Books books = Books.of(recorder.events()).check();
        assertThat(books.cancelled).as("those not started").isEqualTo(6);
        assertThat(books.consumed).as("a failed result is consumed by throwing").isEqualTo(3);
        assertThat(recorder.events(TaskEvent.FailureRead.class)).hasSize(1);
    }

    @Test
    void timeout_countsFromTheCallOfMap_andEndsTheIteration() throws Exception {
        ManualClock clock = new ManualClock();
        Recorder timed = new Recorder(clock);
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool = ObservedExecutor.fixed(timed, "p", 1)) {
            OrderedResults<Integer> results = pool.map(items(4), i -> {
                if (i == 1) {
                    gate.call();
                }
                return i;
            }, MapOptions.timeout(Duration.ofMillis(100)));
            assertThat(results.next()).isZero();
            clock.advanceMillis(60);
            Thread mover = new Thread(() -> {
                try {
                    clock.awaitWaiters(1);
                    clock.advanceMillis(40);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            mover.start();
            assertThatThrownBy(results::next).isInstanceOf(ResultTimeoutException.class);
            assertThat(results.hasNext()).isFalse();
            mover.join();
            gate.open();
        }
        assertThat(Books.of(timed.events()).check().cancelled).isEqualTo(2);
    }

    @Test
    void aResultThatIsThere_isYieldedThoughTheTimeIsOver() throws Exception {
        ManualClock clock = new ManualClock();
        Recorder timed = new Recorder(clock);
        try (ObservedExecutor pool = ObservedExecutor.fixed(timed, "p", 1)) {
            OrderedResults<Integer> results = pool.map(items(3), i -> i, MapOptions.timeout(Duration.ofMillis(100)));
            timed.await(TaskEvent.TaskFinished.class, 3);
            pool.submit(() -> 0).get();
            clock.advanceMillis(500);
            assertThat(toList(results)).containsExactly(0, 1, 2);
        }
    }

    @Test
    void earlyClose_cancelsWhatHasNotStarted_andLetsWhatRunsEnd() throws Exception {
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            try (OrderedResults<String> results = pool.map(items(5), i -> i == 0 ? "first" : gate.call())) {
                assertThat(results.next()).isEqualTo("first");
                gate.awaitEntered();
            }
            gate.open();
        }
        assertThat(gate.wasInterrupted()).isFalse();
        Books books = Books.of(recorder.events()).check();
        assertThat(books.cancelled).isEqualTo(3);
        assertThat(books.finished).isEqualTo(2);
        assertThat(books.consumed).isEqualTo(1);
        assertThat(books.dropped).isEqualTo(4);
    }

    @Test
    void aRejectionInsideMap_cancelsWhatWasSubmittedAndThrows() throws Exception {
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool =
                ObservedExecutor.builder(recorder).workers(1).queueCapacity(2).policy(SaturationPolicy.ABORT).build()) {
            assertThatThrownBy(() -> pool.map(items(10), i -> gate.call())).isInstanceOf(RejectedExecutionException.class);
            gate.open();
        }
        Books books = Books.of(recorder.events()).check();
        assertThat(books.submitted).isEqualTo(4);
        assertThat(books.aborted).isEqualTo(1);
        assertThat(books.cancelled).isGreaterThanOrEqualTo(2);
    }

    @Test
    void itemsThatThrowWhilePulled_cancelWhatWasSubmitted() throws Exception {
        TaskGate gate = new TaskGate();
        Iterable<Integer> broken = () -> IntStream.range(0, 5).map(i -> {
            if (i == 3) {
                throw new IllegalArgumentException("no item 3");
            }
            return i;
        }).boxed().iterator();
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            pool.submit(gate);
            gate.awaitEntered();
            assertThatThrownBy(() -> pool.map(broken, i -> i)).hasMessage("no item 3");
            gate.open();
        }
        assertThat(Books.of(recorder.events()).check().cancelled).isEqualTo(3);
    }

    @Test
    void map_onAPoolThatIsShutDown_throws() {
        ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1);
        pool.close();
        assertThatThrownBy(() -> pool.map(items(1), i -> i)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void underBlock_mapReturnsOnlyAfterTheLastSubmit() throws Exception {
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool =
                ObservedExecutor.builder(recorder).workers(1).queueCapacity(2).policy(SaturationPolicy.BLOCK).build()) {
            Thread caller =
                    new Thread(() -> pool.map(items(6), i -> gate.call()).forEachRemaining(value -> assertThat(value).isEqualTo("passed")));
            caller.start();
            recorder.await(PoolEvent.SubmitterBlocked.class, 1);
            assertThat(recorder.events(ResultEvent.ConsumerJoined.class)).isEmpty();
            gate.open();
            caller.join();
        }
        List<Class<?>> order = new ArrayList<>();
        recorder.events().forEach(event -> order.add(event.getClass()));
        assertThat(order.lastIndexOf(TaskEvent.TaskSubmitted.class)).isLessThan(order.indexOf(ResultEvent.ConsumerJoined.class));
    }

    @Test
    void yieldedResults_areNotRetained() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            OrderedResults<byte[]> results = pool.map(items(3), i -> new byte[1_000_000]);
            WeakReference<byte[]> first = new WeakReference<>(results.next());
            // The worker's own last task may still hold its result; another task takes its place.
            recorder.await(TaskEvent.TaskFinished.class, 3);
            pool.submit(() -> 1).get();
            for (int i = 0; i < 50 && first.get() != null; i++) {
                System.gc();
            }
            assertThat(first.get()).isNull();
            assertThat(results.next()).hasSize(1_000_000);
            results.close();
        }
    }

    @Test
    void aTaskCancelledFromOutside_throwsWhenItIsDue() throws Exception {
        TaskGate gate = new TaskGate();
        ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1);
        OrderedResults<String> results = pool.map(items(3), i -> gate.call());
        gate.awaitEntered();
        pool.shutdown(false, true);
        gate.open();
        assertThat(results.next()).isEqualTo("passed");
        assertThatThrownBy(results::next).isInstanceOf(CancellationException.class);
        assertThat(results.hasNext()).isFalse();
        pool.close();
        Books.of(recorder.events()).check();
    }

    @Test
    void shutdownNow_doesNotLeaveTheConsumerWaiting() throws Exception {
        TaskGate gate = new TaskGate();
        ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1);
        OrderedResults<String> results = pool.map(items(3), i -> gate.call());
        gate.awaitEntered();
        assertThat(pool.shutdownNow()).hasSize(2);
        assertThatThrownBy(results::next).isInstanceOf(TaskFailedException.class).cause().isInstanceOf(InterruptedException.class);
        pool.close();
        Books.of(recorder.events()).check();
    }

    @Test
    void sizesOfResults_areToldWhenTheyAreBuffered() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            toList(pool.map(items(3), i -> "x".repeat(i), MapOptions.NONE.withSizeOf(value -> ((String) value).length())));
        }
        assertThat(recorder.events(ResultEvent.ResultBuffered.class)).extracting(ResultEvent.ResultBuffered::bytes).containsExactly(0L, 1L,
                2L);
    }

    @Test
    void anInterruptedConsumer_mayGoOnAfterwards() throws Exception {
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            OrderedResults<String> results = pool.map(items(1), i -> gate.call());
            Thread.currentThread().interrupt();
            assertThatThrownBy(results::next).isInstanceOf(WaitInterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
            gate.open();
            assertThat(results.next()).isEqualTo("passed");
        }
    }

    @Test
    void consumerWaiting_isToldOncePerAwaitedIndex() throws Exception {
        TaskGate gate = new TaskGate();
        List<String> got = Collections.synchronizedList(new ArrayList<>());
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            Thread consumer = new Thread(() -> pool.map(items(2), i -> gate.call()).forEachRemaining(got::add), "consumer");
            consumer.start();
            recorder.await(ResultEvent.ConsumerWaiting.class, 1);
            gate.open();
            consumer.join();
        }
        assertThat(got).hasSize(2);
        assertThat(recorder.events(ResultEvent.ConsumerWaiting.class)).extracting(ResultEvent.ConsumerWaiting::index).startsWith(0L)
                .doesNotHaveDuplicates();
        assertThat(recorder.events(ResultEvent.ConsumerJoined.class)).singleElement()
                .satisfies(e -> assertThat(e.name()).isEqualTo("consumer"));
    }
}
