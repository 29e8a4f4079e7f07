package io.poolscope.recording.exporting;

import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.words.TaskNumber;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * What an exporter writes: the part of a run that touches {@code [from, until)}. Times are written as they are, not cut at the
 * range's ends.
 *
 * @param run the run
 * @param facts what is known of it: see {@link io.poolscope.recording.RunFacts}
 * @param from the beginning of the range in nanoseconds
 * @param until its end, exclusive
 */
public record ExportedRun(Snapshot run, Map<String, String> facts, long from, long until) {
    /** A whole run. */
    public static ExportedRun whole(Snapshot run, Map<String, String> facts) {
        return new ExportedRun(run, facts, run.begin(), Snapshot.OPEN);
    }

    /** Calls back for each task whose life, from its submit to the end of its result, touches the range. */
    public void forEachTask(LongConsumer visitor) {
        Tasks tasks = run.tasks();
        for (long task = tasks.first(); task < tasks.size(); task++) {
            if (touches(task)) {
                visitor.accept(task);
            }
        }
    }

    /** Whether a task's life, from its submit to the end of its result, touches the range. */
    boolean touches(long task) {
        return run.tasks().contains(task) && run.tasks().submitted(task) < until && lifeEnd(task) >= from;
    }

    /** When the last thing happened to a task: {@link Snapshot#OPEN} if something is still to come. */
    long lifeEnd(long task) {
        Tasks tasks = run.tasks();
        long end = tasks.ended(task);
        if (end == Snapshot.NONE) {
            return Snapshot.OPEN;
        }
        if (tasks.buffered(task) == Snapshot.NONE) {
            return Math.max(end, tasks.released(task));
        }
        long gone = Math.max(tasks.consumed(task), tasks.dropped(task));
        return gone == Snapshot.NONE ? Snapshot.OPEN : gone;
    }

    /** A time, or the run's end where it is still to come. */
    public long orEnd(long time) {
        return time == Snapshot.NONE || time == Snapshot.OPEN ? run.end() : time;
    }

    /** What a task is called: its label, or its number as people count. */
    public String title(long task) {
        String label = run.tasks().label(task);
        return label.isEmpty() ? TaskNumber.of(task) : label;
    }

    /** The name of the lane with a key, or "". */
    public String laneName(int key) {
        return key < 0 || key >= run.lanes().size() ? "" : run.lanes().get(key).name();
    }

    /** The lane with a key. */
    Lane lane(int key) {
        return run.lanes().get(key);
    }

    /** The name of a pool, or "". */
    public String poolName(int pool) {
        return pool < 0 || pool >= run.pools().size() ? "" : run.pools().get(pool).name();
    }
}
