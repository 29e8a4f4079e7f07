package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.bus.EventBus;
import io.poolscope.event.Event;
import io.poolscope.event.EventWord;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.RunEvent;
import io.poolscope.event.SystemClock;
import io.poolscope.event.TaskEvent;
import io.poolscope.testing.Books;
import io.poolscope.testing.Recorder;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lane is a place: it is given again, and a task runs without one where none is left. */
@Timeout(60)
class LanesTest {
    private final Recorder recorder = new Recorder(new SystemClock());

    private ObservedExecutor pool(PoolKind kind) {
        return switch (kind) {
            case FOREIGN -> ObservedExecutor.wrap(Executors.newFixedThreadPool(2), recorder, "p");
            case THREAD_PER_TASK -> ObservedExecutor.wrap(Executors.newVirtualThreadPerTaskExecutor(), recorder, "p", kind);
            default -> ObservedExecutor.builder(recorder).kind(kind).workers(2).build();
        };
    }

    private void takeAllLanesBut(int left) {
        for (int i = left; i <= EventWord.MAX_LANE; i++) {
            recorder.ids().acquireLane();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNC")
    void withoutAnyLane_everyTaskRuns_endsInTheBooks_andThePoolCloses(PoolKind kind) throws Exception {
        takeAllLanesBut(0);
        try (ObservedExecutor pool = pool(kind)) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                futures.add(pool.submit(() -> number));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(futures.get(i).get()).isEqualTo(i);
            }
            int sum = 0;
            for (int each : pool.map(List.of(1, 2, 3), i -> i)) {
                sum += each;
            }
            assertThat(sum).isEqualTo(6);
        }
        Books books = Books.of(recorder.events()).check();
        assertThat(books.finished).isEqualTo(23);
        assertThat(recorder.events(TaskEvent.TaskStarted.class)).allMatch(started -> started.lane() == EventWord.NO_LANE);
        assertThat(recorder.events(PoolEvent.WorkerStarted.class)).isEmpty();
        assertThat(recorder.events(RunEvent.LogWritten.class)).singleElement()
                .satisfies(line -> assertThat(line.text()).contains("65535 lanes"));
    }

