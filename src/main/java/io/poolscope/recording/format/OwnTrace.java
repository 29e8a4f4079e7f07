package io.poolscope.recording.format;

import io.poolscope.recording.exporting.ChromeTrace;
import io.poolscope.timeline.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Restores the tasks that {@link ChromeTrace} wrote. What it wrote is known by the names of its threads, which say their roles, and stand
 * first; in no
 * other file do arguments mean anything to us. Not thread-safe.
 */
final class OwnTrace {
    private static final Set<String> ROLES = Set.of("worker", "submitter", "consumer");

    private final ImportedRun run;
    private final Map<String, String> lanes = new HashMap<>();
    private final Set<String> processes = new HashSet<>();

    OwnTrace(ImportedRun run) {
        this.run = run;
    }

    /** Whether anything of it was seen. */
    boolean isThere() {
        return !processes.isEmpty();
    }

    /** Takes an event, if it is one of ours. */
    boolean take(TraceEvent event) {
        Map<String, String> said = event.arguments();
        if (event.phase.equals("M") && event.name.equals("thread_name") && ROLES.contains(said.getOrDefault("role", ""))
                && said.containsKey("pool")) {
            processes.add(event.process);
            lanes.put(event.process + '\0' + event.thread, said.getOrDefault("name", ""));
            return true;
        }
        if (!processes.contains(event.process)) {
            return false;
        }
        if (said.containsKey("submitted_ns") && said.containsKey("outcome") && (event.phase.equals("X") || event.phase.equals("i"))) {
            run.add(task(event));
        }
        return true; // counters, flows and parked results say nothing that tasks don't
    }

    private ForeignTask task(TraceEvent event) {
        Map<String, String> said = event.arguments();
        ForeignTask task = new ForeignTask();
        boolean ran = event.phase.equals("X");
        task.label = said.getOrDefault("label", "");
        task.pool = said.getOrDefault("pool", "");
        task.poolId = task.pool;
        task.worker = ran ? lanes.getOrDefault(event.process + '\0' + event.thread, "") : "";
        task.threadId = ran ? event.thread : "";
        task.workerHint = "thread " + event.thread;
        task.submitter = said.getOrDefault("submitter", "");
        task.error = said.getOrDefault("error", "");
        task.started = ran ? event.start() : ForeignTask.UNKNOWN;
        String outcome = said.get("outcome").toUpperCase(Locale.ROOT);
        for (Outcome known : Outcome.values()) {
            if (known.name().equals(outcome)) {
                task.outcome = known;
            }
        }
        task.submitted = number(said, "submitted_ns");
        // What still ran has no end: its event reaches to the end of the run, as it must reach somewhere.
        task.ended = number(said, "ended_ns");
        task.buffered = number(said, "buffered_ns");
        task.consumed = number(said, "consumed_ns");
        task.dropped = number(said, "dropped_ns");
        task.stream = number(said, "stream");
        task.index = number(said, "index");
        task.bytes = number(said, "bytes");
        task.cpu = number(said, "cpu_ns");
        task.number = number(said, "task");
        task.released = number(said, "released_ns");
        long priority = number(said, "priority");
        task.priority = priority == ForeignTask.UNKNOWN ? 0 : Math.clamp(priority, -(1 << 23), (1 << 23) - 1);
        return task;
    }

    private static long number(Map<String, String> said, String field) {
        String text = said.get(field);
        return text == null ? ForeignTask.UNKNOWN : ForeignTimes.nanos(text, 0);
    }
}
