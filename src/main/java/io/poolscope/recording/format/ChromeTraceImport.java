package io.poolscope.recording.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.recording.HeapRoom;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.timeline.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/**
 * Reads the Trace Event Format, also as other tools write it: complete events and pairs of begin and end on threads become tasks on
 * lanes, a process becomes a pool. What {@link ChromeTrace} put into arguments is restored. Other phases are passed over.
 */
final class ChromeTraceImport {
    /** How the library names its limits to programmers. */
    private static final Pattern LIMIT = Pattern.compile("\\((\\d+), from `[^`]*`\\)");
    private static final BigDecimal NANOS = BigDecimal.valueOf(1000);
    private static final long MAX_TIME = Long.MAX_VALUE / 8;
    private static final long REPORT_EVERY = 1 << 12;

    private final Path file;
    private final Names names;
    private final ImportedRun run;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Map<String, String> threadNames = new HashMap<>();
    private final Map<String, String> processNames = new HashMap<>();
    private final Map<String, Deque<Slice>> open = new HashMap<>();
    private final Deque<Slice> slices = new ArrayDeque<>();
    private long events;
    private long unmatched;
    /** How many slices there are, ended or not. */
    private long kept;

    private ChromeTraceImport(Path file, Names names) {
        this.file = file;
        this.names = names;
        run = new ImportedRun(names);
    }

    static Recording read(Path file, Names names, EventConsumer consumer, Progress progress) throws IOException {
        return new ChromeTraceImport(file, names).read(consumer, progress);
    }

