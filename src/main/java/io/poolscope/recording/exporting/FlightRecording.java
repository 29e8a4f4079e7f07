package io.poolscope.recording.exporting;

import io.poolscope.recording.RunFacts;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.openjdk.jmc.flightrecorder.writer.api.Recording;
import org.openjdk.jmc.flightrecorder.writer.api.Recordings;
import org.openjdk.jmc.flightrecorder.writer.api.Type;
import org.openjdk.jmc.flightrecorder.writer.api.TypedValue;
import org.openjdk.jmc.flightrecorder.writer.api.TypedValueBuilder;
import org.openjdk.jmc.flightrecorder.writer.api.Types;

/**
 * A run as a flight recording: {@code poolscope.Task} on the worker's thread, {@code poolscope.QueueWait} on the submitter's and
 * {@code poolscope.BufferWait} on the worker's, each with its true time and length.
 */
final class FlightRecording {
    private final ExportedRun exported;
    private final Recording recording;
    private final Map<Integer, TypedValue> threads = new HashMap<>();
    private final Type threadType;
    private final long startTicks;

    private FlightRecording(ExportedRun exported, Recording recording, long startTicks) {
        this.exported = exported;
        this.recording = recording;
        this.startTicks = startTicks;
        threadType = recording.getType(Types.JDK.THREAD);
    }

    static void write(ExportedRun exported, OutputStream out) throws IOException {
        long startNanos = startOf(exported);
        // A tick is a nanosecond; that they begin at 1 keeps readers from taking the first for "not set".
        long startTicks = 1;
        try (Recording recording = Recordings.newRecording(out, settings -> settings.withJdkTypeInitialization()
                .withTimestamp(startNanos).withStartTicks(startTicks).withDuration(exported.run().end() + 1))) {
            new FlightRecording(exported, recording, startTicks).writeTasks();
        }
    }

    /**
     * The wall-clock nanoseconds of the run's beginning: as recorded, else the epoch, a nanosecond late as the writer
     * takes 0 for "now".
     */
    private static long startOf(ExportedRun exported) {
        String at = exported.facts().get(RunFacts.STARTED_AT);
        if (at == null) {
            return 1;
        }
        try {
            Instant instant = Instant.parse(at);
            return Math.max(1, Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()));
        } catch (DateTimeException | ArithmeticException e) {
            return 1;
        }
    }

    private void writeTasks() {
        Type task = eventType("poolscope.Task", "Task", "A task that ran on a worker");
        Type queueWait = eventType("poolscope.QueueWait", "Queue Wait", "A task that waited for a worker");
        Type bufferWait = eventType("poolscope.BufferWait", "Buffer Wait", "A finished result that waited for its consumer");
        Tasks tasks = exported.run().tasks();
        exported.forEachTask(id -> {
            long submitted = tasks.submitted(id);
            long started = tasks.started(id);
            long queuedUntil = started == Snapshot.NONE ? tasks.ended(id) : started;
            write(queueWait, submitted, exported.orEnd(queuedUntil), tasks.submitter(id), id);
            if (started != Snapshot.NONE) {
                write(task, started, exported.orEnd(tasks.released(id)), tasks.lane(id), id);
            }
            if (tasks.buffered(id) != Snapshot.NONE) {
                long gone = Math.max(tasks.consumed(id), tasks.dropped(id));
                write(bufferWait, tasks.buffered(id), exported.orEnd(gone), tasks.lane(id), id);
            }
        });
    }

    private Type eventType(String name, String label, String description) {
        Types types = recording.getTypes();
        Type labelType = types.getType(Types.JDK.ANNOTATION_LABEL);
        Type descriptionType = types.getType(Types.JDK.ANNOTATION_DESCRIPTION);
        Type categoryType = types.getType(Types.JDK.ANNOTATION_CATEGORY);
        // The JDK's reader wants the start first and the duration right after it, which registerEventType doesn't give.
        return recording.registerType(name, "jdk.jfr.Event", type -> type
                .addField("startTime", Types.Builtin.LONG, field -> field.addAnnotation(labelType, "Start Time")
                        .addAnnotation(types.getType(Types.JDK.ANNOTATION_TIMESTAMP), "TICKS"))
                .addField("duration", Types.Builtin.LONG, field -> field.addAnnotation(labelType, "Duration")
                        .addAnnotation(types.getType(Types.JDK.ANNOTATION_TIMESPAN), "TICKS"))
                .addField("eventThread", Types.JDK.THREAD, field -> field.addAnnotation(labelType, "Event Thread"))
                .addField("task", Types.Builtin.LONG, field -> field.addAnnotation(labelType, "Task"))
                .addField("taskLabel", Types.Builtin.STRING, field -> field.addAnnotation(labelType, "Label"))
                .addField("pool", Types.Builtin.STRING, field -> field.addAnnotation(labelType, "Pool"))
                .addField("outcome", Types.Builtin.STRING, field -> field.addAnnotation(labelType, "Outcome"))
                .addAnnotation(labelType, label)
                .addAnnotation(descriptionType, description)
                .addAnnotation(categoryType, value -> value.putField("value", new String[] {"Poolscope"})));
    }

    private void write(Type type, long from, long until, int lane, long task) {
        Tasks tasks = exported.run().tasks();
        Consumer<TypedValueBuilder> event = value -> value
                .putField("startTime", startTicks + from)
                .putField("duration", Math.max(0, until - from))
                .putField("eventThread", thread(lane))
                .putField("task", task)
                .putField("taskLabel", exported.title(task))
                .putField("pool", exported.poolName(tasks.pool(task)))
                .putField("outcome", tasks.outcome(task).name());
        recording.writeEvent(type.asValue(event));
    }

    private TypedValue thread(int lane) {
        return threads.computeIfAbsent(lane, key -> threadType.asValue(value -> value
                .putField("osName", exported.laneName(key))
                .putField("osThreadId", key + 1L)
                .putField("javaName", exported.laneName(key))
                .putField("javaThreadId", key + 1L)));
    }
}
