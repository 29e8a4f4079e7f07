package io.poolscope.session;

import io.poolscope.event.EventBatch;
import io.poolscope.event.Names;
import io.poolscope.recording.EventTape;
import io.poolscope.recording.RecordingWriter;
import io.poolscope.recording.RunFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All events of a session in the form of a recording, and the file into which they are recorded, if there is one. Events are kept by the
 * pump thread; all else may be called from any thread.
 */
final class SessionTape {
    private final Names names;
    private final Consumer<String> onProblem;
    private final EventTape tape;
    /** Held while a batch is kept, so that a recording that begins between two of them misses none. */
    private final Object lock = new Object();
    /** Written under the lock, read by anybody; null while nothing is recorded. */
    private volatile RecordingWriter recorder;
    private volatile boolean recordingFailed;
    /**
     * Where the run stood when it had given its last event, so that a recording begun now is whole at once; null
     * before. Guarded by the lock.
     */
    private SessionState over;

    /**
     * @param names those of the events
     * @param onProblem is given one line when a recording ends before the run; on any thread
     */
    SessionTape(Names names, Consumer<String> onProblem) {
        this.names = names;
        this.onProblem = onProblem;
        tape = new EventTape(names, EventTape.DEFAULT_LIMIT);
    }

    /** Keeps a batch of a run that happens now. */
    void keep(EventBatch batch) {
        synchronized (lock) {
            tape.accept(batch);
            record(batch);
        }
    }

    /** Keeps a batch of a recording that is read, as the blocks that it and the names before it were read from. */
    void keep(List<byte[]> blocks, EventBatch batch) {
        synchronized (lock) {
            blocks.forEach(tape::keep);
            record(batch);
        }
    }

    private void record(EventBatch batch) {
        if (recorder != null) {
            recorder.accept(batch);
        }
    }

    /**
     * Saves what there is, whole or not at all.
     *
     * @throws IllegalStateException if the run was too long to be kept
     */
    void save(Path file, Map<String, String> facts) throws IOException {
        tape.save(file, facts);
    }

    /**
     * Records into a file from the beginning of the run on.
     *
     * @throws IllegalStateException if it is being recorded already, or was too long to be kept from its beginning
     */
    void record(Path file, Map<String, String> facts) throws IOException {
        SessionState ended;
        synchronized (lock) {
            if (recorder != null) {
                throw new IllegalStateException("the run is being recorded to " + recorder.file());
            }
            if (!tape.isComplete()) {
                throw new IllegalStateException("the run is too long to be recorded from its beginning; record the next one");
            }
            RecordingWriter writer = new RecordingWriter(file, names, facts, this::recordingFailed);
            tape.replay(writer);
            recorder = writer;
            ended = over;
        }
        if (ended != null) {
            stopRecording(ended); // all there is of the run is in it: nobody else would close it
        }
    }

    private void recordingFailed(String problem) {
        recordingFailed = true;
        onProblem.accept(problem);
    }

    /**
     * Ends the recording, whole. Nothing happens if there is none.
     *
     * @param state where the run stands, which the recording says
     * @throws IOException if the recording is not whole; the message says why
     */
    void stopRecording(SessionState state) throws IOException {
        RecordingWriter ending;
        synchronized (lock) {
            ending = recorder;
            recorder = null;
        }
        if (ending != null) {
            ending.factsAtEnd(Map.of(RunFacts.ENDED, state.name().toLowerCase(Locale.ROOT)));
            ending.close();
        }
    }

    /** Ends the recording at the end of the run; a problem goes where all problems go. */
    void end(SessionState state) {
        synchronized (lock) {
            over = state;
        }
        try {
            stopRecording(state);
        } catch (IOException e) {
            if (!recordingFailed) { // else the writing thread has said it
                recordingFailed("the recording is not whole: " + e.getMessage());
            }
        }
    }

    /** Whether a recording ended before the run did. */
    boolean recordingFailed() {
        return recordingFailed;
    }

    /** The recording that is being written; not under the lock, as a thread that paints must not wait for a slow disk. */
    Optional<RecordingWriter> recording() {
        return Optional.ofNullable(recorder);
    }
}
