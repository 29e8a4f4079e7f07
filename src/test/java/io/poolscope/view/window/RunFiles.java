package io.poolscope.view.window;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.SubmitterJoined;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.recording.Progress;
import io.poolscope.recording.RecordingReader;
import io.poolscope.recording.RecordingWriter;
import io.poolscope.recording.RunFacts;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Recordings for tests of the window. */
final class RunFiles {
    /** How many tasks {@link #large} has. */
    static final int LARGE_TASKS = 40_000;
    /** The time from one of its tasks to the next. */
    static final long LARGE_STEP = 1_000_000;

    private RunFiles() {
    }

    /** A played run as on another machine, whose catalogue has a scenario that is not known here. */
    static void foreign(Path file) throws IOException, InterruptedException {
        Scenario scenario = Catalogue.standard().require("in-order");
        Path saved = file.resolveSibling(file.getFileName() + ".saved");
        Map<String, String> facts;
        try (Session session = Session.create(scenario, ParameterValues.defaultsOf(scenario).with("tasks", "6"), 3)) {
            session.speed(Session.MAX_SPEED);
            session.start();
            if (!session.await(Duration.ofSeconds(30))) {
                throw new AssertionError("the run doesn't end: " + session.messages());
            }
            session.save(saved);
            facts = new HashMap<>(session.facts());
        }
        facts.put(RunFacts.SCENARIO, "from-elsewhere");
        facts.put(RunFacts.TITLE, "From elsewhere");
        RecordingReader reader = new RecordingReader(saved);
        reader.read(batch -> {}, Progress.NONE); // its names, before the writer's first event
        try (RecordingWriter writer = new RecordingWriter(file, reader.names(), facts)) {
            new RecordingReader(saved).read(writer, Progress.NONE);
        }
    }

    /**
     * The tasks of {@link #large} on one worker, then as many events as said that come half the run too late, as many
     * that submit a task again,
     * and a report of losses.
     */
    static void lateOddAndLossy(Path file, int late, int odd, long lost) throws IOException {
        Names names = new Names();
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of(RunFacts.TITLE, "Late"))) {
            tell(writer, names);
            long end = LARGE_TASKS * LARGE_STEP;
            EventBatch batch = new EventBatch(late + odd + 1);
            for (int i = 0; i < late; i++) {
                batch.add(end / 2 + i, EventWord.pack(LARGE_TASKS + i, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
            }
            for (int i = 0; i < odd; i++) {
                batch.add(end, EventWord.pack(i, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
            }
            batch.add(end, EventWord.pack(0, EventWord.NO_LANE, EventKind.EVENTS_LOST.code()), lost, end - LARGE_STEP);
            writer.accept(batch);
        }
    }

    /** One worker, one task after the other; several blocks. */
    static void large(Path file) throws IOException {
        large(file, Map.of(RunFacts.TITLE, "Large", RunFacts.SEED, "5"));
    }

    /** The same, of which other facts are said. */
    static void large(Path file, Map<String, String> facts) throws IOException {
        Names names = new Names();
        try (RecordingWriter writer = new RecordingWriter(file, names, facts)) {
            tell(writer, names);
        }
    }

    private static void tell(RecordingWriter writer, Names names) {
        EventBatch batch = new EventBatch(3000);
        BatchSink sink = new BatchSink(batch);
        new PoolStarted(0, 0, "pool", PoolKind.FIXED, 1, Event.UNBOUNDED, SaturationPolicy.BLOCK).emitTo(sink, names);
        new SubmitterJoined(0, 0, 0, "main").emitTo(sink, names);
        new WorkerStarted(0, 1, 0, "worker-1").emitTo(sink, names);
        for (long task = 0; task < LARGE_TASKS; task++) {
            long time = task * LARGE_STEP;
            batch.add(time, EventWord.pack(task, 0, EventKind.TASK_SUBMITTED.code()), 0, 0);
            batch.add(time + 100_000 + task % 977, EventWord.pack(task, 1, EventKind.TASK_STARTED.code()), 0, 0);
            batch.add(time + 800_000 + task % 1009, EventWord.pack(task, 1, EventKind.TASK_FINISHED.code()), 0, 0);
            if (batch.size() >= 2990) {
                writer.accept(batch);
                batch.clear();
            }
        }
        writer.accept(batch);
    }
}
