package io.poolscope.session;

import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.file.WholeFile;
import io.poolscope.recording.RecordingWriter;
import io.poolscope.recording.RunFacts;
import io.poolscope.scenario.HandAction;
import io.poolscope.scenario.NoThreadException;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.clock.ScenarioClock;
import io.poolscope.timeline.Retention;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One run from start to end: the window and the command line share it. It owns the timeline, the thread that pumps
 * events into it, and through its {@link RunSource} everything that runs. A session is used once; to run again, make
 * another.
 *
 * <p>All methods may be called from any thread. None but {@link #await} and {@link #close} waits.
 */
public final class Session implements AutoCloseable {
    /** How long {@link #close} waits at most for the run's threads. */
    public static final Duration CLOSE_LIMIT = Duration.ofMillis(900);

    /** The slowest speed. */
    public static final double MIN_SPEED = ScenarioClock.MIN_SPEED;
    /** The fastest speed. */
    public static final double MAX_SPEED = ScenarioClock.MAX_SPEED;

    /* state, speed and startedAt are written under `lock` and read as volatiles. Listeners are copy-on-write, as there are few. */
    private final RunSource source;
    private final Timeline timeline;
    private final SourceHost host;
    private final SessionTape tape;
    private final Thread pump;
    private final Object lock = new Object();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Consumer<SessionState>> listeners = new CopyOnWriteArrayList<>();
    private volatile SessionState state = SessionState.READY;
    private volatile double speed = 1;
    private volatile Instant startedAt = Instant.EPOCH;

    private Session(RunSource source, List<EventConsumer> tees) {
        this.source = Objects.requireNonNull(source);
        timeline = new Timeline(source.names());
        tape = new SessionTape(source.names(), this::tellError);
        host = new SourceHost(source, timeline, tape, tees);
        pump = new Thread(this::pump, "session-pump");
        pump.setDaemon(true); // a program that exits in the middle of a run doesn't wait for it
    }

    private void tellError(String problem) {
        host.tell(Message.Level.ERROR, problem);
    }

    /**
     * A session that will play a scenario.
     *
     * @param seed where its random numbers start: the same seed gives the same durations
     * @param tees get every event too, on the pump's thread
     */
    public static Session create(Scenario scenario, ParameterValues values, long seed, EventConsumer... tees) {
        return of(new LiveSource(scenario, values, seed), tees);
    }

    /** A session over any source; each of {@code tees} gets every event too, on the pump's thread. */
    public static Session of(RunSource source, EventConsumer... tees) {
        return new Session(source, List.of(tees));
    }

    /** What the run is. */
    public RunInfo info() {
        return source.info();
    }

    /** The names in its events. */
    public Names names() {
        return source.names();
    }

    /**
     * Starts the run.
     *
     * @throws IllegalStateException if it was started or stopped before
     */
    public void start() {
        synchronized (lock) {
            if (state != SessionState.READY) {
                throw new IllegalStateException("a session is started once; this one is " + state);
            }
            state = SessionState.RUNNING;
            startedAt = Instant.now();
        }
        try {
            pump.start();
        } catch (OutOfMemoryError e) {
            if (!NoThreadException.isMeantBy(e)) {
                throw e;
            }
            host.tellNoThread(e);
            finish(SessionState.FAILED);
            return;
        }
        listeners.forEach(listener -> listener.accept(SessionState.RUNNING));
    }

    /** Lets the time stand still; nothing happens if it does, or if the run isn't going. */
    public void pause() {
        move(SessionState.RUNNING, SessionState.PAUSED, source::pause);
    }

    /** Lets the time go on; nothing happens unless it stood still. */
    public void resume() {
        move(SessionState.PAUSED, SessionState.RUNNING, source::resume);
    }

    private void move(SessionState from, SessionState to, Runnable how) {
        synchronized (lock) {
            if (state != from) {
                return;
            }
            how.run();
            state = to;
        }
        listeners.forEach(listener -> listener.accept(to));
    }

    /** Lets exactly one more event happen; pauses a run that is going on. */
    public void step() {
        pause();
        synchronized (lock) {
            if (state == SessionState.PAUSED) {
                source.step();
            }
        }
    }

    /** Ends the run; what was seen of it stays. Returns at once: {@link #await} tells when it has ended. */
    public void stop() {
        synchronized (lock) {
            if (state.ended()) {
                return;
            }
            boolean started = state != SessionState.READY;
            state = SessionState.STOPPED;
            if (started) {
                source.stop();
            } else {
                ended.countDown();
            }
        }
        listeners.forEach(listener -> listener.accept(SessionState.STOPPED));
    }

    /**
     * Scales the time of the run.
     *
     * @param factor {@link #MIN_SPEED} to {@link #MAX_SPEED}; 1 is real time
     */
    public void speed(double factor) {
        if (!(factor >= MIN_SPEED && factor <= MAX_SPEED)) {
            throw new IllegalArgumentException("speed " + factor + " is not allowed; allowed: " + MIN_SPEED + " to " + MAX_SPEED);
        }
        synchronized (lock) {
            source.speed(factor);
            speed = factor;
        }
    }

    /** The speed it runs at. */
    public double speed() {
        return speed;
    }

    /** Empty if the run can be paused, stepped and scaled, else why not, in one sentence. */
    public String timeControl() {
        return source.timeControl();
    }

    /** Changes a parameter of the run that is going on; returns at once. One that acts at the next run is refused. */
    public <T> void set(Parameter<T> parameter, T value) {
        if (!state.ended()) {
            source.set(parameter, value);
        }
    }

    /**
     * Lets a person act by hand. Returns at once; what came of it is among the messages.
     *
     * @param task the selected task, if any
     */
    public void act(HandAction action, OptionalLong task) {
        source.act(action, task);
    }

    /** Where it stands. */
    public SessionState state() {
        return state;
    }

    /** Whether the run was over before it was shown, as that of a file: then nothing in it is "now". */
    public boolean past() {
        return source.past();
    }

    /** Whether a run that is over is being read, so that what there is of it is only a part. */
    public boolean reading() {
        return source.past() && !state.ended();
    }

    /** Calls {@code listener} with each new state, on the thread that changed it. */
    void onState(Consumer<SessionState> listener) {
        listeners.add(listener);
    }

    /** The run's time now, in nanoseconds since its start. */
    public long now() {
        return source.now();
    }

    /** The newest picture of the run, up to now while it goes on: immutable, cheap enough for each frame. */
    public Snapshot snapshot() {
        return timeline.snapshot(state.ended() ? 0 : source.now());
    }

    /** The figures of the run so far. */
    public RunSummary summary() {
        return RunSummary.of(snapshot());
    }

    /**
     * Keeps so much history of the run in the timeline from now on; what is older is dropped at once. What {@link #save} and
     * {@link #record} write is the whole run all the same: they have its events in a form of their own, two bytes each.
     */
    public void retain(Retention retention) {
        timeline.retain(retention);
    }

    /** How many events have come. */
    public long events() {
        return host.events();
    }

    /** How many events were dropped. */
    public long lost() {
        return source.lost();
    }

    /** The file that the run is read from; empty for a run that happens now. */
    public Optional<Path> file() {
        return source.file();
    }

    /** How much of a recording has been read, 0 to 1. */
    public double progress() {
        return host.progress();
    }

    /**
     * Saves the run so far as a recording, whole or not at all.
     *
     * @throws IOException if the file can't be written, or is the one of which not all has been read; in one line that names it
     * @throws IllegalStateException if the run was too long to be kept
     */
    public void save(Path file) throws IOException {
        if (state != SessionState.FINISHED && isSource(file)) {
            throw new IOException(file + " can't be written: the run is read from it, and was not read to its end");
        }
        tape.save(file, facts());
    }

    private boolean isSource(Path file) throws IOException {
        return file().isPresent() && WholeFile.isSame(file, file().get());
    }

    /**
     * Records the run into a file from its beginning, and goes on as long as it lasts or until {@link #stopRecording}. A file that was
     * there before stays until then. Of a run that has ended it writes all, and the file is whole when this returns.
     *
     * @throws IOException if the file can't be written, or is the one that the run is read from
     * @throws IllegalStateException if it is being recorded already, or was too long to be kept from its beginning
     */
    public void record(Path file) throws IOException {
        if (isSource(file)) {
            throw new IOException("it is the file that the run is read from");
        }
        tape.record(file, facts());
    }

    /**
     * Ends the recording, whole. Nothing happens if there is none.
     *
     * @throws IOException if the recording is not whole; the message says why
     */
    public void stopRecording() throws IOException {
        tape.stopRecording(state);
    }

    /** Whether a recording of this run ended before the run did; a message says why. */
    public boolean recordingFailed() {
        return tape.recordingFailed();
    }

    /** The recording that is being written, if any: its file, its size and whether it goes well. */
    public Optional<RecordingWriter> recording() {
        return tape.recording();
    }

    /** What is known of the run, as a recording of it says: see {@link RunFacts}. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(source.facts());
        RunInfo info = info();
        facts.put(RunFacts.SCENARIO, info.scenario());
        facts.put(RunFacts.TITLE, info.title());
        facts.put(RunFacts.SEED, Long.toString(info.seed()));
        Instant began = startedAt;
        facts.putIfAbsent(RunFacts.STARTED_AT, (began.equals(Instant.EPOCH) ? Instant.now() : began).toString());
        info.parameters().forEach((id, value) -> facts.put(RunFacts.PARAMETER + id, value));
        return facts;
    }

    /** As {@link #facts}, but only what was said of the run: when a file was opened is not when the run in it started. */
    public Map<String, String> statedFacts() {
        Map<String, String> facts = facts();
        if (file().isPresent() && !source.facts().containsKey(RunFacts.STARTED_AT)) {
            facts.remove(RunFacts.STARTED_AT);
        }
        return facts;
    }

    /** What a person should be told, oldest first. */
    public List<Message> messages() {
        return host.messages();
    }

    /** Waits until the run has ended and its last event is in the timeline; false if the time ran out before. */
    public boolean await(Duration limit) throws InterruptedException {
        return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Stops the run if it is going, and waits at most {@link #CLOSE_LIMIT} for its threads. The snapshot stays. */
    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        long deadline = System.nanoTime() + CLOSE_LIMIT.toNanos();
        while (pump.isAlive() && System.nanoTime() < deadline) {
            try {
                pump.join(Duration.ofNanos(deadline - System.nanoTime()));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump() {
        SessionState end = SessionState.FAILED; // also when an error goes on from here
        try {
            end = host.pump();
        } finally {
            finish(end);
        }
    }

    private void finish(SessionState end) {
        boolean changed;
        synchronized (lock) {
            changed = !state.ended();
            if (changed) {
                state = end;
            }
        }
        tape.end(state);
        ended.countDown();
        if (changed) {
            listeners.forEach(listener -> listener.accept(end));
        }
    }
}
