package io.poolscope.recording.exporting;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.poolscope.event.Role;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.counter.Counter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A run in the Trace Event Format (JSON object form): complete events on named threads, counters for queues and buffers, asynchronous
 * events for parked results, flows from submit over run to consumption. Times are microseconds with three decimals, so no nanosecond is
 * lost; each task's event carries its other times as arguments.
 */
public final class ChromeTrace {
    private static final int PROCESS = 1;

    private final ExportedRun exported;
    private final JsonGenerator json;
    /** The lane that consumes a stream's results. */
    private final Map<Integer, Integer> consumers = new HashMap<>();

    private ChromeTrace(ExportedRun exported, JsonGenerator json) {
        this.exported = exported;
        this.json = json;
        exported.run().lanes().stream().filter(lane -> lane.role() == Role.CONSUMER)
                .forEach(lane -> consumers.putIfAbsent(lane.stream(), lane.key()));
    }

    static void write(ExportedRun exported, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            new ChromeTrace(exported, json).writeAll();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writeAll() throws IOException {
        json.writeStartObject();
        json.writeStringField("displayTimeUnit", "ns");
        json.writeObjectFieldStart("otherData");
        for (Map.Entry<String, String> fact : exported.facts().entrySet()) {
            json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("traceEvents");
        threads();
        for (PoolTrack pool : exported.run().pools()) {
            counter("queue " + pool.name(), pool.queued());
        }
        for (StreamTrack stream : exported.run().streams()) {
            counter("parked " + stream.name(), stream.parked());
        }
        exported.forEachTask(task -> {
            try {
                task(task);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void threads() throws IOException {
        int order = 0;
        for (Role role : new Role[] {Role.SUBMITTER, Role.WORKER, Role.CONSUMER}) {
            for (Lane lane : exported.run().lanes()) {
                if (lane.role() == role) {
                    meta("thread_name", lane);
                    json.writeStringField("name", lane.name());
                    json.writeStringField("role", role.name().toLowerCase(Locale.ROOT));
                    json.writeStringField("pool", exported.poolName(lane.pool()));
                    json.writeEndObject();
                    json.writeEndObject();
                    meta("thread_sort_index", lane);
                    json.writeNumberField("sort_index", order++);
                    json.writeEndObject();
                    json.writeEndObject();
                }
            }
        }
    }

    private void meta(String name, Lane lane) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", "M");
        json.writeStringField("name", name);
        json.writeNumberField("pid", PROCESS);
        json.writeNumberField("tid", lane.key() + 1);
        json.writeObjectFieldStart("args");
    }

    private void counter(String name, Counter of) throws IOException {
        if (of.peak() == 0) {
            return;
        }
        Counter counter = of.reader();
        long until = Math.min(exported.until(), exported.run().end() + 1);
        for (long time = exported.from(); time < until; time = counter.nextChange(time)) {
            begin("C", name, time, 0);
            json.writeObjectFieldStart("args");
            json.writeNumberField("value", counter.valueAt(time));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private void task(long task) throws IOException {
        Tasks tasks = exported.run().tasks();
        boolean ran = tasks.started(task) != Snapshot.NONE;
        boolean consumed = tasks.consumed(task) != Snapshot.NONE;
        String title = exported.title(task);
        begin("i", "submit " + title, tasks.submitted(task), tasks.submitter(task));
        json.writeStringField("s", "t");
        if (!ran) {
            arguments(task);
        }
        json.writeEndObject();
        if (ran) {
            long started = tasks.started(task);
            flow("s", task, tasks.submitted(task), tasks.submitter(task));
            begin("X", title, started, tasks.lane(task));
            json.writeNumberField("dur", micros(exported.orEnd(tasks.released(task)) - started));
            arguments(task);
            json.writeEndObject();
            flow(consumed ? "t" : "f", task, started, tasks.lane(task));
        }
        if (tasks.buffered(task) != Snapshot.NONE) {
            parked(task, title);
        }
    }

    private void parked(long task, String title) throws IOException {
        Tasks tasks = exported.run().tasks();
        long gone = exported.orEnd(Math.max(tasks.consumed(task), tasks.dropped(task)));
        async("b", task, title, tasks.buffered(task));
        async("e", task, title, gone);
        if (tasks.consumed(task) != Snapshot.NONE) {
            Integer consumer = consumers.get(tasks.stream(task));
            if (consumer != null) {
                begin("i", "consume " + title, gone, consumer);
                json.writeStringField("s", "t");
                json.writeEndObject();
                flow("f", task, gone, consumer);
            }
        }
    }

    private void async(String phase, long task, String title, long time) throws IOException {
        begin(phase, title + " parked", time, 0);
        json.writeStringField("cat", "parked");
        json.writeNumberField("id", task + 1);
        json.writeEndObject();
    }

    private void flow(String phase, long task, long time, int lane) throws IOException {
        begin(phase, "task", time, lane);
        json.writeStringField("cat", "flow");
        json.writeNumberField("id", task + 1);
        json.writeStringField("bp", "e");
        json.writeEndObject();
    }

    private void begin(String phase, String name, long time, int lane) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", phase);
        json.writeStringField("name", name);
        json.writeNumberField("pid", PROCESS);
        json.writeNumberField("tid", lane + 1);
        json.writeNumberField("ts", micros(time));
    }

    private void arguments(long task) throws IOException {
        Tasks tasks = exported.run().tasks();
        json.writeObjectFieldStart("args");
        json.writeNumberField("task", task);
        json.writeStringField("label", tasks.label(task));
        json.writeStringField("outcome", tasks.outcome(task).name().toLowerCase(Locale.ROOT));
        if (!tasks.error(task).isEmpty()) {
            json.writeStringField("error", tasks.error(task));
        }
        json.writeStringField("pool", exported.poolName(tasks.pool(task)));
        json.writeStringField("submitter", exported.laneName(tasks.submitter(task)));
        time("submitted_ns", tasks.submitted(task));
        time("ended_ns", tasks.ended(task));
        time("released_ns", tasks.released(task));
        time("buffered_ns", tasks.buffered(task));
        time("consumed_ns", tasks.consumed(task));
        time("dropped_ns", tasks.dropped(task));
        time("stream", tasks.stream(task));
        time("index", tasks.index(task));
        time("bytes", tasks.bytes(task));
        time("cpu_ns", tasks.cpuNanos(task));
        if (tasks.priority(task) != 0) {
            json.writeNumberField("priority", tasks.priority(task));
        }
        json.writeEndObject();
    }

    private void time(String name, long value) throws IOException {
        if (value != Snapshot.NONE) {
            json.writeNumberField(name, value);
        }
    }

    private static BigDecimal micros(long nanos) {
        return BigDecimal.valueOf(nanos, 3);
    }
}