    @Test
    void tasksWithoutALane_countInTheTimelineAndHaveNoSpan() throws Exception {
        EventBus bus = new EventBus(new SystemClock(), EventBus.Mode.DROPPING);
        for (int i = 1; i <= EventWord.MAX_LANE; i++) {
            bus.ids().acquireLane();
        }
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ObservedExecutor pool = ObservedExecutor.builder(bus).workers(1).build()) {
            Future<?> stays = pool.submit(() -> {
                running.countDown();
                return go.await(20, TimeUnit.SECONDS);
            });
            running.await();
            stays.cancel(false);
            Future<?> failing = pool.submit(() -> {
                throw new IllegalStateException("x");
            });
            Future<?> fine = pool.submit(() -> 1);
            go.countDown();
            fine.get();
            assertThat(failing.isDone()).isTrue();
        }
        Timeline timeline = new Timeline(bus.names());
        bus.drainAll(timeline);
        Snapshot snapshot = timeline.snapshot();
        assertThat(snapshot.undrawnTasks()).isEqualTo(3);
        assertThat(snapshot.oddEvents()).isZero();
        assertThat(snapshot.tasks().count(Outcome.CANCELLED)).isEqualTo(1);
        assertThat(snapshot.tasks().count(Outcome.FAILED)).isEqualTo(1);
        assertThat(snapshot.tasks().count(Outcome.FINISHED)).isEqualTo(1);
        assertThat(snapshot.tasks().count(Outcome.RUNNING)).isZero();
        assertThat(snapshot.pools().getFirst().running().last()).isZero();
    }

    @Test
    void aPoolForEachCall_takesNoMoreLanesThanRest() {
        for (int i = 0; i < 2_000; i++) {
            try (ObservedExecutor pool = ObservedExecutor.wrap(new Inline(), recorder, "request")) {
                pool.execute(() -> {});
            }
        }
        assertThat(highestLane()).isLessThan(1_100);
    }

    @Test
    void wrappersThatNobodyCloses_giveTheirLanesBackOnceForgotten() throws Exception {
        ExecutorService shared = Executors.newFixedThreadPool(1);
        try {
            takeAllLanesBut(6);
            while (recorder.events(PoolEvent.WorkerStopped.class).isEmpty()) {
                ObservedExecutor.wrap(shared, recorder, "request").submit(() -> 1).get();
                System.gc();
            }
            ObservedExecutor last = ObservedExecutor.wrap(shared, recorder, "last");
            long task = last.submit(() -> 1).task();
            assertThat(recorder.await(TaskEvent.TaskStarted.class, 1, started -> started.task() == task).getFirst().lane())
                    .isNotEqualTo(EventWord.NO_LANE);
        } finally {
            shared.shutdown();
        }
    }

    @Test
    void threadsOfAWrappedPoolThatAreGone_giveTheirLanesToTheNext() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.wrap(Executors.newVirtualThreadPerTaskExecutor(), recorder, "virtual")) {
            for (int i = 0; i < 3_000; i++) {
                pool.submit(() -> 1).get();
            }
        }
        assertThat(highestLane()).isLessThan(300);
        Books.of(recorder.events()).check();
        assertThat(recorder.events(PoolEvent.WorkerStopped.class)).hasSameSizeAs(recorder.events(PoolEvent.WorkerStarted.class));
    }

    @Test
    void submittersThatAreGone_giveTheirLanesAlsoToOtherPools() throws Exception {
        takeAllLanesBut(50);
        ObservedExecutor first = ObservedExecutor.builder(recorder).workers(1).build();
        for (int i = 0; i < 48; i++) {
            Thread thread = new Thread(() -> first.execute(() -> {}));
            thread.start();
            thread.join();
        }
        try (first; ObservedExecutor second = ObservedExecutor.builder(recorder).workers(20).build()) {
            CountDownLatch all = new CountDownLatch(20);
            for (int i = 0; i < 20; i++) {
                second.execute(() -> {
                    all.countDown();
                    try {
                        all.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
            }
            all.await();
        }
        assertThat(recorder.events(TaskEvent.TaskStarted.class)).allMatch(started -> started.lane() != EventWord.NO_LANE);
    }

    @Test
    void aThreadWhoseHashCodeAndEqualsThrow_submitsAndWorksAsAnyOther() throws Exception {
        try (ObservedExecutor pool = ObservedExecutor.builder(recorder).workers(2).threadFactory(Odd::new).build()) {
            List<Throwable> failures = new ArrayList<>();
            Thread odd = new Odd(() -> {
                try {
                    assertThat(pool.submit(() -> 7).get()).isEqualTo(7);
                    assertThat(pool.map(List.of(1), i -> i).next()).isEqualTo(1);
                } catch (Throwable failure) {
                    failures.add(failure);
                }
            });
            odd.start();
            odd.join();
            assertThat(failures).isEmpty();
        }
        Books.of(recorder.events()).check();
    }

    /** A thread that can't be hashed. */
    private static final class Odd extends Thread {
        Odd(Runnable body) {
            super(body);
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("not to be hashed");
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("not to be compared");
        }
    }

    private int highestLane() {
        int highest = -1;
        for (Event event : recorder.events()) {
            if (event instanceof PoolEvent.SubmitterJoined joined) {
                highest = Math.max(highest, joined.lane());
            } else if (event instanceof PoolEvent.WorkerStarted started) {
                highest = Math.max(highest, started.lane());
            }
        }
        return highest;
    }

    /** Runs what it is given at once. */
    private static final class Inline extends AbstractExecutorService {
        private volatile boolean shut;

        @Override
        public void execute(Runnable body) {
            body.run();
        }

        @Override
        public void shutdown() {
            shut = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shut = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shut;
        }

        @Override
        public boolean isTerminated() {
            return shut;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shut;
        }
    }
}
