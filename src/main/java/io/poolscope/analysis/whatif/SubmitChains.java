package io.poolscope.analysis.whatif;

import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.Tasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds pipelines whose stages submit to each other: every task of a pool was submitted by another task of the pool before, as the last
 * thing that one did. A thread that submits to a pool has a lane there under its own name, which says whose worker it is. For one use.
 */
final class SubmitChains {
    /** How much of its time a task may have gone on after it handed its item on, for the machine's sake. */
    private static final double TAIL = 0.1;
    private static final long TAIL_NANOS = 50_000;

    private final RunTasks run;
    private final Snapshot snapshot;
    private final Tasks tasks;
    private final Map<Integer, List<SpanRow>> rows = new HashMap<>();
    private final Map<Integer, Map<Long, Long>> handedOn = new HashMap<>();
    private final Set<Integer> nested = new HashSet<>();

    SubmitChains(RunTasks run) {
        this.run = run;
        snapshot = run.snapshot();
        tasks = snapshot.tasks();
    }

    /** The pipelines; those pools are in none that hand nothing on in such a way. */
    List<SeenPipeline> find() {
        Map<Integer, Integer> following = new HashMap<>();
        Set<Integer> later = new HashSet<>();
        for (PoolTrack pool : snapshot.pools()) {
            int before = before(pool);
            if (before >= 0 && following.putIfAbsent(before, pool.id()) == null) {
                later.add(pool.id());
            }
        }
        List<SeenPipeline> found = new ArrayList<>();
        for (Integer first : following.keySet()) {
            List<Integer> pools = new ArrayList<>();
            for (Integer pool = later.contains(first) ? null : first; pool != null; pool = following.get(pool)) {
                pools.add(pool);
            }
            if (!pools.isEmpty()) {
                found.add(pipeline(pools));
            }
        }
        return found;
    }

    /** Whether tasks of the run submitted tasks to a pool. */
    boolean nested(int pool) {
        return nested.contains(pool);
    }

    /** The pool whose tasks hand their items on to this one, or -1. */
    private int before(PoolTrack pool) {
        int from = -1;
        Map<Long, Long> next = new HashMap<>();
        boolean clean = snapshot.pools().size() > 1;
        for (long task : run.of(pool.id())) {
            long by = submittedBy(task);
            if (by != Snapshot.NONE) {
                nested.add(pool.id());
            }
            clean &= by != Snapshot.NONE && tasks.pool(by) != pool.id() && (from < 0 || tasks.pool(by) == from)
                    && next.put(by, task) == null;
            if (!clean && nested.contains(pool.id())) {
                return -1;
            }
            from = by == Snapshot.NONE ? from : tasks.pool(by);
        }
        if (!clean || from < 0 || !queues(pool) || !queues(snapshot.pools().get(from)) || !isLast(run.of(from), next)) {
            return -1;
        }
        handedOn.put(pool.id(), next);
        return from;
    }

    /** Whether it takes its tasks one after the other and gives none up. */
    private static boolean queues(PoolTrack pool) {
        return pool.kind() == PoolKind.FIXED && (pool.policy() == SaturationPolicy.BLOCK || pool.sizes().getLast().capacity() < 0);
    }

    /** Whether each task that finished handed something on, and did little more afterwards. */
    private boolean isLast(long[] before, Map<Long, Long> next) {
        double after = 0;
        double ran = 0;
        for (long task : before) {
            Long handed = next.get(task);
            if (handed == null && tasks.outcome(task) == Outcome.FINISHED) {
                return false;
            }
            if (handed != null && tasks.released(task) != Snapshot.NONE) {
                after += Math.max(0, tasks.released(task) - tasks.submitted(handed));
                ran += tasks.released(task) - tasks.started(task);
            }
        }
        return after <= TAIL * ran + TAIL_NANOS * next.size();
    }

    /** The task that submitted a task, or {@link Snapshot#NONE} if no task did. */
    private long submittedBy(long task) {
        int submitter = tasks.submitter(task);
        if (submitter < 0) {
            return Snapshot.NONE;
        }
        long time = tasks.submitted(task);
        for (SpanRow row : rows.computeIfAbsent(submitter, this::rowsOf)) {
            // Submitted at the end of one task and the start of the next, it was the one that ended.
            int i = row.firstEndingAfter(time - 1);
            if (i < row.size() ? row.start(i) <= time : row.openTask() != Snapshot.NONE && row.openStart() <= time) {
                return i < row.size() ? row.task(i) : row.openTask();
            }
        }
        return Snapshot.NONE;
    }

    private List<SpanRow> rowsOf(int submitter) {
        Lane lane = snapshot.lanes().get(submitter);
        List<SpanRow> found = new ArrayList<>();
        for (Lane other : lane.name().isEmpty() ? List.<Lane>of() : run.lanes().workers(lane.name())) {
            if (other.depth() > 0) {
                found.add(other.row(0));
            }
        }
        return found;
    }

    private SeenPipeline pipeline(List<Integer> pools) {
        long[] first = run.of(pools.getFirst());
        long[] at = first.clone();
        List<SeenStage> stages = new ArrayList<>();
        for (int pool : pools) {
            if (pool != pools.getFirst()) {
                Map<Long, Long> next = handedOn.get(pool);
                Arrays.setAll(at, i -> next.getOrDefault(at[i], Snapshot.NONE));
            }
            long[] durations = new long[at.length];
            Arrays.setAll(durations, i -> at[i] == Snapshot.NONE ? Snapshot.NONE : run.worked(at[i]));
            RunTasks.fill(durations);
            PoolTrack track = snapshot.pools().get(pool);
            stages.add(new SeenStage(PoolExtractor.spec(track, PoolFigures.of(snapshot, run.lanes(), track)), pool, durations,
                    run.failed(at)));
        }
        return new SeenPipeline(stages, first, new long[0]);
    }
}
