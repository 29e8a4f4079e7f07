package io.poolscope.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventReader;
import io.poolscope.session.Session;
import io.poolscope.wire.LinkPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A viewer for tests: it listens in a folder of its own and keeps every event that its session gets. */
final class Watching implements AutoCloseable {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

    final LivePrograms programs;
    final Session session;
    /** Guarded by itself. */
    private final List<Event> events = new ArrayList<>();

    private Watching(LivePrograms.Opener opener) throws IOException {
        programs = new LivePrograms(opener, () -> {});
        JoinedPrograms run = programs.run("programs", program -> true);
        session = Session.of(run, (EventBatch batch) -> {
            synchronized (events) {
                events.addAll(EventReader.readAll(batch, run.names()));
            }
        });
        session.start();
    }

    static Watching socket(Path folder) throws IOException {
        return new Watching(events -> ProgramListener.onSocket(new LinkPlace(folder), events));
    }

    static Watching port(Path folder) throws IOException {
        return new Watching(events -> ProgramListener.onPort(new LinkPlace(folder), 0, events));
    }

    List<Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** Waits for something that other threads bring about. */
    static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + LIMIT;
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** The only program. */
    ObservedProgram program() {
        until("a program", () -> !programs.all().isEmpty());
        return programs.all().get(0);
    }

    /** Waits until the only program has ended, and its events are in the session. */
    void untilEnded() throws InterruptedException {
        until("the program's end", () -> program().standing() == ObservedProgram.Standing.ENDED);
        session.stop();
        assertThat(session.await(Duration.ofSeconds(30))).isTrue();
    }

    @Override
    public void close() throws IOException {
        session.close();
        programs.close();
    }
}
