package io.poolscope.recording.format;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.recording.HeapRoom;
import io.poolscope.recording.PackedFile;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.timeline.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Reads spans of OpenTelemetry (OTLP in JSON, one object or one a line): a span becomes a task, a service a pool. Where spans say their
 * thread,
 * that is the lane; else the spans of one trace in one service lie on a track together, what was called within what called it.
 */
final class OtlpImport {
    private static final String SPANS = "resourceSpans";

    private final Path file;
    private final Progress progress;
    private final ImportNotes notes = new ImportNotes();
    private final ImportedRun run;
    private PackedFile in;
    private LenientJson json;
    private long spans;

    /** A resource's spans may stand before its attributes: they get their service at its end. */
    private final List<ForeignTask> ofResource = new ArrayList<>();

    private OtlpImport(Path file, Names names, Progress progress) {
        this.file = file;
        this.progress = progress;
        run = new ImportedRun(names, notes);
    }

    /** Whether a file's beginning looks like it. */
    static boolean begins(String start) {
        return start.contains("\"" + SPANS + "\"") || start.contains("\"resource_spans\"");
    }

    static Recording read(Path file, Names names, EventConsumer consumer, Progress progress) throws IOException {
        return new OtlpImport(file, names, progress).read(consumer);
    }

    private Recording read(EventConsumer consumer) throws IOException {
        long size;
        try (PackedFile opened = PackedFile.open(file); Utf8Watch watch = new Utf8Watch(opened)) {
            in = opened;
            size = opened.size();
            json = new LenientJson(ImportFormat.afterMark(watch), notes);
            try {
                for (LenientJson.Token token = json.next(); token != LenientJson.Token.END; token = json.next()) {
                    value(token, "");
                }
            } catch (IOException e) {
                if (run.isEmpty()) {
                    throw e;
                }
                notes.stopped(e.getMessage());
            }
            watch.problem().ifPresent(notes::warn);
        }
        if (run.isEmpty()) {
            throw new IOException(notes.problem(0).orElse("it has no spans"));
        }
        return run.deliver(consumer, new LinkedHashMap<>(), size);
    }

    /** Goes through lists and objects down to those that hold something. */
    private void value(LenientJson.Token token, String field) throws IOException {
        if (token != LenientJson.Token.BEGIN_LIST && token != LenientJson.Token.BEGIN_OBJECT) {
            return;
        }
        int outside = json.depth() - 1;
        boolean resource = token == LenientJson.Token.BEGIN_OBJECT && (field.equals(SPANS) || field.equals("resource_spans"));
        String service = "";
        while (json.depth() > outside) {
            LenientJson.Token inside = json.next();
            if (inside == LenientJson.Token.END) {
                notes.passed("missing bracket(s)", "at the end of the file");
                break;
            }
            if (inside == LenientJson.Token.NAME) {
                String name = json.value();
                LenientJson.Token value = json.next();
                if (resource && name.equals("resource")) {
                    Map<String, String> attributes = new HashMap<>();
                    object(value, attributes);
                    service = attributes.getOrDefault("service.name", "");
                } else {
                    value(value, name);
                }
            } else if (inside == LenientJson.Token.BEGIN_OBJECT && field.equals("spans")) {
                span();
            } else {
                value(inside, field); // an element of a list is what the list is called
            }
        }
        if (resource) {
            close(service);
        }
    }

    private void close(String service) {
        for (ForeignTask task : ofResource) {
            task.pool = service.isEmpty() ? "service" : service;
            task.poolId = task.pool;
            task.chain = task.chain + '\0' + task.poolId;
            run.add(task);
        }
        ofResource.clear();
    }

