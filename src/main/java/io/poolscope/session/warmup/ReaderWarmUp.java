package io.poolscope.session.warmup;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.recording.Progress;
import io.poolscope.recording.RecordingReader;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Timeline;
import io.poolscope.wire.WireWriter;
import io.poolscope.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads short recordings over and over where nobody sees it, while a program that may be asked for a file has nothing else to do: a JVM
 * compiles what it sees to be busy, and the first file of millions of events that a person opens would else be read at a third of the
 * speed, with the compiler taking the other processor. Nothing is written, and nothing that it reads is kept.
 *
 * <p>It takes less than a second of processor time and some megabytes, on a daemon thread named {@code reading-rehearsal}, which rests
 * as long after each block of events as the block took. {@link #start} once; {@link #close} may be called by any thread at any time and
 * doesn't wait: reading ends with the block that goes on.
 */
public final class ReaderWarmUp implements AutoCloseable {
    /** A hundred thousand events: columns have grown to several blocks then, and what is rare has happened. */
    private static final int TASKS = 20_000;
    /** After fewer the compiler has not seen enough where it has no profile from before; more bring nothing. */
    private static final int ROUNDS = 14;

    private final List<Workload> works;
    private final Supplier<EventConsumer> tees;
    private final Duration delay;
    private final int rounds;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "reading-rehearsal");

    /**
     * A rehearsal that has not begun.
     *
     * @param works what the recordings are of, simulated: they take turns; at least one
     * @param tees makes what takes a file's events beside the timeline, for each round
     * @param delay how long after {@link #start} it begins
     */
    public ReaderWarmUp(List<Workload> works, Supplier<EventConsumer> tees, Duration delay) {
        this(works, tees, delay, ROUNDS);
    }

    ReaderWarmUp(List<Workload> works, Supplier<EventConsumer> tees, Duration delay, int rounds) {
        this.works = List.copyOf(works);
        this.tees = Objects.requireNonNull(tees);
        this.delay = Objects.requireNonNull(delay);
        this.rounds = rounds;
        thread.setDaemon(true);
    }

    /** Begins, after the delay; nothing happens if it was closed before. */
    public void start() {
        thread.start();
    }

    /** Waits until it has ended. */
    void await() throws InterruptedException {
        thread.join();
    }

    private void run() {
        try {
            if (closed.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            List<byte[]> recordings = works.stream().map(work -> record(work.withTasks(TASKS))).toList();
            for (int round = 0; round < rounds; round++) {
                read(recordings.get(round % recordings.size()));
            }
        } catch (CancellationException | InterruptedException closedOrInterrupted) {
            // As wanted: there is nothing to tell and nothing to undo, and the thread is ours.
        }
    }

    private byte[] record(Workload work) {
        Names names = new Names();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WireWriter wire = new WireWriter(bytes, names, true)) {
            Simulator.run(work, names, batch -> {
                requireOpen();
                try {
                    wire.events(batch);
                } catch (IOException e) {
                    throw new UncheckedIOException("memory doesn't fail as a disk does", e);
                }
            });
            wire.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail as a disk does", e);
        }
        return bytes.toByteArray();
    }

    /** Reads a recording as a session does. */
    private void read(byte[] recording) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        EventConsumer tee = tees.get();
        try {
            new RecordingReader(recording, names).blocks(block -> {}).read(batch -> {
                long began = System.nanoTime();
                timeline.accept(batch);
                tee.accept(batch);
                rest(System.nanoTime() - began);
            }, Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail as a disk does", e);
        }
    }

    /** Leaves the processors to the window and its run for so long. */
    private void rest(long nanos) {
        try {
            closed.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("the rehearsal was interrupted").initCause(e);
        }
        requireOpen();
    }

    private void requireOpen() {
        if (closed.getCount() == 0) {
            throw new CancellationException("the rehearsal was closed");
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        closed.countDown();
    }
}
