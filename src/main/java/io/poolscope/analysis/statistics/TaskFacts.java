package io.poolscope.analysis.statistics;

import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;

/**
 * One task beside the others of its run; times in nanoseconds, {@link Snapshot#NONE} where they have not come to be.
 *
 * @param task the task
 * @param queueWait from submit to start
 * @param runTime from start to end
 * @param bufferBlocked how long its result waited for a smaller index
 * @param bufferDeliverable how long it then waited for the consumer
 * @param longerThan the share of the finished tasks that ran shorter, 0 to 1; 0 while it runs
 * @param heldBack how many finished results of its stream waited when it finished, because it was at the head of the line
 */
public record TaskFacts(long task, long queueWait, long runTime, long bufferBlocked, long bufferDeliverable, double longerThan,
        long heldBack) {
    /** The facts of a task; all are {@link Snapshot#NONE} or 0 of a task that the snapshot does not know. */
    public static TaskFacts of(Snapshot snapshot, long task) {
        Tasks tasks = snapshot.tasks();
        long run = between(tasks.started(task), tasks.ended(task));
        long stream = tasks.stream(task);
        long buffered = tasks.buffered(task);
        long held = 0;
        if (stream >= 0 && stream < snapshot.streams().size() && buffered > 0) {
            StreamTrack track = snapshot.streams().get((int) stream);
            held = track.headAt(buffered - 1) == tasks.index(task) ? track.blocked().valueAt(buffered - 1) : 0;
        }
        return new TaskFacts(task, between(tasks.submitted(task), tasks.started(task)), run, between(buffered, tasks.deliverable(task)),
                between(tasks.deliverable(task), tasks.consumed(task)), run == Snapshot.NONE ? 0 : shareShorter(snapshot, run), held);
    }

    private static long between(long from, long until) {
        return from == Snapshot.NONE || until == Snapshot.NONE ? Snapshot.NONE : Math.max(0, until - from);
    }

    private static double shareShorter(Snapshot snapshot, long run) {
        long spans = 0;
        for (SpanRow row : TimeSearch.rows(snapshot)) {
            spans += row.size() - row.first();
        }
        int stride = (int) Math.max(1, spans / RangeReader.SAMPLES);
        long seen = 0;
        long shorter = 0;
        for (SpanRow row : TimeSearch.rows(snapshot)) {
            for (int i = row.first(); i < row.size(); i += stride) {
                if (!TimeSearch.isTask(snapshot.tasks(), row.task(i))) {
                    continue;
                }
                seen++;
                shorter += row.end(i) - row.start(i) < run ? 1 : 0;
            }
        }
        return seen == 0 ? 0 : (double) shorter / seen;
    }
}
