package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.Rejection;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.ManualClock;
import io.poolscope.testing.Recorder;
import io.poolscope.testing.TaskGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class SaturationTest {
    private final Recorder recorder = new Recorder(new SystemClock());
    private final TaskGate gate = new TaskGate();

    private ObservedExecutor pool(int capacity, SaturationPolicy policy) {
        return ObservedExecutor.builder(recorder).name("p").workers(1).queueCapacity(capacity).policy(policy).build();
    }

    private ObservedExecutor fullPool(SaturationPolicy policy) throws InterruptedException {
        ObservedExecutor pool = pool(1, policy);
        pool.submit("running", gate);
        gate.awaitEntered();
        return pool;
    }

    @Test
    void abort_whenWorkersAndQueueAreFull_throwsAndTellsTheTaskAborted() throws Exception {
        try (ObservedExecutor pool = fullPool(SaturationPolicy.ABORT)) {
            pool.submit("queued", () -> 1);
            assertThatThrownBy(() -> pool.submit("third", () -> 1)).isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("task 3 (third) was rejected: the queue of p holds 1 and is full");
            gate.open();
        }
        Books books = Books.of(recorder.events()).check();
        assertThat(books.aborted).isEqualTo(1);
        assertThat(books.finished).isEqualTo(2);
    }

    @Test
    void callerRuns_runsTheTaskOnTheSubmittersLane() throws Exception {
        try (ObservedExecutor pool = fullPool(SaturationPolicy.CALLER_RUNS)) {
            pool.submit("queued", () -> 1);
            AtomicReference<Thread> ranOn = new AtomicReference<>();
            ObservedFuture<?> third = pool.submit("third", () -> ranOn.set(Thread.currentThread()));
            assertThat(third.isDone()).isTrue();
            assertThat(ranOn.get()).isSameAs(Thread.currentThread());
            gate.open();
        }
        int submitter = recorder.events(PoolEvent.SubmitterJoined.class).get(0).lane();
        assertThat(recorder.events(TaskEvent.TaskStarted.class)).filteredOn(e -> e.task() == 2).singleElement()
                .satisfies(e -> assertThat(e.lane()).isEqualTo(submitter));
        Books.of(recorder.events()).check();
    }

    @Test
    void discard_givesUpTheNewTask_whoseFutureCompletesExceptionally() throws Exception {
        try (ObservedExecutor pool = fullPool(SaturationPolicy.DISCARD)) {
            pool.submit("queued", () -> 1);
            ObservedFuture<Integer> third = pool.submit("third", () -> 1);
            assertThatThrownBy(third::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(RejectedExecutionException.class);
            gate.open();
        }
        assertThat(recorder.events(TaskEvent.TaskRejected.class)).singleElement().satisfies(e -> {
            assertThat(e.task()).isEqualTo(2);
            assertThat(e.reason()).isEqualTo(Rejection.DISCARDED);
        });
        Books.of(recorder.events()).check();
    }

    @Test
    void discardOldest_givesUpTheTaskLongestInTheQueue() throws Exception {
        try (ObservedExecutor pool = fullPool(SaturationPolicy.DISCARD_OLDEST)) {
            ObservedFuture<Integer> second = pool.submit("second", () -> 2);
            ObservedFuture<Integer> third = pool.submit("third", () -> 3);
            assertThatThrownBy(second::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(RejectedExecutionException.class);
            gate.open();
            assertThat(third.get()).isEqualTo(3);
        }
        assertThat(recorder.events(TaskEvent.TaskRejected.class)).singleElement().satisfies(e -> assertThat(e.task()).isEqualTo(1));
        Books.of(recorder.events()).check();
    }

    @Test
    void block_waitsForRoom_andTellsForHowLong() throws Exception {
        ManualClock clock = new ManualClock();
        Recorder timed = new Recorder(clock);
        try (ObservedExecutor pool = ObservedExecutor.builder(timed).workers(1).queueCapacity(1).policy(SaturationPolicy.BLOCK).build()) {
            pool.submit(gate);
            gate.awaitEntered();
            pool.submit(() -> 2);
            Thread submitter = new Thread(() -> pool.submit(() -> 3));
            submitter.start();
            timed.await(PoolEvent.SubmitterBlocked.class, 1);
            clock.advanceMillis(250);
            gate.open();
            submitter.join();
        }
        long blocked = timed.events(PoolEvent.SubmitterUnblocked.class).get(0).time()
                - timed.events(PoolEvent.SubmitterBlocked.class).get(0).time();
        assertThat(blocked).isEqualTo(250_000_000);
        assertThat(timed.events(TaskEvent.TaskSubmitted.class).get(2).time()).as("submitted when admitted").isEqualTo(250_000_000);
        Books.of(timed.events()).check();
    }

    @Test
    void blockedSubmitters_areAdmittedInTheOrderOfTheirComing() throws Exception {
        try (ObservedExecutor pool = fullPool(SaturationPolicy.BLOCK)) {
            pool.submit("queued", () -> 1);
            List<Thread> submitters = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String name = "submitter " + i;
                Thread submitter = new Thread(() -> pool.submit(name, () -> 1), name);
                submitters.add(submitter);
                submitter.start();
                recorder.await(PoolEvent.SubmitterBlocked.class, i + 1);
            }
            gate.open();
            for (Thread each : submitters) {
                each.join();
            }
        }
        assertThat(recorder.events(TaskEvent.TaskStarted.class)).hasSize(8);
        List<String> startedInOrder =
                recorder.events(TaskEvent.TaskSubmitted.class).stream().skip(2).map(TaskEvent.TaskSubmitted::label).toList();
        assertThat(startedInOrder).containsExactly("submitter 0", "submitter 1", "submitter 2", "submitter 3", "submitter 4",
                "submitter 5");
    }

    @Test
    void blockedSubmitters_areRejectedAtShutdown() throws Exception {
        ObservedExecutor pool = fullPool(SaturationPolicy.BLOCK);
        pool.submit("queued", () -> 1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread submitter = new Thread(() -> {
            try {
                pool.submit("late", () -> 1);
            } catch (RejectedExecutionException e) {
                thrown.set(e);
            }
        });
        submitter.start();
        recorder.await(PoolEvent.SubmitterBlocked.class, 1);
        pool.shutdown();
        submitter.join();
        assertThat(thrown.get()).isInstanceOf(RejectedExecutionException.class).hasMessage("task 3 (late) was rejected: p is shut down");
        gate.open();
        pool.close();
        assertThat(recorder.events(PoolEvent.SubmitterUnblocked.class)).hasSize(1);
        Books books = Books.of(recorder.events()).check();
        assertThat(books.aborted).isEqualTo(1);
    }

    @Test
    void anInterruptedBlockedSubmitter_isRejectedAndKeepsItsInterrupt() throws Exception {
        try (ObservedExecutor pool = fullPool(SaturationPolicy.BLOCK)) {
            pool.submit("queued", () -> 1);
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            AtomicReference<Boolean> status = new AtomicReference<>();
            Thread submitter = new Thread(() -> {
                try {
                    pool.submit("late", () -> 1);
                } catch (RejectedExecutionException e) {
                    thrown.set(e);
                    status.set(Thread.currentThread().isInterrupted());
                }
            });
            submitter.start();
            recorder.await(PoolEvent.SubmitterBlocked.class, 1);
            submitter.interrupt();
            submitter.join();
            assertThat(thrown.get()).isInstanceOf(RejectedExecutionException.class);
            assertThat(status.get()).isTrue();
            gate.open();
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void withCapacityZero_aTaskIsTakenOnlyWhileAWorkerIsIdle() throws Exception {
        try (ObservedExecutor pool = pool(0, SaturationPolicy.ABORT)) {
            pool.submit(gate);
            assertThatThrownBy(() -> pool.submit(() -> 2)).isInstanceOf(RejectedExecutionException.class);
            gate.awaitEntered();
            gate.open();
        }
        Books.of(recorder.events()).check();
    }

    @Test
    void aBurstOntoIdleWorkers_isNeverRejectedBeforeWorkersAndQueueAreFull() throws Exception {
        for (int round = 0; round < 100; round++) {
            TaskGate hold = new TaskGate();
            try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(3).queueCapacity(2).build()) {
                for (int i = 0; i < 5; i++) {
                    pool.submit(hold);
                }
                assertThatThrownBy(() -> pool.submit(hold)).isInstanceOf(RejectedExecutionException.class);
                hold.open();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void books_balanceAndTheQueueNeverExceedsItsCapacity(SaturationPolicy policy) throws Exception {
        int capacity = 4;
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(2).queueCapacity(capacity).policy(policy).build()) {
            List<Thread> submitters = new ArrayList<>();
            List<Throwable> unexpected = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch go = new CountDownLatch(1);
            for (int s = 0; s < 3; s++) {
                int own = s;
                Thread submitter = new Thread(() -> {
                    try {
                        go.await();
                        submitMany(pool, own);
                    } catch (InterruptedException | RuntimeException e) {
                        unexpected.add(e);
                    }
                });
                submitters.add(submitter);
                submitter.start();
            }
            go.countDown();
            for (Thread each : submitters) {
                each.join();
            }
            assertThat(unexpected).isEmpty();
        }
        Books books = Books.of(recorder.events()).check();
        assertThat(books.submitted).isEqualTo(600);
        assertThat(peakQueue(recorder.events())).isLessThanOrEqualTo(capacity);
        switch (policy) {
            case BLOCK -> assertThat(books.aborted + books.discarded).isZero();
            case ABORT -> assertThat(books.discarded).isZero();
            case CALLER_RUNS -> assertThat(books.aborted + books.discarded).isZero();
            default -> assertThat(books.aborted).isZero();
        }
    }

    private static void submitMany(ObservedExecutor pool, int own) {
        for (int i = 0; i < 200; i++) {
            boolean fails = i % 7 == own;
            try {
                ObservedFuture<?> future = pool.submit(() -> {
                    if (fails) {
                        throw new IllegalStateException("as planned");
                    }
                });
                if (i % 5 == own) {
                    future.cancel(i % 2 == 0);
                }
            } catch (RejectedExecutionException e) {
                assertThat(pool.isShutdown()).as("rejected because it was full").isFalse();
            }
        }
    }

    /** The most tasks submitted and not started, but for those that never queued, counted from the events alone. */
    private static int peakQueue(List<Event> events) {
        List<Long> neverQueued = new ArrayList<>();
        List<Integer> submitters = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof PoolEvent.SubmitterJoined joined) {
                submitters.add(joined.lane());
            }
        }
        for (Event event : events) {
            boolean never = event instanceof TaskEvent.TaskRejected
                    || event instanceof TaskEvent.TaskStarted started && submitters.contains(started.lane());
            if (never) {
                neverQueued.add(event instanceof TaskEvent.TaskRejected r ? r.task() : ((TaskEvent.TaskStarted) event).task());
            }
        }
        Set<Long> queued = new HashSet<>();
        int peak = 0;
        for (Event event : events.stream().sorted(Comparator.comparingLong(Event::time)).toList()) {
            if (event instanceof TaskEvent.TaskSubmitted e && !neverQueued.contains(e.task())) {
                queued.add(e.task());
            } else if (event instanceof TaskEvent.TaskStarted e) {
                queued.remove(e.task());
            } else if (event instanceof TaskEvent.TaskCancelled e) {
                queued.remove(e.task());
            }
            peak = Math.max(peak, queued.size());
        }
        return peak;
    }
}
