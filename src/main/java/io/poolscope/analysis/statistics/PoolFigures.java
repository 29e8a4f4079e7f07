package io.poolscope.analysis.statistics;

import io.poolscope.event.PoolKind;
import io.poolscope.event.Role;
import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pool did, in figures; times in nanoseconds.
 *
 * @param workers its workers' lanes, in the order of their start
 * @param size how many workers it may have at the end; where there is no limit, how many it had
 * @param capacity how many tasks its queue holds at the end, or {@link io.poolscope.event.Event#UNBOUNDED}
 * @param submitted how many tasks were submitted to it
 * @param firstSubmit when the first was, or {@link Snapshot#NONE}
 * @param lastSubmit when the last was, or {@link Snapshot#NONE}
 * @param lastEnd when the last of its tasks ended, or the end of the run while any runs or waits
 * @param active whether tasks of it run or wait at the end
 * @param runs how many tasks ran to their end
 * @param work the sum of their run times
 * @param run the spread of their run times; of very many, those of every n-th
 * @param longest the longest of all their run times; 0 while the pool is active
 * @param queueWait the spread of the queue waits of those that started; of very many, those of every n-th
 * @param busyShare the mean of the running tasks over workers, from the first submit to {@code lastEnd}
 */
public record PoolFigures(List<Lane> workers, int size, int capacity, long submitted, long firstSubmit, long lastSubmit, long lastEnd,
        boolean active, long runs, double work, Spread run, long longest, Spread queueWait, double busyShare) {
    /** For rules that a batch, which waits by its nature, would deceive. */
    public static final Threshold OVER_TIME = Threshold.share("over-time", 0.5,
            "of the run is the time in which tasks came: if less, they came as a batch, which waits by its nature");

    public static PoolFigures of(Snapshot snapshot, LaneIndex lanes, PoolTrack pool) {
        List<Lane> workers = new ArrayList<>();
        List<SpanRow> rows = new ArrayList<>();
        long submitted = 0;
        long firstSubmit = Long.MAX_VALUE;
        long lastSubmit = Snapshot.NONE;
        for (Lane lane : lanes.ofPool(pool.id())) {
            if (pool.kind() == PoolKind.ASYNC) {
                continue; // tracks, no workers
            }
            if (lane.role() == Role.WORKER) {
                workers.add(lane);
            }
            for (int depth = 0; depth < lane.depth(); depth++) {
                rows.add(lane.row(depth));
            }
            Instants submits = lane.submits();
            int n = TimeSearch.submits(snapshot.tasks(), lane, 0, Snapshot.OPEN);
            if (n > 0) {
                submitted += n;
                firstSubmit = Math.min(firstSubmit, submits.time(submits.first()));
                lastSubmit = Math.max(lastSubmit, submits.time(submits.size() - 1));
            }
        }
        return read(snapshot, pool, workers, rows, submitted, submitted == 0 ? Snapshot.NONE : firstSubmit, lastSubmit);
    }

    private static PoolFigures read(Snapshot snapshot, PoolTrack pool, List<Lane> workers, List<SpanRow> rows, long submitted,
            long firstSubmit, long lastSubmit) {
        long spans = 0;
        boolean pure = TimeSearch.areTasks(snapshot.tasks());
        for (SpanRow row : rows) {
            spans += TimeSearch.tasks(snapshot.tasks(), row, row.first(), row.size());
        }
        int stride = (int) Math.max(1, spans / RangeReader.SAMPLES);
        Samples runTimes = new Samples();
        Samples waits = new Samples();
        double work = 0;
        long lastEnd = Snapshot.NONE;
        for (SpanRow row : rows) {
            if (pure) {
                work += row.busy(0, snapshot.end());
                if (row.openTask() != Snapshot.NONE) {
                    work -= Math.max(0, snapshot.end() - row.openStart());
                }
            }
            for (int i = row.first(); i < row.size(); i += pure ? stride : 1) {
                if (!pure && !TimeSearch.isTask(snapshot.tasks(), row.task(i))) {
                    continue;
                }
                work += pure ? 0 : row.end(i) - row.start(i);
                runTimes.add(row.end(i) - row.start(i));
                long submit = snapshot.tasks().submitted(row.task(i));
                waits.add(submit == Snapshot.NONE ? 0 : Math.max(0, row.start(i) - submit));
            }
            if (row.size() > row.first()) {
                lastEnd = Math.max(lastEnd, row.end(row.size() - 1));
            }
        }
        boolean active = pool.running().last() > 0 || pool.queued().last() > 0;
        long longest = active ? 0 : longest(snapshot, rows); // a run that goes on is asked about all the time
        long until = active ? snapshot.end() : lastEnd;
        PoolTrack.Size last = pool.sizes().isEmpty() ? new PoolTrack.Size(0, 0, -1) : pool.sizes().getLast();
        int size = last.workers() > 0 ? last.workers() : workers.size();
        double busy = firstSubmit == Snapshot.NONE || until <= firstSubmit || size == 0 ? 0
                : Math.min(1, pool.running().average(firstSubmit, until) / size);
        return new PoolFigures(workers, size, last.capacity(), submitted, firstSubmit, lastSubmit, until, active, spans, Math.max(0, work),
                runTimes.spread(), longest, waits.spread(), busy);
    }

    private static long longest(Snapshot snapshot, List<SpanRow> rows) {
        long longest = 0;
        for (SpanRow row : rows) {
            for (int i = row.first(); i < row.size(); i++) {
                if (TimeSearch.isTask(snapshot.tasks(), row.task(i))) {
                    longest = Math.max(longest, row.end(i) - row.start(i));
                }
            }
        }
        return longest;
    }

    /** From the first submit to the last end. */
    public long makespan() {
        return firstSubmit == Snapshot.NONE ? 0 : Math.max(0, lastEnd - firstSubmit);
    }

    /** Whether tasks kept arriving for a good part of the run, rather than in one batch at its start. */
    public boolean arrivesOverTime() {
        return makespan() > 0 && lastSubmit - firstSubmit >= (long) (OVER_TIME.value() * makespan());
    }
}
