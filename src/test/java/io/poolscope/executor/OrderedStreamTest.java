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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OrderedStreamTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    @Test
    void aFinishedResult_waitsForAllBeforeIt() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2); OrderedStream<String> stream = pool.orderedStream()) {
            TaskGate slow = new TaskGate();
            stream.submit(slow);
            stream.submit(() -> "second");
            stream.submit(() -> "third");
            stream.finish();
            recorder.await(ResultEvent.ResultBuffered.class, 2);
            // Told, and then counted: another task on the same worker comes behind both.
            pool.submit(() -> 0).get();
            assertThat(stream.buffered()).isEqualTo(2);
            assertThat(stream.outstanding()).isEqualTo(3);
            slow.open();
            List<String> got = new ArrayList<>();
            stream.forEachRemaining(got::add);
            assertThat(got).containsExactly("passed", "second", "third");
        }
        Books.of(recorder.events()).check();
        assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).extracting(TaskEvent.TaskSubmitted::index).startsWith(0L, 1L, 2L);
    }

    @Test
    void hasNext_waitsForTheSubmitter_andFinishEndsTheIteration() throws Exception {
        List<Integer> got = Collections.synchronizedList(new ArrayList<>());
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1); OrderedStream<Integer> stream = pool.orderedStream()) {
            Thread consumer = new Thread(() -> stream.forEachRemaining(got::add));
            consumer.start();
            recorder.await(ResultEvent.ConsumerWaiting.class, 1);
            stream.submit(() -> 1);
            recorder.await(ResultEvent.ConsumerWaiting.class, 1, e -> e.index() == 1);
            stream.finish();
            consumer.join();
        }
        assertThat(got).containsExactly(1);
        assertThat(recorder.events(ResultEvent.StreamClosed.class)).hasSize(1);
    }

    @Test
    void aWindow_holdsTheSubmitterBackUntilAResultIsConsumed() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2);
                OrderedStream<Integer> stream = pool.orderedStream(StreamOptions.<Integer>none().withWindow(2))) {
            Thread submitter = new Thread(() -> {
                for (int i = 0; i < 3; i++) {
                    int item = i;
                    stream.submit(() -> item);
                }
                stream.finish();
            });
            submitter.start();
            recorder.await(PoolEvent.SubmitterBlocked.class, 1);
            assertThat(recorder.events(TaskEvent.TaskSubmitted.class)).hasSize(2);
            assertThat(stream.next()).isZero();
            submitter.join();
            assertThat(stream.next()).isEqualTo(1);
            assertThat(stream.next()).isEqualTo(2);
            assertThat(stream.hasNext()).isFalse();
        }
        assertThat(recorder.events(PoolEvent.SubmitterUnblocked.class)).hasSize(1);
        Books.of(recorder.events()).check();
    }

    @Test
    void aFailedResult_isThrownWhenDue_andTheIterationGoesOn() {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1); OrderedStream<Integer> stream = pool.orderedStream()) {
            stream.submit(() -> 0);
            stream.submit(() -> {
                throw new IllegalStateException("one");
            });
            stream.submit(() -> 2);
            stream.finish();
            assertThat(stream.next()).isZero();
            assertThatThrownBy(stream::next).isInstanceOfSatisfying(TaskFailedException.class, e -> assertThat(e.index()).isEqualTo(1));
            assertThat(stream.next()).isEqualTo(2);
            assertThat(stream.hasNext()).isFalse();
            assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(Books.of(recorder.events()).check().consumed).isEqualTo(3);
    }

    @Test
    void cancelledAndDiscardedResults_arePassedOver() throws Exception {
        try (ObservedExecutor pool =
                ObservedExecutor.builder(recorder).workers(1).queueCapacity(2).policy(SaturationPolicy.DISCARD).build();
                OrderedStream<String> stream = pool.orderedStream()) {
            TaskGate gate = new TaskGate();
            stream.submit(gate);
            gate.awaitEntered();
            ObservedFuture<String> cancelled = stream.submit(() -> "cancelled");
            stream.submit(() -> "kept");
            stream.submit(() -> "discarded");
            cancelled.cancel(false);
            stream.submit(() -> "last");
            stream.finish();
            gate.open();
            List<String> got = new ArrayList<>();
            stream.forEachRemaining(got::add);
            assertThat(got).containsExactly("passed", "kept", "last");
        }
        Books books = Books.of(recorder.events()).check();
        assertThat(books.dropped).isEqualTo(2);
    }

    @Test
    void aRejectedTask_isPassedOverToo() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1).queueCapacity(1).build();
                OrderedStream<String> stream = pool.orderedStream()) {
            TaskGate gate = new TaskGate();
            stream.submit(gate);
            gate.awaitEntered();
            stream.submit(() -> "queued");
            assertThatThrownBy(() -> stream.submit(() -> "aborted")).isInstanceOf(RejectedExecutionException.class);
            gate.open();
            assertThat(stream.next()).isEqualTo("passed");
            assertThat(stream.next()).isEqualTo("queued");
            stream.submit(() -> "after");
            stream.finish();
            assertThat(stream.next()).isEqualTo("after");
            assertThat(stream.hasNext()).isFalse();
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void closingEarly_dropsWhatIsBufferedAndWhatFinishesLater() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            TaskGate gate = new TaskGate();
            OrderedStream<String> stream = pool.orderedStream();
            stream.submit(gate);
            stream.submit(() -> "buffered");
            recorder.await(ResultEvent.ResultBuffered.class, 1);
            gate.awaitEntered();
            stream.close();
            assertThat(stream.hasNext()).isFalse();
            assertThatThrownBy(() -> stream.submit(() -> "late")).isInstanceOf(IllegalStateException.class)
                    .hasMessage("the stream takes no more tasks: it is closed");
            gate.open();
        }
        Books books = Books.of(recorder.events()).check();
        assertThat(books.dropped).isEqualTo(2);
        assertThat(books.finished).isEqualTo(2);
    }

    @Test
    void closing_releasesABlockedSubmitterAndAWaitingConsumer() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            OrderedStream<String> stream = pool.orderedStream(StreamOptions.<String>none().withWindow(1));
            stream.submit(gate);
            List<String> ends = Collections.synchronizedList(new ArrayList<>());
            Thread submitter = new Thread(() -> {
                try {
                    stream.submit(() -> "x");
                } catch (IllegalStateException e) {
                    ends.add("submitter");
                }
            });
            Thread consumer = new Thread(() -> ends.add("consumer " + stream.hasNext()));
            submitter.start();
            consumer.start();
            recorder.await(PoolEvent.SubmitterBlocked.class, 1);
            recorder.await(ResultEvent.ConsumerWaiting.class, 1);
            stream.close();
            submitter.join();
            consumer.join();
            assertThat(ends).containsExactlyInAnyOrder("submitter", "consumer false");
            gate.open();
        }
    }

    @Test
    void blockedAndDeliverableTime_areWhatTheEventsSay() throws Exception {
        ManualClock clock = new ManualClock();
        Recorder timed = new Recorder(clock);
        try (ObservedExecutor pool = ObservedExecutor.fixed(timed, "p", 2); OrderedStream<String> stream = pool.orderedStream()) {
            TaskGate slow = new TaskGate();
            stream.submit(slow);
            stream.submit(() -> "second");
            timed.await(ResultEvent.ResultBuffered.class, 1);
            clock.advanceMillis(300);
            slow.open();
            timed.await(ResultEvent.ResultBuffered.class, 2);
            clock.advanceMillis(50);
            stream.next();
            clock.advanceMillis(20);
            stream.next();
        }
        List<ResultEvent.ResultBuffered> buffered = timed.events(ResultEvent.ResultBuffered.class);
        List<ResultEvent.ResultConsumed> consumed = timed.events(ResultEvent.ResultConsumed.class);
        assertThat(buffered).extracting(ResultEvent.ResultBuffered::index).containsExactly(1L, 0L);
        assertThat(buffered).extracting(ResultEvent.ResultBuffered::time).containsExactly(0L, 300_000_000L);
        assertThat(consumed).extracting(ResultEvent.ResultConsumed::time).containsExactly(350_000_000L, 370_000_000L);
    }

    @Test
    void aPausedClock_holdsEverybodyAtTheirNextEvent_andStepsLetThemThroughToTheEnd() throws Exception {
        ManualClock clock = new ManualClock();
        Recorder timed = new Recorder(clock);
        ObservedExecutor pool = ObservedExecutor.builder(timed).workers(2).queueCapacity(1).policy(SaturationPolicy.BLOCK).build();
        OrderedStream<Integer> stream = pool.orderedStream(StreamOptions.<Integer>none().withWindow(3));
        clock.pause();
        List<Integer> got = Collections.synchronizedList(new ArrayList<>());
        Thread submitter = new Thread(() -> {
            for (int i = 0; i < 8; i++) {
                int item = i;
                stream.submit(() -> item);
            }
            stream.finish();
        });
        Thread consumer = new Thread(() -> stream.forEachRemaining(got::add));
        submitter.start();
        consumer.start();
        while (got.size() < 8) {
            clock.step();
        }
        clock.resume();
        submitter.join();
        consumer.join();
        pool.close();
        assertThat(got).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        Books.of(timed.events()).check();
    }
}
