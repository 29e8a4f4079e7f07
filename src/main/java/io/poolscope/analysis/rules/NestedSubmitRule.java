package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.event.BlockReason;
import io.poolscope.timeline.Block;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.Tasks;
import io.poolscope.words.DurationWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tasks wait for tasks of their own pool that wait in its queue: with all workers so, nothing can go on (a deadlock);
 * with some, the pool is smaller than it looks (starvation).
 */
final class NestedSubmitRule implements Rule {
    private static final Threshold LOOK_BACK = Threshold.count("look-back", 20_000,
            "tasks of each worker are looked at, the latest: the rules are asked each second beside a live run");
    private static final Threshold WAITING = Threshold.share("waiting", 0.5,
            "of the workers wait so at one time: with fewer most of the pool still works");
    private static final Threshold COST = Threshold.share("cost", 0.1,
            "of the run's length is waited in all: less is not worth a second pool");
    private static final String OWN_POOL = "Run the inner tasks in a pool of their own, or don't wait for them inside a task.";

    @Override
    public RuleId id() {
        return RuleId.NESTED_SUBMIT;
    }

    @Override
    public String looksFor() {
        return "Tasks wait for tasks of their own pool that are in its queue: with all workers so it is a deadlock, "
                + "with some the pool is smaller than it looks.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(LOOK_BACK, WAITING, COST);
    }

    @Override
    public List<String> remedies() {
        return List.of(OWN_POOL);
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            // Only a task that submits can wait for a task behind it in the queue.
            List<Lane> workers = run.pool(pool).workers();
            if (workers.stream().anyMatch(lane -> lane.submits().size() > lane.submits().first()) || nestedByName(run, pool)) {
                find(run, pool, workers).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** A worker that submits to its own pool may have a lane as a submitter, under the same thread's name. */
    private static boolean nestedByName(RuleContext run, PoolTrack pool) {
        for (Lane submitter : run.submitters(pool.id())) {
            if (!run.lanes().workers(submitter.name()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Optional<Finding> find(RuleContext run, PoolTrack pool, List<Lane> workers) {
        Snapshot snapshot = run.snapshot();
        List<Wait> waits = new ArrayList<>();
        double cost = 0;
        for (Lane lane : workers) {
            for (int depth = 0; depth < lane.depth(); depth++) {
                SpanRow row = lane.row(depth);
                for (int i = Math.max(row.first(), row.size() - LOOK_BACK.whole()); i < row.size(); i++) {
                    collect(snapshot, pool, row.task(i), waits);
                }
                if (row.openTask() != Snapshot.NONE) {
                    collect(snapshot, pool, row.openTask(), waits);
                }
            }
        }
        for (Wait wait : waits) {
            cost += (wait.until - wait.from) / 1e9;
        }
        return waits.isEmpty() ? Optional.empty() : tell(run, pool, workers, waits, cost);
    }

    /** Adds the waits of a task for tasks of its pool while those were queued. */
    private static void collect(Snapshot snapshot, PoolTrack pool, long task, List<Wait> waits) {
        Tasks tasks = snapshot.tasks();
        for (Block block : tasks.blocks(task)) {
            if (block.reason() != BlockReason.TASK || tasks.pool(block.target()) != pool.id()) {
                continue;
            }
            long started = tasks.started(block.target());
            long until = Math.min(Math.min(snapshot.end(), block.until()), started == Snapshot.NONE ? Snapshot.OPEN : started);
            if (until > block.from()) {
                waits.add(new Wait(task, block.target(), block.from(), until));
            }
        }
    }

    private Optional<Finding> tell(RuleContext run, PoolTrack pool, List<Lane> workers, List<Wait> waits, double cost) {
        int size = run.pool(pool).size();
        long[][] changes = new long[waits.size() * 2][];
        for (int i = 0; i < waits.size(); i++) {
            changes[2 * i] = new long[] {waits.get(i).from, 1};
            changes[2 * i + 1] = new long[] {waits.get(i).until, -1};
        }
        Arrays.sort(changes, (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        int at = 0;
        int most = 0;
        long allFrom = Snapshot.NONE;
        long allTime = 0;
        long firstAll = Snapshot.NONE;
        for (long[] change : changes) {
            if (at == size && allFrom != Snapshot.NONE) {
                allTime += change[0] - allFrom;
            }
            at += (int) change[1];
            most = Math.max(most, at);
            allFrom = at >= size ? change[0] : Snapshot.NONE;
            firstAll = firstAll == Snapshot.NONE ? allFrom : firstAll;
        }
        boolean deadlock = most >= size && allTime > 0;
        if (!deadlock && (most < WAITING.value() * size || cost < COST.value() * run.pool(pool).makespan() / 1e9)) {
            return Optional.empty();
        }
        long from = deadlock ? firstAll : changes[0][0];
        long until = Math.max(from, changes[changes.length - 1][0]);
        String sentence = deadlock
                ? "All " + size + " workers" + run.in(pool) + " waited for " + DurationWords.of(allTime)
                        + " for tasks that were queued behind them: nobody was left to run those."
                : "Up to " + most + " of " + size + " workers" + run.in(pool) + " waited for tasks queued in their own pool, "
                        + Phrases.digits(cost) + " worker-seconds in all.";
        List<Long> waiting = waits.stream().map(Wait::task).distinct().toList();
        return Optional.of(new Finding(id(), deadlock ? Severity.CRITICAL : Severity.WARNING,
                deadlock ? "Deadlock by nested submits" : "Starvation by nested submits", sentence,
                new Finding.Where(from, until, pool.id(), RuleContext.keys(workers), waiting,
                        deadlock ? cycle(waits, firstAll) : List.of()),
                new Finding.Cost(Finding.Kind.BLOCKED_SECONDS, cost), OWN_POOL, Optional.empty()));
    }

    /**
     * The circle of a deadlock when it began: a task waits for one in the queue, which waits for a worker, of which the next task has one.
     * Each queued task would do with any worker; so a part of a large circle is one too.
     */
    private static List<Long> cycle(List<Wait> waits, long time) {
        List<Long> cycle = new ArrayList<>();
        for (Wait wait : waits) {
            if (wait.from <= time && time < wait.until && cycle.size() + 2 <= Finding.Where.MOST) {
                cycle.add(wait.task);
                cycle.add(wait.target);
            }
        }
        return cycle;
    }

    /**
     * A task's wait for a queued one.
     *
     * @param task who waits
     * @param target for which task of the same pool
     * @param from since when
     * @param until until when, or until that task started
     */
    private record Wait(long task, long target, long from, long until) {
    }
}
