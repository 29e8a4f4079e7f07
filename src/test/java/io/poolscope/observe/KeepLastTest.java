package io.poolscope.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.TaskEvent;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.testing.Books;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepLastTest {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    private Path folder;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pool")).sorted().toList();
        }
    }

    private List<Path> untilWritten(int count) throws IOException {
        long end = System.nanoTime() + LIMIT;
        while (files().size() < count) {
            assertThat(System.nanoTime()).as("waiting for file " + count).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
        return files();
    }

    @Test
    void kept_isWrittenOnDemand_andHoldsThePromisedTime() throws Exception {
        Duration time = Duration.ofMillis(800);
        long ran;
        try (KeptScope scope = Poolscope.keepLast(time, folder).named("my program").open();
                ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(2))) {
            CountDownLatch go = new CountDownLatch(1);
            CountDownLatch running = new CountDownLatch(1);
            Future<?> held = pool.submit(() -> {
                running.countDown();
                go.await();
                return 0;
            });
            running.await();
            long began = System.nanoTime();
            while (System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(3000)) {
                pool.submit(() -> 1).get();
                LockSupport.parkNanos(1_000_000);
            }
            ran = System.nanoTime() - began;
            Path file = scope.write("asked for").orElseThrow();
            go.countDown();
            held.get();

            assertThat(file.getFileName().toString()).startsWith("my-program-").endsWith(".pool");
            ObservedFile kept = ObservedFile.read(file);
            assertThat(kept.recording().warning()).isEmpty();
            assertThat(kept.recording().facts()).containsEntry("kept.reason", "asked for").containsEntry("title", "my program");
            List<Event> events = kept.events();
            long length = events.get(events.size() - 1).time() - events.get(0).time();
            assertThat(events.get(0).time()).as("its time begins with it").isZero();
            assertThat(length).as("what happened in the promised time, not all").isBetween(time.toNanos() / 2, ran - 500_000_000);
            Instant began2 = Instant.parse(kept.recording().facts().get("started-at"));
            assertThat(Duration.between(began2, Instant.now())).as("it begins the promised time ago, or before").isBetween(time,
                    Duration.ofSeconds(20));
            assertThat(events.get(0)).as("the pool is there though it began before").isInstanceOf(PoolEvent.PoolStarted.class);
            Books books = Books.of(events);
            // The last one's worker may be between the future and the event.
            assertThat(books.submitted - books.finished).as("the task that runs since the beginning").isBetween(1, 2);
            assertThat(events).filteredOn(TaskEvent.class::isInstance).first().isInstanceOf(TaskEvent.TaskSubmitted.class);
        }
        assertThat(files()).as("closing writes nothing").hasSize(1);
    }

    @Test
    void failure_writesOnceInTheKeptTime() throws Exception {
        try (KeptScope scope = Poolscope.keepLast(Duration.ofMinutes(1), folder).when(KeepCondition.failure()).open();
                ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(1))) {
            for (int i = 0; i < 5; i++) {
                Future<?> failing = pool.submit(() -> {
                    throw new IllegalStateException("on purpose");
                });
                assertThatThrownBy(failing::get).hasRootCauseMessage("on purpose");
            }
            ObservedFile kept = ObservedFile.read(untilWritten(1).get(0));
            assertThat(kept.recording().facts()).containsEntry("kept.reason", "a task failed");
            assertThat(kept.events()).hasAtLeastOneElementOfType(TaskEvent.TaskFailed.class);
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void longWait_isSeenAlsoOfATaskThatNeverStarts() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (KeptScope scope =
                Poolscope.keepLast(Duration.ofMinutes(1), folder).when(KeepCondition.queueWait(Duration.ofMillis(50))).open();
                ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(1))) {
            pool.submit(() -> {
                go.await();
                return 0;
            });
            Future<Integer> waits = pool.submit(() -> 1);
            assertThat(ObservedFile.read(untilWritten(1).get(0)).recording().facts()).containsEntry("kept.reason",
                    "a task waited for longer than 50 ms");
            go.countDown();
            assertThat(waits.get()).isEqualTo(1);
        } finally {
            go.countDown();
        }
    }

    @Test
    void longQueue_isSeen() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (KeptScope scope = Poolscope.keepLast(Duration.ofMinutes(1), folder).when(KeepCondition.queue(10)).open();
                ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(1))) {
            for (int i = 0; i < 20; i++) {
                pool.submit(() -> {
                    go.await();
                    return 0;
                });
            }
            assertThat(ObservedFile.read(untilWritten(1).get(0)).recording().facts()).containsEntry("kept.reason",
                    "more than 10 tasks waited in a queue");
            go.countDown();
        } finally {
            go.countDown();
        }
    }

    @Test
    void deadlock_isWritten() throws Exception {
        try (KeptScope scope = Poolscope.keepLast(Duration.ofMinutes(1), folder).when(KeepCondition.deadlock()).open()) {
            ExecutorService pool = ObservedExecutor.builder(scope).name("nested").workers(1).build();
            pool.submit(() -> pool.submit(() -> 1).get());
            assertThat(ObservedFile.read(untilWritten(1).get(0)).recording().facts()).containsEntry("kept.reason", "a deadlock");
            pool.shutdownNow();
            assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void memory_isBounded_andWhatIsNotKeptIsTold() throws Exception {
        try (KeptScope scope = Poolscope.keepLast(Duration.ofMinutes(10), folder).atMost(1 << 20).open();
                ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(2))) {
            long end = System.nanoTime() + LIMIT;
            while (scope.problems().isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(end);
                for (int i = 0; i < 10_000; i++) {
                    pool.execute(() -> {});
                }
                pool.submit(() -> {}).get();
            }
            assertThat(scope.problems()).singleElement().asString().startsWith("less than the last 600 s is kept");
            Path file = scope.write("asked for").orElseThrow();
            assertThat(Files.size(file)).isLessThan(3 << 20);
            assertThat(ObservedFile.read(file).recording().warning()).isEmpty();
        }
    }

    @Test
    void folderThatCannotBeWritten_isTold_andTheProgramGoesOn() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        KeptScope scope = Poolscope.keepLast(Duration.ofMinutes(1), file.resolve("below")).open();
        assertThat(scope.write("asked for")).isEmpty();
        assertThat(scope.problems()).singleElement().asString().startsWith("what was kept can't be written to");
        scope.close();
        assertThat(scope.write("after the close")).isEmpty();
        assertThat(scope.problems()).last().asString().isEqualTo("what was kept is gone: its scope was closed before it was asked for");
    }

    @Test
    void plan_refusesWhatCannotBe() {
        assertThatThrownBy(() -> Poolscope.keepLast(Duration.ZERO, folder))
                .hasMessage("time PT0S is not allowed; allowed: more than 0, at most 365 days");
        assertThatThrownBy(() -> Poolscope.keepLast(Duration.ofSeconds(1), folder).atMost(5))
                .hasMessage("memory 5 is not allowed; allowed: at least 1048576 bytes");
        assertThatThrownBy(() -> KeepCondition.queue(-1)).hasMessage("queue -1 is not allowed; allowed: 0 or more");
        assertThatThrownBy(() -> KeepCondition.queueWait(Duration.ofMillis(-1)))
                .hasMessageContaining("is not allowed; allowed: more than 0");
    }
}
