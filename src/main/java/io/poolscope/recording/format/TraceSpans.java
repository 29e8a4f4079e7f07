package io.poolscope.recording.format;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the events of a trace and makes tasks of them: a thread of a process is a lane, whatever it is called, and a process a pool.
 * Spans beside the
 * threads go on tracks by category. Not thread-safe.
 */
final class TraceSpans {
    private final ImportedRun run;
    private final ImportNotes notes;
    private final Map<String, String> threadNames = new HashMap<>();
    private final Map<String, String> processNames = new HashMap<>();
    private final Map<String, ThreadEdges> threads = new LinkedHashMap<>();
    private final Map<String, ThreadEdges> asyncs = new LinkedHashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private final TraceCounters counters;
    private final TraceFlows flows = new TraceFlows();
    private long unmatched;
    private String firstUnmatched = "";
    private long other;
    private String firstOther = "";
    private long spans;

    /** Begins and ends of a thread, or of an id. */
    private record ThreadEdges(String process, String thread, String category, SpanPairing pairing) {
    }

    TraceSpans(ImportedRun run, ImportNotes notes) {
        this.run = run;
        this.notes = notes;
        counters = new TraceCounters(notes);
        run.add(counters);
    }

    /** How many there are. */
    long spans() {
        return spans;
    }

    void name(TraceEvent event) {
        String name = event.arguments().getOrDefault("name", "");
        if (event.name.equals("thread_name") && !name.isEmpty()) {
            threadNames.put(thread(event), name);
        } else if (event.name.equals("process_name") && !name.isEmpty()) {
            processNames.put(event.process, name);
        }
    }

    private String thread(TraceEvent event) {
        return kept(event.process + '\0' + event.thread);
    }

    private String kept(String key) {
        String known = kept.putIfAbsent(key, key);
        return known == null ? key : known;
    }

    /** Takes a foreign event. */
    void add(TraceEvent event, String where) {
        switch (event.phase) {
            case "X" -> complete(event, where);
            case "B" -> edge(event, true, where);
            case "E" -> edge(event, false, where);
            case "b", "S" -> async(event, true, where);
            case "e", "F" -> async(event, false, where);
            case "i", "I", "R", "n", "T", "p" -> mark(event, where);
            case "C" -> {
                if (event.start() == ForeignTimes.NONE) {
                    withoutTime(event, where);
                } else {
                    counters.add(event, event.start(), where);
                    spans++;
                }
            }
            case "s", "t", "f" -> {
                if (event.start() == ForeignTimes.NONE) {
                    withoutTime(event, where);
                } else {
                    flows.add(event, thread(event), event.start());
                    spans++;
                }
            }
            case "M" -> name(event);
            case "c" -> {
                // Tells how two clocks lie to each other: nothing that happened.
            }
            default -> {
                firstOther = other++ == 0 ? "'" + ImportNotes.shown(event.phase) + "' at " + where : firstOther;
            }
        }
    }

    private void complete(TraceEvent event, String where) {
        long start = event.start();
        long end = event.end();
        if (start == ForeignTimes.NONE || end == ForeignTimes.NONE) {
            withoutTime(event, where);
            return;
        }
        ForeignTask task = new ForeignTask();
        task.label = event.name;
        task.poolId = event.process;
        task.threadId = thread(event);
        task.started = start;
        task.ended = end;
        run.add(task);
        spans++;
    }

    private void withoutTime(TraceEvent event, String where) {
        notes.lost("event(s) without a time", where + ", '" + ImportNotes.shown(event.name) + "'");
    }

    private void edge(TraceEvent event, boolean begins, String where) {
        long time = event.start();
        if (time == ForeignTimes.NONE) {
            withoutTime(event, where);
            return;
        }
        threads.computeIfAbsent(thread(event), added -> new ThreadEdges(event.process, added, "", new SpanPairing())).pairing
                .add(new SpanPairing.Edge(begins, event.name, time, where));
        spans += begins ? 1 : 0;
    }

    private void async(TraceEvent event, boolean begins, String where) {
        long time = event.start();
        if (time == ForeignTimes.NONE) {
            withoutTime(event, where);
            return;
        }
        String category = event.category.isEmpty() ? "async" : event.category;
        asyncs.computeIfAbsent(event.asyncKey(), added -> new ThreadEdges(event.process, added, category, new SpanPairing())).pairing
                .add(new SpanPairing.Edge(begins, event.name, time, where));
        spans += begins ? 1 : 0;
    }

    private void mark(TraceEvent event, String where) {
        long time = event.start();
        if (time == ForeignTimes.NONE) {
            withoutTime(event, where);
            return;
        }
        run.add(new ForeignMark(time, event.process, thread(event), event.name));
        spans++;
    }

    /** Makes tasks of all; the names that came last hold for the first, too. */
    void finish(List<ForeignTask> complete) {
        for (ThreadEdges edges : threads.values()) {
            edges.pairing.pair(new SpanPairing.Target() {
                @Override
                public void span(SpanPairing.Edge begin, long until) {
                    ForeignTask task = new ForeignTask();
                    task.label = begin.name;
                    task.poolId = edges.process;
                    task.threadId = edges.thread;
                    task.started = begin.time;
                    task.ended = until;
                    run.add(task);
                }

                @Override
                public void unmatched(SpanPairing.Edge end) {
                    countUnmatched(end);
                }
            });
        }
        asyncs.values().forEach(this::async);
        for (ForeignTask task : complete) {
            if (!task.async && task.worker.isEmpty() && task.threadId.startsWith(task.poolId + '\0')) {
                label(task);
            }
        }
        Map<String, String> labels = new HashMap<>();
        complete.forEach(task -> labels.putIfAbsent(task.threadId, task.worker));
        flows.tie(complete, labels);
        if (unmatched > 0) {
            notes.warn(unmatched + (unmatched == 1 ? " end event has" : " end events have") + " no beginning, the first: "
                    + firstUnmatched);
        }
        if (other > 0) {
            notes.remark(other + (other == 1 ? " event is" : " events are") + " of kinds that are not shown, the first: " + firstOther);
        }
    }

    private void countUnmatched(SpanPairing.Edge end) {
        firstUnmatched = unmatched++ == 0 ? end.where + (end.name.isEmpty() ? "" : ", '" + ImportNotes.shown(end.name) + "'")
                : firstUnmatched;
    }

    private void async(ThreadEdges edges) {
        edges.pairing.pair(new SpanPairing.Target() {
            @Override
            public void span(SpanPairing.Edge begin, long until) {
                ForeignTask task = new ForeignTask();
                task.label = begin.name;
                task.async = true;
                task.pool = edges.category;
                task.poolId = "async " + edges.process + '\0' + edges.category;
                task.poolHint = "process " + edges.process;
                task.worker = edges.category;
                task.chain = edges.thread;
                task.started = begin.time;
                task.ended = until;
                run.add(task);
            }

            @Override
            public void unmatched(SpanPairing.Edge end) {
                countUnmatched(end);
            }
        });
    }

    private void label(ForeignTask task) {
        String thread = task.threadId.substring(task.poolId.length() + 1);
        task.worker = threadNames.getOrDefault(task.threadId, thread.isEmpty() ? "thread" : "thread " + thread);
        task.workerHint = "thread " + thread;
        task.pool = processNames.getOrDefault(task.poolId, task.poolId.isEmpty() ? "process" : "process " + task.poolId);
        task.poolHint = "process " + task.poolId;
    }
}