    private void span() throws IOException {
        Map<String, String> said = new HashMap<>();
        long at = json.position() - 1;
        if (!object(LenientJson.Token.BEGIN_OBJECT, said)) {
            notes.lost("span(s) cut by the end of the file", "at byte " + at);
            return;
        }
        spans++;
        ForeignTask task = new ForeignTask();
        task.label = said.getOrDefault(".name", "");
        task.started = ForeignTimes.nanos(said.getOrDefault(".startTimeUnixNano", said.getOrDefault(".start_time_unix_nano", "")), 0);
        String end = said.getOrDefault(".endTimeUnixNano", said.getOrDefault(".end_time_unix_nano", "0"));
        task.ended = end.equals("0") ? ForeignTask.UNKNOWN : ForeignTimes.nanos(end, 0); // 0 says that it goes on
        if (task.started == ForeignTimes.NONE || !end.equals("0") && task.ended == ForeignTimes.NONE) {
            notes.lost("span(s) without a time", "span " + spans + " at byte " + at + ", '" + ImportNotes.shown(task.label) + "'");
            return;
        }
        String thread = said.getOrDefault("thread.id", "");
        task.worker = said.getOrDefault("thread.name", thread.isEmpty() ? "trace" : "thread " + thread);
        task.threadId = thread.isEmpty() ? said.getOrDefault("thread.name", "") : thread;
        task.workerHint = "thread " + thread;
        task.chain = said.getOrDefault(".traceId", said.getOrDefault(".trace_id", ""));
        String code = said.getOrDefault("status.code", "");
        if (code.equals("2") || code.endsWith("ERROR")) {
            task.outcome = Outcome.FAILED;
            task.error = said.getOrDefault("status.message", "");
        }
        ofResource.add(task);
        if (spans >= ImportedRun.mostTasks()) {
            throw new IOException(HeapRoom.tooSmall() + " from byte " + json.position() + " on");
        }
        if (spans % (1 << 12) == 0 && !progress.report(in.position(), in.size())) {
            throw new CancellationException("reading " + file + " was cancelled");
        }
    }

    /**
     * Reads an object's members, with a dot before their names, its attributes by their keys, and its status; false if the file ends in it.
     *
     * @param token how its value begins
     */
    private boolean object(LenientJson.Token token, Map<String, String> into) throws IOException {
        if (token != LenientJson.Token.BEGIN_OBJECT) {
            json.skip(token);
            return true;
        }
        int outside = json.depth() - 1;
        while (json.depth() > outside) {
            LenientJson.Token inside = json.next();
            if (inside == LenientJson.Token.END) {
                return false;
            }
            if (inside != LenientJson.Token.NAME) {
                json.skip(inside);
                continue;
            }
            String name = json.value();
            LenientJson.Token value = json.next();
            switch (value) {
                case TEXT, WORD -> into.put("." + name, json.value());
                case BEGIN_LIST -> {
                    if (name.equals("attributes")) {
                        attributes(into);
                    } else {
                        json.skip(value);
                    }
                }
                case BEGIN_OBJECT -> {
                    if (name.equals("status")) {
                        Map<String, String> status = new HashMap<>();
                        object(value, status);
                        status.forEach((key, text) -> into.put("status" + key, text));
                    } else {
                        json.skip(value);
                    }
                }
                default -> {
                    return value != LenientJson.Token.END;
                }
            }
        }
        return true;
    }

    /** Reads a list of keys and values, of which the values are objects with one member that says the type. */
    private void attributes(Map<String, String> into) throws IOException {
        int outside = json.depth() - 1;
        String key = "";
        while (json.depth() > outside) {
            LenientJson.Token token = json.next();
            if (token == LenientJson.Token.END) {
                return;
            }
            if (token == LenientJson.Token.NAME && json.value().equals("key")) {
                LenientJson.Token value = json.next();
                json.skip(value);
                key = json.value();
            } else if (token == LenientJson.Token.NAME && json.value().endsWith("Value")) {
                LenientJson.Token value = json.next();
                if (value == LenientJson.Token.TEXT || value == LenientJson.Token.WORD) {
                    into.putIfAbsent(key, json.value());
                } else {
                    json.skip(value);
                }
            }
        }
    }
}
