package io.poolscope.recording.format;

import io.poolscope.recording.exporting.ExportedRun;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that a format of tasks holds of one: times from the first submit on, streams by the order in which they appear. For tests. */
record TaskRow(long task, String label, String pool, String submitter, String worker, Outcome outcome, String error, int priority,
        long submitted, long started, long ended, long released, int stream, long index, long buffered, long deliverable, long consumed,
        long dropped, long bytes, long cpu) {
    static List<TaskRow> of(Snapshot run) {
        ExportedRun names = ExportedRun.whole(run, Map.of());
        Tasks tasks = run.tasks();
        long[] origin = {Long.MAX_VALUE};
        names.forEachTask(task -> origin[0] = Math.min(origin[0], tasks.submitted(task)));
        Map<Integer, Integer> streams = new HashMap<>();
        List<TaskRow> rows = new ArrayList<>();
        names.forEachTask(task -> {
            boolean parked = tasks.buffered(task) != Snapshot.NONE;
            int stream = -1;
            if (parked) {
                streams.putIfAbsent(tasks.stream(task), streams.size());
                stream = streams.get(tasks.stream(task));
            }
            rows.add(new TaskRow(task, tasks.label(task), names.poolName(tasks.pool(task)), names.laneName(tasks.submitter(task)),
                    names.laneName(tasks.lane(task)), tasks.outcome(task), tasks.error(task), tasks.priority(task),
                    since(origin[0], tasks.submitted(task)), since(origin[0], tasks.started(task)), since(origin[0], tasks.ended(task)),
                    since(origin[0], tasks.released(task)),
                    stream, parked ? tasks.index(task) : -1,
                    since(origin[0], tasks.buffered(task)), since(origin[0], tasks.deliverable(task)),
                    since(origin[0], tasks.consumed(task)),
                    parked ? since(origin[0], tasks.dropped(task)) : Snapshot.NONE, parked ? tasks.bytes(task) : Snapshot.NONE,
                    tasks.cpuNanos(task)));
        });
        return rows;
    }

    private static long since(long origin, long time) {
        return time == Snapshot.NONE ? time : time - origin;
    }
}
