package io.poolscope.analysis.whatif;

import io.poolscope.analysis.statistics.LaneIndex;
import io.poolscope.analysis.statistics.TimeSearch;
import io.poolscope.event.BlockReason;
import io.poolscope.timeline.Block;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Workload;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The tasks of a run by pool, and what they did with their time. For one use. */
public final class RunTasks {
    private final Snapshot snapshot;
    private final Tasks tasks;
    private final Map<Integer, long[]> byPool = new HashMap<>();
    private final LaneIndex lanes;

    RunTasks(Snapshot snapshot) {
        this.snapshot = snapshot;
        tasks = snapshot.tasks();
        lanes = new LaneIndex(snapshot);
        Map<Integer, Integer> counts = new HashMap<>();
        long end = Math.min(tasks.size(), tasks.first() + Workload.MAX_TASKS);
        for (long task = tasks.first(); task < end; task++) {
            if (tasks.contains(task) && TimeSearch.isTask(tasks, task)) {
                long[] ids = byPool.computeIfAbsent(tasks.pool(task), pool -> new long[16]);
                int n = counts.merge(tasks.pool(task), 1, Integer::sum);
                if (n > ids.length) {
                    ids = Arrays.copyOf(ids, 2 * ids.length);
                    byPool.put(tasks.pool(task), ids);
                }
                ids[n - 1] = task;
            }
        }
        byPool.replaceAll((pool, ids) -> Arrays.copyOf(ids, counts.get(pool)));
    }

    /** The tasks of a pool in the order of their submits; ids are given in that order but for submits at the same time. */
    long[] of(int pool) {
        return byPool.getOrDefault(pool, new long[0]);
    }

    /** How long a task worked: not while it waited for room in a pool or a queue; {@link Snapshot#NONE} unless it has ended. */
    long worked(long task) {
        long started = tasks.started(task);
        long released = tasks.released(task);
        return started == Snapshot.NONE || released == Snapshot.NONE ? Snapshot.NONE
                : Math.max(0, released - started - waitedForRoom(task, started, released));
    }

    /** How much of a time a task waited for room in a pool or a queue. */
    long waitedForRoom(long task, long from, long until) {
        long sum = 0;
        for (Block block : tasks.blocks(task)) {
            if (block.reason() == BlockReason.SUBMIT || block.reason() == BlockReason.QUEUE_FULL) {
                sum += TimeSearch.overlap(block.from(), block.until(), from, until);
            }
        }
        return sum;
    }

    /** The positions of those tasks that failed. */
    Set<Integer> failed(long[] ids) {
        Set<Integer> failed = new HashSet<>();
        if (tasks.count(Outcome.FAILED) > 0) {
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] != Snapshot.NONE && tasks.outcome(ids[i]) == Outcome.FAILED) {
                    failed.add(i);
                }
            }
        }
        return failed;
    }

    /** The lanes by pool, stream and name. */
    LaneIndex lanes() {
        return lanes;
    }

    /** The run so far. */
    Snapshot snapshot() {
        return snapshot;
    }

    /**
     * Values as they were seen, each cut to what a workload may have: events that are made up may lie further apart
     * than any that happened.
     */
    public static Distribution trace(long[] values) {
        return Distribution.trace(Arrays.stream(values).map(value -> Math.clamp(value, 0, Distribution.MAX)).toArray());
    }

    /** Puts the median of the known in place of the unknown, which are {@link Snapshot#NONE}; returns how many there were. */
    static int fill(long[] values) {
        long[] known = Arrays.stream(values).filter(value -> value != Snapshot.NONE).sorted().toArray();
        long median = known.length == 0 ? 0 : known[known.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == Snapshot.NONE ? median : values[i];
        }
        return values.length - known.length;
    }
}
