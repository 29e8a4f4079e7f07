package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.EventWord;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CancelTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    @Test
    void cancelIfNotStarted_ofAQueuedTask_cancelsIt_andAgainSaysSo() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            ObservedFuture<String> queued = pool.submit(() -> "never");
            assertThat(queued.cancelIfNotStarted()).isTrue();
            assertThat(queued.cancelIfNotStarted()).isTrue();
            assertThat(queued.isCancelled()).isTrue();
            assertThat(queued.isDone()).isTrue();
            assertThatThrownBy(queued::get).isInstanceOf(CancellationException.class);
            gate.open();
        }
        assertThat(recorder.events(TaskEvent.TaskCancelled.class)).singleElement()
                .satisfies(e -> assertThat(e.lane()).isEqualTo(EventWord.NO_LANE));
        assertThat(recorder.events(TaskEvent.WorkerReleased.class)).isEmpty();
        assertThat(recorder.events(TaskEvent.TaskStarted.class)).as("it never ran").hasSize(1);
        Books.of(recorder.events()).check();
    }

    @Test
    void cancelIfNotStarted_ofARunningOrDoneTask_leavesItAlone() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> running = pool.submit(gate);
            gate.awaitEntered();
            assertThat(running.isRunning()).isTrue();
            assertThat(running.cancelIfNotStarted()).isFalse();
            assertThat(running.isCancelled()).isFalse();
            gate.open();
            assertThat(running.get()).isEqualTo("passed");
            assertThat(running.cancelIfNotStarted()).isFalse();
            assertThat(running.isRunning()).isFalse();
        }
    }

    @Test
    void cancelTrue_ofARunningTask_interruptsIt_andTheWorkerIsReleasedWhenItReturns() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            CountDownLatch entered = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            CountDownLatch mayReturn = new CountDownLatch(1);
            ObservedFuture<?> running = pool.submit(() -> {
                entered.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    mayReturn.await();
                }
                return null;
            });
            entered.await();
            assertThat(running.cancel(true)).isTrue();
            assertThat(running.isDone()).isTrue();
            interrupted.await();
            assertThat(recorder.events(TaskEvent.TaskCancelled.class)).hasSize(1);
            assertThat(recorder.events(TaskEvent.WorkerReleased.class)).as("the worker is still busy").isEmpty();
            assertThat(pool.busyWorkers()).isEqualTo(1);
            mayReturn.countDown();
            assertThat(recorder.await(TaskEvent.WorkerReleased.class, 1)).hasSize(1);
            assertThat(pool.submit(() -> "next").get()).isEqualTo("next");
        }
        Books books = Books.of(recorder.events()).check();
        assertThat(books.cancelled).isEqualTo(1);
        assertThat(books.finished).isEqualTo(1);
    }

    @Test
    void cancelFalse_ofARunningTask_cancelsTheFutureAndLetsTheTaskRunOn() throws Exception {
        TaskGate gate = new TaskGate();
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            ObservedFuture<String> running = pool.submit(gate);
            gate.awaitEntered();
            assertThat(running.cancel(false)).isTrue();
            assertThat(running.cancel(false)).as("a second time").isFalse();
            assertThatThrownBy(() -> running.get(1, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
            gate.open();
            recorder.await(TaskEvent.WorkerReleased.class, 1);
        }
        assertThat(gate.wasInterrupted()).isFalse();
        assertThat(recorder.events(TaskEvent.TaskFinished.class)).isEmpty();
        Books.of(recorder.events()).check();
    }

    @Test
    void cancel_ofADoneTask_isRefusedAndToldNowhere() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            ObservedFuture<Integer> done = pool.submit(() -> 1);
            done.get();
            assertThat(done.cancel(true)).isFalse();
            assertThat(done.isCancelled()).isFalse();
        }
        assertThat(recorder.events(TaskEvent.TaskCancelled.class)).isEmpty();
    }

    @Test
    void theInterruptOfACancelledTask_doesNotReachTheNextTaskOfItsWorker() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            for (int i = 0; i < 200; i++) {
                TaskGate gate = new TaskGate();
                ObservedFuture<String> running = pool.submit(gate);
                gate.awaitEntered();
                running.cancel(true);
                assertThat(pool.submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
            }
        }
    }

    @Test
    void cancelledTasks_doNotStayInTheQueueForEver() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            for (int i = 0; i < 5_000; i++) {
                pool.submit(() -> 1).cancel(false);
            }
            assertThat(pool.queueDepth()).isLessThan(600);
            gate.open();
        }
    }
}
