package io.poolscope.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.event.PoolEvent;
import io.poolscope.observe.Scope;
import io.poolscope.observe.TestScopes;
import io.poolscope.session.Message;
import io.poolscope.testing.Books;
import io.poolscope.wire.LinkPlace;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final int TASKS = 1000;

    @TempDir
    private Path folder;

    private static void work(ExecutorService pool, int tasks) throws Exception {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            int number = i;
            futures.add(pool.submit(() -> number));
        }
        for (int i = 0; i < tasks; i++) {
            assertThat(futures.get(i).get()).isEqualTo(i);
        }
    }

    private Path place() {
        return folder.resolve("p");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void programSeenFromItsBeginning_isSeenWhole(boolean socket) throws Exception {
        try (Watching viewer = socket ? Watching.socket(place()) : Watching.port(place())) {
            Scope scope = TestScopes.show("my program", place(), WAIT);
            try (ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(3))) {
                work(pool, TASKS);
            }
            scope.close();
            assertThat(scope.lost()).isZero();
            assertThat(scope.problems()).isEmpty();
            viewer.untilEnded();

            Books books = Books.of(viewer.events());
            assertThat(List.of(books.submitted, books.started, books.finished)).containsExactly(TASKS, TASKS, TASKS);
            RunSummary summary = viewer.session.summary();
            assertThat(summary.tasks().finished()).isEqualTo(TASKS);
            assertThat(summary.eventsLost() + summary.eventsOdd() + summary.eventsLate()).isZero();
            ProgramInfo info = viewer.program().info();
            assertThat(info.title()).isEqualTo("my program");
            assertThat(info.pid()).isEqualTo(Long.toString(ProcessHandle.current().pid()));
            assertThat(info.clock().sameClock()).isTrue();
        }
    }

    @Test
    void viewerThatComesLate_isToldWhatIsSo() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Scope scope = TestScopes.show("late", place(), Duration.ZERO);
        ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(2));
        try {
            work(pool, TASKS);
            List<Future<?>> held = new ArrayList<>();
            CountDownLatch running = new CountDownLatch(2);
            for (int i = 0; i < 5; i++) {
                held.add(pool.submit(() -> {
                    running.countDown();
                    go.await();
                    return 1;
                }));
            }
            running.await();
            try (Watching viewer = Watching.socket(place())) {
                Watching.until("the state", () -> viewer.session.summary().tasks().submitted() == 5);
                assertThat(viewer.session.summary().tasks().started()).isEqualTo(2);
                assertThat(viewer.session.snapshot().pools()).singleElement()
                        .satisfies(pooled -> assertThat(pooled.name()).isEqualTo("render"));
                go.countDown();
                for (Future<?> future : held) {
                    future.get();
                }
                work(pool, TASKS);
                pool.close();
                scope.close();
                viewer.untilEnded();
                RunSummary summary = viewer.session.summary();
                assertThat(summary.tasks().finished()).isEqualTo(TASKS + 5);
                assertThat(summary.eventsOdd()).isZero();
            }
        } finally {
            go.countDown();
            pool.shutdown();
        }
    }

    @Test
    void viewerThatComesAgain_isAnotherOne_andTheProgramGoesOn() throws Exception {
        try (Scope scope = TestScopes.show("again", place(), Duration.ZERO);
                ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(2))) {
            for (int i = 0; i < 3; i++) {
                try (Watching viewer = Watching.socket(place())) {
                    Watching.until("the pool", () -> viewer.session.snapshot().pools().size() == 1);
                    work(pool, TASKS);
                    Watching.until("the tasks", () -> viewer.session.summary().tasks().finished() >= TASKS);
                }
                work(pool, TASKS);
            }
            assertThat(scope.events()).isPositive();
        }
    }

    @Test
    void twoPrograms_areSideBySideOnOneClock() throws Exception {
        try (Watching viewer = Watching.socket(place())) {
            try (Scope one = TestScopes.show("one", place(), WAIT);
                    Scope two = TestScopes.show("two", place(), WAIT);
                    ExecutorService first = one.observe("a", Executors.newFixedThreadPool(2));
                    ExecutorService second = two.observe("a", Executors.newFixedThreadPool(2))) {
                for (int i = 0; i < 50; i++) {
                    first.submit(() -> 1).get();
                    second.submit(() -> 2).get();
                }
            }
            Watching.until("both ends",
                    () -> viewer.programs.all().stream().allMatch(each -> each.standing() == ObservedProgram.Standing.ENDED)
                            && viewer.programs.all().size() == 2);
            viewer.session.stop();
            assertThat(viewer.session.await(WAIT)).isTrue();

            Books books = Books.of(viewer.events());
            assertThat(List.of(books.submitted, books.finished)).containsExactly(100, 100);
            assertThat(viewer.events()).filteredOn(PoolEvent.PoolStarted.class::isInstance)
                    .extracting(event -> ((PoolEvent.PoolStarted) event).name())
                    .hasSize(2).contains("a").anyMatch(name -> name.matches("a \u00b7 (one|two)"));
        }
    }

    @Test
    void garbageAndStrangers_areToldInOneLine_andOthersGoOn() throws Exception {
        try (Watching viewer = Watching.socket(place())) {
            Path socket = Path.of(viewer.programs.where());
            for (byte[] what : List.of(new byte[100], "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8), new byte[] {'P', 'O'})) {
                try (SocketChannel stranger = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    stranger.connect(UnixDomainSocketAddress.of(socket));
                    stranger.write(ByteBuffer.wrap(what));
                    stranger.shutdownOutput();
                    assertThat(stranger.read(ByteBuffer.allocate(100))).isLessThanOrEqualTo(0);
                }
            }
            try (Scope scope = TestScopes.show("good", place(), WAIT);
                    ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(3))) {
                work(pool, TASKS);
            }
            viewer.untilEnded();
            assertThat(viewer.session.summary().tasks().finished()).isEqualTo(TASKS);
            assertThat(viewer.session.messages()).filteredOn(message -> message.level() == Message.Level.WARNING).hasSize(3)
                    .allSatisfy(message -> assertThat(message.text()).contains("a connection"));
        }
    }

    @Test
    void thousandConnections_areRefusedBeyondALimit_andOneThatIsThereGoesOn() throws Exception {
        try (Watching viewer = Watching.socket(place());
                Scope scope = TestScopes.show("first", place(), WAIT);
                ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(3))) {
            viewer.program();
            List<SocketChannel> strangers = new ArrayList<>();
            try {
                for (int i = 0; i < 1000; i++) {
                    SocketChannel stranger = SocketChannel.open(StandardProtocolFamily.UNIX);
                    strangers.add(stranger);
                    stranger.connect(UnixDomainSocketAddress.of(Path.of(viewer.programs.where())));
                }
                work(pool, TASKS);
                Watching.until("the tasks", () -> viewer.session.summary().tasks().finished() == TASKS);
                Watching.until("a refusal", () -> viewer.session.messages().stream()
                        .anyMatch(message -> message.text()
                                .equals("a program was refused: there are " + ProgramListener.MOST_CONNECTIONS + " already")));
                Watching.until("the silent to be let go", () -> viewer.session.messages().stream()
                        .anyMatch(message -> message.text().equals("a connection ended before it said who it is")));
            } finally {
                for (SocketChannel stranger : strangers) {
                    stranger.close();
                }
            }
            assertThat(scope.lost()).isZero();
        }
    }

    @Test
    void wrongToken_isRefused_andTheProgramGoesOn() throws Exception {
        try (Watching viewer = Watching.port(place())) {
            Path entry = Path.of(viewer.programs.where());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry))).isEqualTo("rw-------");
            String said = Files.readString(entry);
            Files.writeString(entry, said.substring(0, said.indexOf(' ') + 1) + "0123");
            try (Scope scope = TestScopes.show("wrong", place(), Duration.ofMillis(500));
                    ExecutorService pool = scope.observe("a", Executors.newFixedThreadPool(1))) {
                work(pool, 10);
                assertThat(scope.problems()).anyMatch(line -> line.contains("its token is not the one in the window's file"));
            }
            assertThat(viewer.programs.all()).isEmpty();
        }
    }

    @Test
    void placeThatIsNotOurs_isRefusedInOneLine() throws Exception {
        Files.createDirectory(place(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
        Files.setPosixFilePermissions(place(), PosixFilePermissions.fromString("rwxrwx---"));
        assertThatThrownBy(() -> Watching.socket(place())).isInstanceOf(IOException.class)
                .hasMessageContaining("may be entered by others (rwxrwx---)");
        try (Scope scope = TestScopes.show("open door", place(), Duration.ofMillis(100))) {
            assertThat(scope.problems()).anyMatch(line -> line.contains("may be entered by others"));
        }
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Watching.socket(file)).isInstanceOf(IOException.class).hasMessageContaining("is no folder");
    }

    @Test
    void pathThatIsTooLongForASocket_isToldInOneLine() {
        Path deep = folder.resolve("a".repeat(120));
        assertThatThrownBy(() -> Watching.socket(deep)).isInstanceOf(IOException.class).hasMessageContaining("can't listen on");
    }

    @Test
    void staleSocket_isTakenAway() throws Exception {
        new LinkPlace(place()).make();
        Path stale = place().resolve("1.sock");
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(stale));
        }
        assertThat(stale).exists();
        try (Watching viewer = Watching.socket(place()); Scope scope = TestScopes.show("here", place(), WAIT)) {
            assertThat(stale).doesNotExist();
            assertThat(viewer.program().info().title()).isEqualTo("here");
            assertThat(scope.problems()).isEmpty();
        }
    }

    @Test
    void nobodyThere_isTold_andCostsNothingButThat() throws Exception {
        Scope scope = TestScopes.show("alone", place(), Duration.ofMillis(50));
        try (ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(3))) {
            work(pool, TASKS);
        }
        scope.close();
        assertThat(scope.problems()).hasSize(2).anyMatch(line -> line.startsWith("no window of Poolscope came within 50 ms"))
                .anyMatch(line -> line.startsWith("nobody was there to see"));
        assertThat(scope.lost()).isGreaterThanOrEqualTo(3L * TASKS);
        Watching.until("the threads' end",
                () -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().endsWith("-alone")));
    }
}