    private Recording read(EventConsumer consumer, Progress progress) throws IOException {
        long size = Files.size(file);
        String stopped = null;
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            try {
                readRoot(json, progress, size);
            } catch (JsonProcessingException e) {
                stopped = LIMIT.matcher(e.getOriginalMessage()).replaceAll("($1)").lines().findFirst().orElse("it is no JSON") + " at byte "
                        + Math.max(0, json.currentLocation().getByteOffset());
            }
        }
        open.values().forEach(left -> left.forEach(slices::add));
        for (Slice slice : slices) {
            run.add(task(slice));
        }
        if (run.isEmpty()) {
            throw new IOException(stopped != null ? stopped
                    : events == 0 ? "it has no trace events" : "none of its " + events + " events is a complete event or a pair of begin and end");
        }
        ImportedRun.Extent extent = run.deliver(consumer);
        return new Recording(names, facts, extent.events(), 0, extent.until(), size, Optional.ofNullable(warning(stopped)));
    }

    private String warning(String stopped) {
        if (stopped != null) {
            return stopped + "; " + slices.size() + " tasks before it could be read";
        }
        if (unmatched > 0) {
            return unmatched + " end events have no beginning";
        }
        return run.problem().orElse(null);
    }

    private void readRoot(JsonParser json, Progress progress, long size) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_ARRAY) {
            readEvents(json, progress, size);
        } else if (token == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("traceEvents") && value == JsonToken.START_ARRAY) {
                    readEvents(json, progress, size);
                } else if (field.equals("otherData") && value == JsonToken.START_OBJECT) {
                    readScalars(json).forEach((key, text) -> facts.put(key, text));
                } else {
                    json.skipChildren();
                }
            }
        } else {
            throw new IOException("it is neither a JSON object nor a list of trace events");
        }
    }

    private void readEvents(JsonParser json, Progress progress, long size) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY && token != null; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                readEvent(json);
            } else {
                json.skipChildren();
            }
            if (kept >= run.mostTasks()) {
                throw new JsonParseException(json, HeapRoom.tooSmall());
            }
            if (++events % REPORT_EVERY == 0 && !progress.report(json.currentLocation().getByteOffset(), size)) {
                throw new CancellationException("reading " + file + " was cancelled");
            }
        }
    }

    private void readEvent(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Map<String, String> arguments = Map.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("args") && value == JsonToken.START_OBJECT) {
                arguments = readScalars(json);
            } else if (value.isScalarValue()) {
                fields.put(field, json.getText());
            } else {
                json.skipChildren();
            }
        }
        String process = fields.getOrDefault("pid", "");
        String thread = process + " " + fields.getOrDefault("tid", "");
        switch (fields.getOrDefault("ph", "")) {
            case "X" -> {
                Long start = nanos(fields.get("ts"));
                Long length = nanos(fields.getOrDefault("dur", "0"));
                if (start != null && length != null) {
                    slices.add(new Slice(process, thread, fields.getOrDefault("name", ""), start, start + Math.max(0, length), arguments));
                    kept++;
                }
            }
            case "B" -> {
                Long start = nanos(fields.get("ts"));
                if (start != null) {
                    open.computeIfAbsent(thread, added -> new ArrayDeque<>())
                            .push(new Slice(process, thread, fields.getOrDefault("name", ""), start, ForeignTask.UNKNOWN, arguments));
                    kept++;
                }
            }
            case "E" -> {
                Long end = nanos(fields.get("ts"));
                Deque<Slice> begun = open.get(thread);
                if (end != null && begun != null && !begun.isEmpty()) {
                    slices.add(begun.pop().until(end));
                } else {
                    unmatched++;
                }
            }
            case "M" -> {
                Map<String, String> target = switch (fields.getOrDefault("name", "")) {
                    case "thread_name" -> threadNames;
                    case "process_name" -> processNames;
                    default -> new HashMap<>();
                };
                target.put(target == processNames ? process : thread, arguments.getOrDefault("name", ""));
            }
            case "i" -> {
                // The submit of a task that never ran carries what else its slice would have.
                if (arguments.containsKey("submitted_ns") && arguments.containsKey("outcome")) {
                    slices.add(new Slice(process, "", "", ForeignTask.UNKNOWN, ForeignTask.UNKNOWN, arguments));
                    kept++;
                }
            }
            default -> {
                // Counters, flows, other instants and what later versions add say nothing of a task that its slice does not.
            }
        }
    }

    private static Map<String, String> readScalars(JsonParser json) throws IOException {
        Map<String, String> scalars = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            if (json.nextToken().isScalarValue()) {
                scalars.put(field, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return scalars;
    }

    /** Microseconds as text to nanoseconds, or null where it is no time. */
    private static Long nanos(String micros) {
        if (micros == null || micros.length() > 40) {
            return null;
        }
        try {
            // From a double first, so that an exponent of a million makes no million digits.
            double about = Double.parseDouble(micros) * 1000;
            return Math.abs(about) < MAX_TIME ? new BigDecimal(micros).multiply(NANOS).longValue() : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private ForeignTask task(Slice slice) {
        ForeignTask task = new ForeignTask();
        Map<String, String> said = slice.arguments;
        task.label = said.getOrDefault("label", slice.name);
        task.pool = said.containsKey("pool") ? said.get("pool") : processNames.getOrDefault(slice.process, "process " + slice.process);
        task.worker = slice.thread.isEmpty() ? "" : threadNames.getOrDefault(slice.thread, "thread " + slice.thread.strip());
        task.submitter = said.getOrDefault("submitter", "");
        task.error = said.getOrDefault("error", "");
        task.started = slice.start;
        task.ended = slice.end;
        String outcome = said.getOrDefault("outcome", "").toUpperCase(Locale.ROOT);
        for (Outcome known : Outcome.values()) {
            if (known.name().equals(outcome)) {
                task.outcome = known;
            }
        }
        if (task.outcome == Outcome.CANCELLED) {
            task.released = slice.end;
        }
        if (said.containsKey("submitted_ns")) {
            task.submitted = number(said, "submitted_ns");
            task.ended = Math.max(number(said, "ended_ns"), said.containsKey("ended_ns") ? Long.MIN_VALUE : task.ended);
            task.buffered = number(said, "buffered_ns");
            task.consumed = number(said, "consumed_ns");
            task.dropped = number(said, "dropped_ns");
            task.stream = number(said, "stream");
            task.index = number(said, "index");
            task.bytes = number(said, "bytes");
            task.cpu = number(said, "cpu_ns");
            task.number = number(said, "task");
            task.released = said.containsKey("released_ns") ? number(said, "released_ns") : task.released;
            long priority = number(said, "priority");
            task.priority = priority == ForeignTask.UNKNOWN ? 0 : Math.clamp(priority, -(1 << 23), (1 << 23) - 1);
        }
        return task;
    }

    private static long number(Map<String, String> said, String field) {
        String text = said.get(field);
        if (text == null) {
            return ForeignTask.UNKNOWN;
        }
        try {
            long value = Long.parseLong(text);
            return Math.abs(value) < MAX_TIME ? value : ForeignTask.UNKNOWN;
        } catch (NumberFormatException e) {
            return ForeignTask.UNKNOWN;
        }
    }

    private record Slice(String process, String thread, String name, long start, long end, Map<String, String> arguments) {
        Slice until(long time) {
            return new Slice(process, thread, name, start, Math.max(start, time), arguments);
        }
    }
}
