package io.poolscope.recording.format;

import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.recording.HeapRoom;
import io.poolscope.recording.PackedFile;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.recording.exporting.ChromeTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Reads the Trace Event Format, also as other tools write it, and its events one a line: complete events and pairs of begin and end on
 * threads
 * become tasks on lanes, asynchronous ones spans on tracks, instants marks. What {@link ChromeTrace} put into arguments is restored.
 */
final class ChromeTraceImport {
    private static final long REPORT_EVERY = 1 << 12;

    private final Path file;
    private final Progress progress;
    private final ImportNotes notes = new ImportNotes();
    private final ImportedRun run;
    private final TraceSpans spans;
    private final OwnTrace own;
    private final TraceEvent event = new TraceEvent();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Map<String, String> root = new HashMap<>();
    private final Set<String> members = new LinkedHashSet<>();
    private PackedFile in;
    private LenientJson json;
    private long events;

    private ChromeTraceImport(Path file, Names names, Progress progress) {
        this.file = file;
        this.progress = progress;
        run = new ImportedRun(names, notes);
        spans = new TraceSpans(run, notes);
        own = new OwnTrace(run);
    }

    static Recording read(Path file, Names names, EventConsumer consumer, Progress progress) throws IOException {
        return new ChromeTraceImport(file, names, progress).read(consumer);
    }

    private Recording read(EventConsumer consumer) throws IOException {
        long size;
        try (PackedFile opened = PackedFile.open(file); Utf8Watch watch = new Utf8Watch(opened)) {
            in = opened;
            size = opened.size();
            json = new LenientJson(ImportFormat.afterMark(watch), notes);
            try {
                readRoot();
            } catch (IOException e) {
                if (events == 0) {
                    throw e;
                }
                notes.stopped(e.getMessage());
            }
            watch.problem().ifPresent(notes::warn);
        }
        spans.finish(run.tasks());
        if (run.isEmpty()) {
            throw new IOException(whyNothing());
        }
        if (root.containsKey("baseTimeNanoseconds")) {
            run.clockBase(Math.max(0, ForeignTimes.nanos(root.get("baseTimeNanoseconds"), 0)));
        } else if (facts.containsKey("profile_start_ts")) {
            run.clockBase(Math.max(0, ForeignTimes.nanos(facts.get("profile_start_ts"), 6)));
        }
        return run.deliver(consumer, facts, size);
    }

    private String whyNothing() {
        if (notes.isLossy()) {
            return notes.problem(0).orElseThrow();
        }
        if (events > 0) {
            return "none of its " + events + " trace events is a span: complete, a pair of begin and end, or asynchronous";
        }
        List<String> first = new ArrayList<>(members).subList(0, Math.min(5, members.size()));
        if (members.contains("nodes") && members.contains("samples")) {
            return "it is a CPU profile (.cpuprofile), which can't be read";
        }
        if (members.contains("profiles") && members.contains("shared")) {
            return "it is a profile for speedscope, which can't be read";
        }
        if (members.contains("threads") && members.contains("meta")) {
            return "it is a profile of Firefox, which can't be read";
        }
        return "it has no trace events" + (first.isEmpty() ? "" : ", but " + String.join(", ", first));
    }

    private void readRoot() throws IOException {
        for (LenientJson.Token token = json.next(); token != LenientJson.Token.END; token = json.next()) {
            switch (token) {
                case BEGIN_LIST -> readEvents(1);
                case BEGIN_OBJECT -> readObject();
                default -> {
                    if (events == 0) {
                        throw new IOException("it is neither a JSON object nor a list of trace events");
                    }
                    notes.lost("word(s) among the events", place());
                }
            }
        }
    }

    /** The object that holds all, or an event that stands on a line of its own. */
    private void readObject() throws IOException {
        TraceEvent alone = new TraceEvent();
        boolean holdsEvents = false;
        int outside = json.depth() - 1;
        while (json.depth() > outside) {
            LenientJson.Token token = json.next();
            if (token == LenientJson.Token.END) {
                if (!holdsEvents && !alone.phase.isEmpty()) {
                    notes.lost("event(s) cut short", place());
                } else {
                    notes.passed("missing bracket(s)", "at the end of the file");
                }
                return;
            }
            if (token != LenientJson.Token.NAME) {
                json.skip(token);
                continue;
            }
            String field = json.value();
            if (members.size() < 100) {
                members.add(ImportNotes.shown(field));
            }
            switch (field) {
                case "traceEvents" -> {
                    LenientJson.Token list = json.next();
                    if (list == LenientJson.Token.BEGIN_LIST) {
                        holdsEvents = true;
                        readEvents(json.depth());
                    } else {
                        json.skip(list);
                    }
                }
                case "otherData" -> TraceEvent.members(json, json.next(), facts);
                case "baseTimeNanoseconds" -> {
                    LenientJson.Token value = json.next();
                    json.skip(value);
                    root.put(field, json.value());
                }
                default -> alone.field(field, json, true);
            }
        }
        if (!holdsEvents && !alone.phase.isEmpty()) {
            take(alone);
        }
    }

    private void readEvents(int depth) throws IOException {
        while (json.depth() >= depth) {
            LenientJson.Token token = json.next();
            if (token == LenientJson.Token.END) {
                return; // the format lets the closing bracket be missing
            }
            if (token == LenientJson.Token.BEGIN_OBJECT) {
                long began = json.position() - 1;
                if (event.read(json, own.isThere())) {
                    take(event);
                } else {
                    notes.lost("event(s) cut by the end of the file", "at byte " + began);
                }
            } else if (json.depth() > depth) {
                json.skip(token);
            } else if (token == LenientJson.Token.TEXT || token == LenientJson.Token.WORD && !json.value().equals("null")) {
                notes.lost("word(s) among the events", place());
            }
        }
    }

    private String place() {
        return "event " + (events + 1) + " at byte " + json.position();
    }

    private void take(TraceEvent one) throws IOException {
        String where = place();
        if (!own.take(one)) {
            spans.add(one, where);
        }
        if (spans.spans() >= ImportedRun.mostTasks() || run.size() >= ImportedRun.mostTasks()) {
            throw new IOException(HeapRoom.tooSmall() + " from byte " + json.position() + " on");
        }
        if (++events % REPORT_EVERY == 0 && !progress.report(in.position(), in.size())) {
            throw new CancellationException("reading " + file + " was cancelled");
        }
    }
}
