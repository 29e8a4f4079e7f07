package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Delivery;
import io.poolscope.event.ResultEvent;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.ManualClock;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CompletionsTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    @Test
    void asCompleted_yieldsFuturesAsTheyAreDone() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 3)) {
            List<TaskGate> gates = List.of(new TaskGate(), new TaskGate(), new TaskGate());
            List<ObservedFuture<String>> futures = gates.stream().map(pool::submit).toList();
            CompletedFutures<String> completed = Completions.asCompleted(futures);
            for (int next : new int[] {2, 0, 1}) {
                gates.get(next).open();
                assertThat(completed.next()).isSameAs(futures.get(next));
            }
            assertThat(completed.hasNext()).isFalse();
            assertThatThrownBy(completed::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(recorder.events(ResultEvent.StreamOpened.class)).singleElement()
                .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.AS_COMPLETED));
        assertThat(recorder.events(ResultEvent.ResultConsumed.class)).extracting(ResultEvent.ResultConsumed::task).containsExactly(2L, 0L,
                1L);
        assertThat(recorder.events(ResultEvent.ResultConsumed.class)).extracting(ResultEvent.ResultConsumed::index).containsExactly(0L, 1L,
                2L);
        assertThat(recorder.events(ResultEvent.ConsumerWaiting.class)).allMatch(e -> e.index() == -1);
        assertThat(recorder.events(ResultEvent.StreamClosed.class)).hasSize(1);
        Books.of(recorder.events()).check();
    }

    @Test
    void futuresAlreadyDone_comeFirst_andDuplicatesOnce() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> slow = pool.submit(gate);
            ObservedFuture<String> quick = pool.submit(() -> "quick");
            quick.get();
            List<ObservedFuture<String>> got = new ArrayList<>();
            CompletedFutures<String> completed = Completions.asCompleted(List.of(slow, quick, slow, quick));
            got.add(completed.next());
            gate.open();
            completed.forEachRemaining(got::add);
            assertThat(got).containsExactly(quick, slow);
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void failedAndCancelledFutures_areYieldedToo() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> running = pool.submit(gate);
            gate.awaitEntered();
            ObservedFuture<String> cancelled = pool.submit(() -> "never");
            cancelled.cancel(false);
            ObservedFuture<String> failing = pool.submit(() -> {
                throw new IllegalStateException("x");
            });
            CompletedFutures<String> completed = Completions.asCompleted(List.of(running, cancelled, failing));
            assertThat(completed.next()).isSameAs(cancelled);
            gate.open();
            assertThat(completed.next()).isSameAs(running);
            assertThat(completed.next()).isSameAs(failing);
        }
    }

    @Test
    void futuresOfSeveralPools_mayBeMixed() throws Exception {
        try (ObservedExecutor a = ObservedExecutor.fixed(recorder, "a", 1); ObservedExecutor b = ObservedExecutor.fixed(recorder, "b", 1)) {
            List<Integer> got = new ArrayList<>();
            for (ObservedFuture<Integer> each : Completions.asCompleted(List.of(a.submit(() -> 1), b.submit(() -> 2)))) {
                got.add(each.get());
            }
            assertThat(got).containsExactlyInAnyOrder(1, 2);
        }
        assertThat(recorder.events(ResultEvent.StreamOpened.class)).singleElement().satisfies(e -> assertThat(e.pool()).isEqualTo(-1));
        Books.of(recorder.events()).check();
    }

    @Test
    void timeout_countsFromTheCall_andSaysHowManyAreUnfinished() throws Exception {
        ManualClock clock = new ManualClock();
        Recorder timed = new Recorder(clock);
        try (ObservedExecutor pool = ObservedExecutor.fixed(timed, "p", 4)) {
            List<TaskGate> gates = List.of(new TaskGate(), new TaskGate(), new TaskGate(), new TaskGate());
            List<ObservedFuture<String>> futures = gates.stream().map(pool::submit).toList();
            CompletedFutures<String> completed = Completions.asCompleted(futures, Duration.ofMillis(100));
            gates.get(1).open();
            gates.get(3).open();
            completed.next();
            clock.advanceMillis(70);
            completed.next();
            Thread mover = new Thread(() -> {
                try {
                    clock.awaitWaiters(1);
                    clock.advanceMillis(30);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            mover.start();
            assertThatThrownBy(completed::next).isInstanceOf(ResultTimeoutException.class).hasMessage("2 (of 4) futures unfinished");
            assertThat(completed.hasNext()).isFalse();
            mover.join();
            assertThat(futures).as("nothing is cancelled").noneMatch(ObservedFuture::isCancelled);
            gates.forEach(TaskGate::open);
        }
        Books.of(timed.events()).check();
    }

    @Test
    void aFutureThatIsDone_isYieldedThoughTheTimeIsOver() throws Exception {
        ManualClock clock = new ManualClock();
        try (ObservedExecutor pool = ObservedExecutor.fixed(new Recorder(clock), "p", 1)) {
            ObservedFuture<Integer> future = pool.submit(() -> 1);
            CompletedFutures<Integer> completed = Completions.asCompleted(List.of(future), Duration.ofMillis(5));
            future.get();
            Completions.await(List.of(future), ReturnWhen.ALL_COMPLETED);
            pool.submit(() -> 0).get();
            clock.advanceMillis(1_000);
            assertThat(completed.next()).isSameAs(future);
        }
    }

    @Test
    void asCompleted_ofNothing_isExhausted() {
        assertThat(Completions.asCompleted(List.<ObservedFuture<String>>of()).hasNext()).isFalse();
    }

    @Test
    void earlyClose_dropsWhatArrivedAndCancelsNothing() throws Exception {
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            ObservedFuture<String> running = pool.submit(gate);
            ObservedFuture<String> done = pool.submit(() -> "done");
            done.get();
            try (CompletedFutures<String> completed = Completions.asCompleted(List.of(running, done))) {
                assertThat(completed.hasNext()).isTrue();
            }
            gate.open();
            assertThat(running.get()).isEqualTo("passed");
        }
        Books books = Books.of(recorder.events()).check();
        assertThat(books.dropped).isEqualTo(1);
        assertThat(books.cancelled).isZero();
    }

    @Test
    void awaitFirstCompleted_returnsWithTheFirstThatIsDone_cancelledOnesToo() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> running = pool.submit(gate);
            gate.awaitEntered();
            ObservedFuture<String> queued = pool.submit(() -> "never");
            queued.cancel(false);
            Awaited<String> found = Completions.await(List.of(running, queued), ReturnWhen.FIRST_COMPLETED);
            assertThat(found.done()).containsExactly(queued);
            assertThat(found.notDone()).containsExactly(running);
            gate.open();
        }
    }

    @Test
    void awaitFirstException_returnsWithTheFirstFailure() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2)) {
            TaskGate gate = new TaskGate();
            TaskGate fails = new TaskGate();
            ObservedFuture<String> running = pool.submit(gate);
            ObservedFuture<String> failing = pool.submit(() -> {
                fails.call();
                throw new IllegalStateException("x");
            });
            fails.open();
            Awaited<String> found = Completions.await(List.of(running, failing), ReturnWhen.FIRST_EXCEPTION);
            assertThat(found.done()).containsExactly(failing);
            assertThat(found.notDone()).containsExactly(running);
            assertThat(recorder.events(TaskEvent.FailureRead.class)).as("looking is not reading").isEmpty();
            gate.open();
        }
    }

    @Test
    void awaitFirstException_withoutAny_waitsForAll_andACancelledOneIsNone() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> running = pool.submit(gate);
            gate.awaitEntered();
            ObservedFuture<String> queued = pool.submit(() -> "never");
            Thread ender = new Thread(() -> {
                queued.cancel(false);
                gate.open();
            });
            ender.start();
            Awaited<String> found = Completions.await(List.of(running, queued), ReturnWhen.FIRST_EXCEPTION);
            assertThat(found.done()).containsExactly(running, queued);
            assertThat(found.notDone()).isEmpty();
            ender.join();
        }
    }

    @Test
    void awaitAllCompleted_withATimeout_returnsBothSetsAndThrowsNothing() throws Exception {
        ManualClock clock = new ManualClock();
        try (ObservedExecutor pool = ObservedExecutor.fixed(new Recorder(clock), "p", 2)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> running = pool.submit(gate);
            ObservedFuture<String> quick = pool.submit(() -> "quick");
            quick.get();
            Thread mover = new Thread(() -> {
                try {
                    clock.awaitWaiters(1);
                    clock.advanceMillis(100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            mover.start();
            Awaited<String> found = Completions.await(List.of(running, quick), ReturnWhen.ALL_COMPLETED, Duration.ofMillis(100));
            assertThat(found.done()).containsExactly(quick);
            assertThat(found.notDone()).containsExactly(running);
            mover.join();
            gate.open();
            assertThat(Completions.await(List.of(running, quick), ReturnWhen.ALL_COMPLETED).notDone()).isEmpty();
        }
    }

    @Test
    void awaitOfNothing_returnsAtOnce() throws Exception {
        for (ReturnWhen when : ReturnWhen.values()) {
            Awaited<String> found = Completions.await(List.<ObservedFuture<String>>of(), when);
            assertThat(found.done()).isEmpty();
            assertThat(found.notDone()).isEmpty();
        }
    }

    @Test
    void iteratingOverUnfinishedFuturesAgainAndAgain_leavesNothingBehindInThem() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> future = pool.submit(gate);
            for (int i = 0; i < 1_000; i++) {
                CompletedFutures<String> completed = Completions.asCompleted(List.of(future), Duration.ofSeconds(Long.MIN_VALUE));
                assertThatThrownBy(completed::next).isInstanceOf(ResultTimeoutException.class).hasMessage("1 (of 1) futures unfinished");
            }
            assertThat(((CallbackFuture<?>) future).callbacksLeft()).isLessThanOrEqualTo(2);
            gate.open();
        }
    }
}
