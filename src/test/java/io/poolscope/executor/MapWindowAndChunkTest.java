package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Event;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MapWindowAndChunkTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    private static List<Integer> items(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private int peakOutstanding() {
        int outstanding = 0;
        int peak = 0;
        for (Event event : recorder.events()) {
            outstanding += event instanceof TaskEvent.TaskSubmitted ? 1 : event instanceof ResultEvent.ResultConsumed ? -1 : 0;
            peak = Math.max(peak, outstanding);
        }
        return peak;
    }

    @Test
    void withAWindow_itemsArePulledLazily() {
        AtomicInteger pulled = new AtomicInteger();
        Iterable<Integer> endless = () -> Stream.iterate(0, i -> i + 1).peek(i -> pulled.incrementAndGet()).iterator();
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2);
                OrderedResults<Integer> results = pool.map(endless, i -> i * 2, MapOptions.window(3))) {
            assertThat(pulled.get()).isEqualTo(3);
            assertThat(results.next()).isZero();
            assertThat(results.next()).isEqualTo(2);
            assertThat(pulled.get()).isEqualTo(5);
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void withAWindow_neverMoreThanItAreSubmittedAndNotYielded() {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 4)) {
            List<Integer> got = new ArrayList<>();
            pool.map(items(200), i -> i, MapOptions.window(5)).forEachRemaining(got::add);
            assertThat(got).isEqualTo(items(200));
        }
        assertThat(peakOutstanding()).isEqualTo(5);
        assertThat(recorder.events(ResultEvent.StreamOpened.class).get(0).window()).isEqualTo(5);
        Books.of(recorder.events()).check();
    }

    @Test
    void aWindowLargerThanTheItems_submitsThemAll() {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            List<Integer> got = new ArrayList<>();
            pool.map(items(3), i -> i, MapOptions.window(50)).forEachRemaining(got::add);
            assertThat(got).containsExactly(0, 1, 2);
        }
    }

    @Test
    void aWindowBelowOne_isRefused() {
        assertThatThrownBy(() -> MapOptions.window(0)).isInstanceOf(IllegalArgumentException.class).hasMessage("window 0 is less than 1");
        assertThatThrownBy(() -> MapOptions.NONE.withWindow(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRejectionWhileTheWindowIsRefilled_isThrownAfterWhatWasSubmittedBefore() throws Exception {
        ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2);
        OrderedResults<Integer> results = pool.map(items(10), i -> i, MapOptions.window(2));
        recorder.await(TaskEvent.TaskFinished.class, 2);
        pool.shutdown();
        assertThat(results.next()).isZero();
        assertThat(results.next()).isEqualTo(1);
        assertThat(results.hasNext()).isTrue();
        assertThatThrownBy(results::next).isInstanceOf(RejectedExecutionException.class);
        assertThat(results.hasNext()).isFalse();
        assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
        pool.close();
        Books.of(recorder.events()).check();
    }

    @Test
    void theResultWhoseRefillIsBlocked_isNotLost() throws Exception {
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool =
                ObservedExecutor.builder(recorder).workers(1).queueCapacity(1).policy(SaturationPolicy.BLOCK).build()) {
            List<String> got = new ArrayList<>();
            Thread consumer = new Thread(
                    () -> pool.map(items(6), i -> i == 0 ? "first" : gate.call(), MapOptions.window(2)).forEachRemaining(got::add));
            consumer.start();
            gate.awaitEntered();
            gate.open();
            consumer.join();
            assertThat(got).hasSize(6).startsWith("first");
        }
    }

    @Test
    void chunks_runAsOneTaskEachAndKeepTheOrder() {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 3)) {
            List<Integer> got = new ArrayList<>();
            pool.map(items(10), i -> i, MapOptions.chunk(4)).forEachRemaining(got::add);
            assertThat(got).isEqualTo(items(10));
        }
        assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).hasSize(3);
        Books.of(recorder.events()).check();
    }

    @Test
    void aWindowCountsChunks() {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            List<Integer> got = new ArrayList<>();
            pool.map(items(100), i -> i, MapOptions.chunk(7).withWindow(2)).forEachRemaining(got::add);
            assertThat(got).isEqualTo(items(100));
        }
        assertThat(peakOutstanding()).isEqualTo(2);
    }

    @Test
    void resultsOfAChunkBeforeItsFailingItem_areStillYielded() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            OrderedResults<Integer> results = pool.map(items(12), i -> {
                if (i == 6) {
                    throw new IllegalStateException("item 6");
                }
                return i;
            }, MapOptions.chunk(4));
            for (int i = 0; i < 6; i++) {
                assertThat(results.next()).isEqualTo(i);
            }
            assertThat(results.hasNext()).isTrue();
            assertThatThrownBy(results::next).isInstanceOfSatisfying(TaskFailedException.class, e -> {
                assertThat(e.index()).isEqualTo(6);
                assertThat(e.getCause()).hasMessage("item 6");
            });
            assertThat(results.hasNext()).isFalse();
        }
        assertThat(recorder.events(TaskEvent.TaskFailed.class)).singleElement()
                .satisfies(e -> assertThat(e.error()).isEqualTo("java.lang.IllegalStateException: item 6"));
        Books.of(recorder.events()).check();
    }

    @Test
    void aChunkWhoseFirstItemFails_throwsAtOnce() {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            OrderedResults<Integer> results = pool.map(items(4), i -> {
                throw new IllegalStateException("item " + i);
            }, MapOptions.chunk(2));
            assertThatThrownBy(results::next).isInstanceOfSatisfying(TaskFailedException.class, e -> assertThat(e.index()).isZero());
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void aChunkBelowOne_isRefused() {
        assertThatThrownBy(() -> MapOptions.chunk(0)).isInstanceOf(IllegalArgumentException.class).hasMessage("chunk 0 is less than 1");
    }

    @Test
    void aChunkGivesItsPlaceInTheWindowBack_whenItIsHandedOver_asInPython() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2);
                OrderedResults<Integer> results = pool.map(items(9), i -> i, MapOptions.chunk(3).withWindow(1))) {
            assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).hasSize(1);
            assertThat(results.next()).isZero();
            assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).hasSize(2);
            assertThat(results.next()).isEqualTo(1);
            assertThat(results.next()).isEqualTo(2);
            assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).hasSize(2);
        }
        Books.of(recorder.events()).check();
    }
}
