package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.RunEvent;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.ManualClock;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallbackTest {
    private final Recorder recorder = new Recorder(new SystemClock());
    private final List<String> called = Collections.synchronizedList(new ArrayList<>());

    @Test
    void callbacks_runOnceInTheOrderTheyWereGiven_onTheThreadThatCompletes() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1).threadNames("worker-%d").build()) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> future = pool.submit(gate);
            for (int i = 0; i < 4; i++) {
                int number = i;
                future.whenDone(done -> called.add(number + " " + Thread.currentThread().getName()));
            }
            gate.open();
        }
        assertThat(called).containsExactly("0 worker-1", "1 worker-1", "2 worker-1", "3 worker-1");
    }

    @Test
    void aCallbackOfADoneFuture_runsAtOnceOnTheCaller() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            ObservedFuture<Integer> future = pool.submit(() -> 7);
            future.get();
            future.whenDone(done -> called.add(Thread.currentThread().getName()));
            assertThat(called).containsExactly(Thread.currentThread().getName());
        }
    }

    @Test
    void aCallback_runsForACancelledAndForAFailedFutureToo() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            TaskGate gate = new TaskGate();
            pool.submit(gate);
            gate.awaitEntered();
            ObservedFuture<Integer> cancelled = pool.submit(() -> 1);
            cancelled.whenDone(done -> called.add("cancelled " + done.isCancelled()));
            cancelled.cancel(false);
            ObservedFuture<?> failed = pool.submit(() -> {
                throw new IllegalStateException("x");
            });
            failed.whenDone(done -> called.add("failed " + done.isDone()));
            gate.open();
        }
        assertThat(called).containsExactly("cancelled true", "failed true");
    }

    @Test
    void aCallbackThatThrows_isReportedAndHarmsNobody() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(1).threadFactory(body -> {
            Thread thread = new Thread(body, "observed");
            thread.setUncaughtExceptionHandler((t, failure) -> {
                called.add("reported " + failure.getMessage());
                reported.countDown();
            });
            return thread;
        }).build()) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> future = pool.submit(gate);
            future.whenDone(done -> {
                throw new IllegalStateException("callback");
            });
            future.whenDone(done -> called.add("second"));
            gate.open();
            assertThat(future.get()).isEqualTo("passed");
            reported.await();
            assertThat(pool.submit(() -> "next").get()).isEqualTo("next");
        }
        assertThat(called).containsExactly("reported callback", "second");
        assertThat(recorder.events(RunEvent.LogWritten.class)).singleElement()
                .satisfies(line -> assertThat(line.text())
                        .isEqualTo("a callback of task 1 failed: java.lang.IllegalStateException: callback"));
    }

    @Test
    void waitsThatTimedOut_leaveNothingBehindInTheFuture() throws Exception {
        ManualClock clock = new ManualClock();
        try (ObservedExecutor pool = ObservedExecutor.fixed(new Recorder(clock), "p", 1)) {
            TaskGate gate = new TaskGate();
            ObservedFuture<String> future = pool.submit(gate);
            for (int i = 0; i < 1_000; i++) {
                assertThat(Assertions.catchThrowable(() -> future.get(0, TimeUnit.SECONDS)))
                        .isInstanceOf(TimeoutException.class);
            }
            future.whenDone(done -> called.add("still called"));
            assertThat(((CallbackFuture<?>) future).callbacksLeft()).isLessThanOrEqualTo(2);
            gate.open();
        }
        assertThat(called).containsExactly("still called");
    }

    @Test
    void callbacksGivenWhileTheTaskEnds_areNeitherLostNorCalledTwice() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.fixed(recorder, "p", 1)) {
            for (int round = 0; round < 2_000; round++) {
                CountDownLatch calls = new CountDownLatch(2);
                ObservedFuture<Integer> future = pool.submit(() -> 1);
                future.whenDone(done -> calls.countDown());
                future.whenDone(done -> calls.countDown());
                calls.await();
            }
        }
    }
}
