package io.poolscope.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.RunEvent;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.OrderedStream;
import io.poolscope.recording.RunFacts;
import io.poolscope.testing.Books;
import io.poolscope.testing.Elsewhere;
import io.poolscope.testing.TestDisk;
import io.poolscope.wire.ProgramFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordScopeTest {
    private static final int TASKS = 500;

    @TempDir
    private Path folder;

    private static Stream<Callable<ExecutorService>> executors() {
        return Stream.of(() -> Executors.newFixedThreadPool(3), Executors::newCachedThreadPool, Executors::newVirtualThreadPerTaskExecutor,
                Executors::newWorkStealingPool, () -> new ForkJoinPool(2), Executors::newSingleThreadExecutor,
                () -> Executors.unconfigurableExecutorService(Executors.newFixedThreadPool(2)));
    }

    @ParameterizedTest
    @MethodSource("executors")
    void executorOfAnyKind_isRecordedTaskByTask(Callable<ExecutorService> maker) throws Exception {
        Path file = folder.resolve("run.pool");
        int sum = 0;
        try (Scope scope = Poolscope.record(file); ExecutorService pool = scope.observe("work", maker.call())) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                int number = i;
                futures.add(pool.submit(() -> number));
            }
            for (Future<Integer> future : futures) {
                sum += future.get();
            }
        }

        assertThat(sum).isEqualTo(TASKS * (TASKS - 1) / 2);
        ObservedFile seen = ObservedFile.read(file);
        Books books = Books.of(seen.events());
        assertThat(List.of(books.submitted, books.started, books.finished)).containsExactly(TASKS, TASKS, TASKS);
        assertThat(seen.events()).filteredOn(PoolEvent.PoolStarted.class::isInstance)
                .extracting(event -> ((PoolEvent.PoolStarted) event).name())
                .containsExactly("work");
    }

    @Test
    void queueStreamsAndBuilder_areSeen() throws Exception {
        Path file = folder.resolve("run.pool");
        try (Scope scope = Poolscope.record(file);
                ObservedExecutor pool = ObservedExecutor.builder(scope).name("exact").workers(2).queueCapacity(10).build();
                ExecutorService other = scope.observe("other", Executors.newFixedThreadPool(2))) {
            BlockingQueue<String> queue = scope.observe("letters", new ArrayBlockingQueue<>(1));
            Future<String> taken = pool.submit(() -> queue.take() + queue.take());
            queue.put("a");
            queue.put("b");
            assertThat(taken.get()).isEqualTo("ab");
            try (OrderedStream<Integer> stream = scope.stream("in order", other)) {
                for (int i = 0; i < 5; i++) {
                    int number = i;
                    stream.submit(() -> number);
                }
                stream.finish();
                assertThat((Iterable<Integer>) stream).containsExactly(0, 1, 2, 3, 4);
            }
            AsCompleted<Integer> done = scope.asCompleted("as completed", other);
            CountDownLatch second = new CountDownLatch(1);
            done.submit(() -> {
                second.await();
                return 1;
            });
            done.submit(() -> 2);
            List<Integer> order = new ArrayList<>();
            for (ObservedFuture<Integer> each : done) {
                order.add(each.get());
                second.countDown();
            }
            assertThat(order).containsExactly(2, 1);
        }

        List<Event> events = ObservedFile.read(file).events();
        assertThat(events).filteredOn(RunEvent.QueueOpened.class::isInstance).singleElement()
                .satisfies(event -> assertThat(((RunEvent.QueueOpened) event).capacity()).isEqualTo(1));
        assertThat(events.stream().filter(RunEvent.ItemPut.class::isInstance)).hasSize(2);
        assertThat(events.stream().filter(RunEvent.ItemTaken.class::isInstance)).hasSize(2);
        Books books = Books.of(events);
        assertThat(books.consumed).isEqualTo(7);
    }

    @Test
    void misuse_isTold() throws Exception {
        Scope scope = Poolscope.record(folder.resolve("run.pool"));
        ExecutorService first = scope.observe("a", Executors.newFixedThreadPool(1));
        ExecutorService second = scope.observe("a", Executors.newFixedThreadPool(1));
        assertThat(scope.observe("again", first)).isSameAs(first);
        scope.close();
        scope.close();
        ExecutorService late = Executors.newFixedThreadPool(1);
        assertThat(scope.observe("late", late)).isSameAs(late);

        assertThat(scope.problems()).containsExactly("the name a was used twice; the second is called a-2",
                "pool again is observed already, as a",
                "still open when their scope was closed, and not seen since: a, a-2", "a scope was closed twice",
                "pool late came after its scope was closed and is not seen");
        assertThat(first.submit(() -> 1).get() + second.submit(() -> 1).get()).as("pools go on").isEqualTo(2);
        for (ExecutorService pool : List.of(first, second, late)) {
            pool.shutdown();
            assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** An executor of somebody's whose queue can't be looked at. */
    private static final class Closed extends ThreadPoolExecutor {
        Closed() {
            super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        public BlockingQueue<Runnable> getQueue() {
            throw new IllegalStateException("not for you");
        }
    }

    @Test
    void executorThatThrowsWhenItIsLookedAt_isUsedAllTheSame() throws Exception {
        try (Scope scope = Poolscope.record(folder.resolve("run.pool")); ExecutorService pool = scope.observe("odd", new Closed())) {
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (scope.problems().isEmpty()) {
                assertThat(System.nanoTime()).as("waiting for a look at its queue").isLessThan(end);
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(scope.problems()).singleElement().asString().contains("odd").contains("not for you");
            assertThat(pool.submit(() -> 2).get()).isEqualTo(2);
        }
    }

    @Test
    void scope_leavesNoThreadBehind() throws Exception {
        for (int i = 0; i < 20; i++) {
            Poolscope.record(folder.resolve("run-" + i + ".pool")).close();
        }
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().startsWith("poolscope-run-"));
    }

    @Test
    void fileThatIsThere_staysUntilTheNewOneIsWhole() throws Exception {
        Path file = folder.resolve("run.pool");
        Files.writeString(file, "the old one");
        try (Scope scope = Poolscope.record(file)) {
            assertThat(file).hasContent("the old one");
            assertThat(folder.resolve("run.pool.part")).exists();
            assertThat(scope.problems()).isEmpty();
        }
        assertThat(ObservedFile.read(file).recording().warning()).isEmpty();
        assertThat(folder.resolve("run.pool.part")).doesNotExist();
    }

    @Test
    void recordingsOfOneName_atOnce_eachHaveAFileOfTheirOwn() throws Exception {
        Path file = folder.resolve("run.pool");
        List<Callable<Scope>> opening = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            opening.add(() -> Poolscope.record(file));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Scope>> scopes = pool.invokeAll(opening);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(8);
            }
            for (Future<Scope> scope : scopes) {
                scope.get().close();
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(ObservedFile.read(file).recording().warning()).isEmpty();
    }

    @Test
    void fileThatCannotBeWritten_isToldInOneLine() {
        assertThatThrownBy(() -> Poolscope.record(folder.resolve("nowhere/run.pool"))).isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> Poolscope.record(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void diskThatFills_isToldOnce_andTheProgramGoesOn() throws Exception {
        Path real = folder.resolve("run.pool");
        Scope scope = Poolscope.record(TestDisk.withRoomFor(20_000).at(real));
        long tasks = 0;
        try (ExecutorService pool = scope.observe("work", Executors.newFixedThreadPool(2))) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (scope.problems().isEmpty()) {
                assertThat(System.nanoTime()).as("waiting for the full disk").isLessThan(end);
                for (int i = 0; i < 1000; i++, tasks++) {
                    pool.submit(() -> 1);
                }
                assertThat(pool.submit(() -> 2).get()).isEqualTo(2);
            }
        }
        scope.close();

        assertThat(scope.problems()).singleElement().asString()
                .isEqualTo("recording to " + real + " stopped: No space left on device; what was recorded until then is good");
        assertThat(scope.lost()).isPositive();
        ObservedFile file = ObservedFile.read(real);
        assertThat(file.recording().warning()).hasValueSatisfying(said -> assertThat(said).contains("cut"));
        assertThat(file.recording().events()).isEqualTo(file.events().size()).isLessThan(tasks * 3);
    }

    @Test
    void fileSaysWhichLineOfTheProgramMadeAPool() throws Exception {
        Path file = folder.resolve("run.pool");
        String by;
        try (Scope scope = Poolscope.record(file)) {
            by = Elsewhere.observe(scope);
        }
        assertThat(ObservedFile.read(file).recording().facts()).containsEntry("pool.made-by.work", by);
    }

    @Test
    void none_givesBackWhatItIsHanded() throws Exception {
        try (Scope scope = Poolscope.none(); ExecutorService pool = Executors.newFixedThreadPool(2)) {
            assertThat(scope.observe("work", pool)).isSameAs(pool);
            BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
            assertThat(scope.observe("letters", queue)).isSameAs(queue);
            try (OrderedStream<Integer> stream = scope.stream("in order", pool)) {
                stream.submit(() -> 1);
                stream.submit(() -> 2);
                stream.finish();
                assertThat((Iterable<Integer>) stream).containsExactly(1, 2);
            }
            assertThat(scope.events() + scope.lost()).isZero();
        }
    }

    @Test
    void keysOfFacts_areThoseOfRecordings() {
        assertThat(List.of(ProgramFacts.TITLE, ProgramFacts.STARTED_AT, ProgramFacts.WRITTEN_BY, ProgramFacts.ENDED))
                .containsExactly(RunFacts.TITLE, RunFacts.STARTED_AT, RunFacts.WRITTEN_BY, RunFacts.ENDED);
    }
}
