package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Event;
import io.poolscope.event.EventWord;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ShutdownTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    @Test
    void initializer_runsOncePerWorkerBeforeItsFirstTask() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1).initializer(() -> order.add("initializer")).build()) {
            pool.submit(() -> order.add("first")).get();
            pool.submit(() -> order.add("second")).get();
        }
        assertThat(order).containsExactly("initializer", "first", "second");
    }

    @Test
    void aFailingInitializer_breaksThePool_pendingFuturesFailAndLaterSubmitsThrow() throws Exception {
        TaskGate gate = new TaskGate();
        IllegalStateException thrown = new IllegalStateException("no licence");
        ObservedExecutor pool = ObservedExecutor.builder(recorder).name("render").workers(1).initializer(() -> {
            try {
                gate.call();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw thrown;
        }).build();
        List<ObservedFuture<Integer>> pending = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            pending.add(pool.submit(() -> 1));
        }
        gate.open();
        for (ObservedFuture<Integer> each : pending) {
            assertThatThrownBy(each::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(BrokenPoolException.class).cause()
                    .isSameAs(thrown);
        }
        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(BrokenPoolException.class)
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("pool render is broken: its initializer failed with java.lang.IllegalStateException: no licence");
        pool.close();
        assertThat(recorder.events(PoolEvent.PoolBroken.class)).singleElement()
                .satisfies(e -> assertThat(e.error()).contains("no licence"));
        assertThat(recorder.events(TaskEvent.TaskFailed.class)).hasSize(3).allMatch(e -> e.lane() == EventWord.NO_LANE);
        assertThat(recorder.events(TaskEvent.TaskStarted.class)).isEmpty();
        Books.of(recorder.events()).check();
    }

    @Test
    void aBrokenPool_rejectsBlockedSubmittersToo() throws Exception {
        TaskGate gate = new TaskGate();
        ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(2).queueCapacity(1).policy(SaturationPolicy.BLOCK)
                .initializer(new Runnable() {
                    private boolean second;

                    @Override
                    public synchronized void run() {
                        if (second) {
                            throw new IllegalStateException("second worker");
                        }
                        second = true;
                    }
                }).build();
        pool.submit(gate);
        gate.awaitEntered();
        assertThatThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
                pool.submit(() -> 1);
            }
        }).isInstanceOf(BrokenPoolException.class);
        gate.open();
        pool.close();
        Books.of(recorder.events()).check();
    }

    @Test
    void shutdown_withWait_returnsWhenAllTasksHaveEndedAndTheWorkersAreGone() throws Exception {
        ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 2);
        for (int i = 0; i < 10; i++) {
            pool.submit(() -> 1);
        }
        pool.shutdown(true, false);
        assertThat(pool.isTerminated()).isTrue();
        assertThat(recorder.events(TaskEvent.TaskFinished.class)).hasSize(10);
        List<Event> events = recorder.events();
        assertThat(events.get(events.size() - 1)).isInstanceOf(PoolEvent.PoolStopped.class);
    }

    @Test
    void shutdown_withoutWait_returnsAtOnceAndQueuedTasksStillRun() throws Exception {
        TaskGate gate = new TaskGate();
        ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1);
        pool.submit(gate);
        ObservedFuture<Integer> queued = pool.submit(() -> 2);
        pool.shutdown(false, false);
        assertThat(pool.isShutdown()).isTrue();
        assertThat(pool.isTerminated()).isFalse();
        gate.open();
        assertThat(queued.get()).isEqualTo(2);
        pool.close();
    }

    @Test
    void shutdown_withCancelFutures_cancelsWhatHasNotStarted() throws Exception {
        TaskGate gate = new TaskGate();
        ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1);
        ObservedFuture<String> running = pool.submit(gate);
        gate.awaitEntered();
        ObservedFuture<Integer> queued = pool.submit(() -> 2);
        pool.shutdown(false, true);
        assertThat(queued.isCancelled()).isTrue();
        gate.open();
        assertThat(running.get()).isEqualTo("passed");
        pool.close();
        Books.of(recorder.events()).check();
    }

    @Test
    void shutdown_withCancelFutures_endsAllThatIsQueuedBeforeWhoWaitsForSomeOfItGoesOn() throws Exception {
        ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1);
        TaskGate parent = new TaskGate();
        pool.submit(parent);
        parent.awaitEntered();
        List<ObservedFuture<Integer>> queued = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            queued.add(pool.submit(() -> 1));
        }
        List<ObservedFuture<Integer>> startable = new ArrayList<>();
        // Whoever waits for the first goes on now; its worker must find nothing that it could start.
        queued.getFirst().whenDone(done -> queued.stream().filter(each -> ((ObservedTask<?>) each).isQueued()).forEach(startable::add));
        pool.shutdown(false, true);
        parent.open();
        pool.close();
        assertThat(startable).isEmpty();
        assertThat(queued).allMatch(ObservedFuture::isCancelled);
        Books.of(recorder.events()).check();
    }

    @Test
    void close_joinsTheWorkers() {
        List<Thread> workers = Collections.synchronizedList(new ArrayList<>());
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(3).build()) {
            for (int i = 0; i < 6; i++) {
                pool.submit(() -> workers.add(Thread.currentThread()));
            }
        }
        assertThat(workers).hasSize(6).noneMatch(Thread::isAlive);
    }

    @Test
    void close_byAnInterruptedThread_stopsTheTasksAndKeepsTheInterrupt() throws Exception {
        ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1);
        CountDownLatch entered = new CountDownLatch(1);
        pool.submit(() -> {
            entered.countDown();
            new CountDownLatch(1).await();
            return 1;
        });
        entered.await();
        Thread.currentThread().interrupt();
        pool.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pool.isTerminated()).isTrue();
        Books.of(recorder.events()).check();
    }

    @Test
    void close_twice_isNoError() {
        ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1);
        pool.close();
        pool.close();
        assertThat(recorder.events(PoolEvent.PoolStopped.class)).hasSize(1);
    }

    @Test
    void whatExecuteWasGiven_throwsToItsThread_whichIsReplaced() throws Exception {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        CountDownLatch reported = new CountDownLatch(1);
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1).threadFactory(body -> {
            Thread thread = new Thread(body, "w");
            thread.setUncaughtExceptionHandler((t, failure) -> {
                uncaught.set(failure);
                reported.countDown();
            });
            return thread;
        }).build()) {
            pool.execute(() -> {
                throw new IllegalStateException("uncaught");
            });
            reported.await();
            assertThat(pool.submit(() -> "next").get()).isEqualTo("next");
        }
        assertThat(uncaught.get()).hasMessage("uncaught");
        assertThat(recorder.events(PoolEvent.WorkerStarted.class)).hasSize(2);
        assertThat(recorder.events(TaskEvent.TaskFailed.class)).hasSize(1);
        Books.of(recorder.events()).check();
    }
}
