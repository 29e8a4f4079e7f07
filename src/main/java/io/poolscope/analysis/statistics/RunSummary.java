package io.poolscope.analysis.statistics;

import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanKind;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;

/**
 * A whole run in the figures that {@code poolscope run} prints; times in nanoseconds of scenario time. Counts are of the whole run
 * also where its beginning was dropped; all else is of what was kept.
 *
 * @param tasks how many tasks had which fate
 * @param resultsBuffered how many results became ready in a stream
 * @param resultsConsumed how many of them were handed to a consumer
 * @param resultsDropped how many of them never will be
 * @param makespan from the first submit to the last end or consumption
 * @param queueWait from submit to start
 * @param run from start to end
 * @param bufferBlocked how long results waited for a smaller index
 * @param bufferDeliverable how long they then waited for the consumer
 * @param peakQueue the most tasks queued at one time
 * @param peakBuffered the most results parked at one time
 * @param submitterBlocked how long submitters stood blocked, summed over them
 * @param eventsLost how many events were dropped, so that the other figures are too small
 * @param eventsLate how many events came too late to be put in order, and count as if they had happened when they came
 * @param eventsOdd how many events made no sense, as the end of a task nobody submitted, and count as far as they did
 * @param tasksUndrawn how many tasks ran on threads for which no lane was left: they are counted everywhere and drawn nowhere
 * @param historyFrom where the history begins that was kept: 0 unless its beginning was dropped
 * @param tasksDropped how many tasks were dropped with it
 * @param parts how many spans lie in a task on its thread: parts of tasks, that are not counted as such
 * @param async how many spans lie beside the threads, and are not counted as tasks either
 */
public record RunSummary(RangeStatistics.Outcomes tasks, long resultsBuffered, long resultsConsumed, long resultsDropped, long makespan,
        Spread queueWait, Spread run, Spread bufferBlocked, Spread bufferDeliverable, long peakQueue, long peakBuffered,
        long submitterBlocked, long eventsLost, long eventsLate, long eventsOdd, long tasksUndrawn, long historyFrom, long tasksDropped,
        Apart parts, Apart async) {
    /**
     * Spans that are no tasks'.
     *
     * @param started how many there are
     * @param finished how many of them ended well
     * @param failed how many ended otherwise
     */
    public record Apart(long started, long finished, long failed) {
        static Apart of(Tasks tasks, SpanKind kind) {
            long finished = tasks.count(kind, Outcome.FINISHED);
            return new Apart(tasks.startedCount(kind), finished, tasks.startedCount(kind) - finished - tasks.count(kind, Outcome.RUNNING));
        }
    }

    /** The summary of a run so far. */
    public static RunSummary of(Snapshot snapshot) {
        RangeStatistics all = RangeStatistics.of(snapshot);
        long buffered = 0;
        long consumed = 0;
        long dropped = 0;
        for (StreamTrack stream : snapshot.streams()) {
            StreamTrack.Totals totals = stream.totals();
            buffered += totals.buffered();
            consumed += totals.consumed();
            dropped += totals.dropped();
        }
        return new RunSummary(RangeStatistics.Outcomes.of(snapshot.tasks()), buffered, consumed, dropped, all.makespan(), all.queueWait(),
                all.runTime(),
                all.bufferBlocked(), all.bufferDeliverable(), all.queue().peak(), all.buffer().peak(), all.submitterBlocked(),
                snapshot.lostEvents(), snapshot.lateEvents(), snapshot.oddEvents(), snapshot.undrawnTasks(), snapshot.begin(),
                snapshot.tasks().first(), Apart.of(snapshot.tasks(), SpanKind.PART), Apart.of(snapshot.tasks(), SpanKind.ASYNC));
    }
}
