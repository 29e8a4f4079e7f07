package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.words.CountWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tasks failed and nobody asked their futures: the exceptions are lost. */
final class SilentFailuresRule implements Rule {
    private static final Threshold LOOK_BACK = Threshold.count("look-back", 1 << 20,
            "tasks are looked at, the latest: the rules are asked each second beside a live run");
    private static final Threshold PATIENCE = Threshold.nanos("patience", 1_000_000_000,
            "after a task failed, and a share of the run's length later, nobody is expected to ask any more; "
                    + "when its pool has ended, at once");
    private static final Threshold PATIENCE_SHARE = Threshold.share("patience-share", 0.1,
            "of the run's length is that share: in a long run people look less often");
    private static final String ASK = "Call get on every future, or handle the failure in the task.";

    @Override
    public RuleId id() {
        return RuleId.SILENT_FAILURES;
    }

    @Override
    public String looksFor() {
        return "Tasks fail and nobody asks their futures: the exceptions are lost.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(LOOK_BACK, PATIENCE, PATIENCE_SHARE);
    }

    @Override
    public List<String> remedies() {
        return List.of(ASK);
    }

    @Override
    public List<Finding> find(RuleContext run) {
        Snapshot snapshot = run.snapshot();
        Tasks tasks = snapshot.tasks();
        long left = tasks.count(Outcome.FAILED);
        Map<Integer, Silent> byPool = new TreeMap<>();
        for (long task = Math.max(tasks.first(), tasks.size() - LOOK_BACK.whole()); task < tasks.size() && left > 0; task++) {
            if (tasks.outcome(task) != Outcome.FAILED) {
                continue;
            }
            left--;
            if (tasks.failureRead(task) == Snapshot.NONE && nobodyWill(snapshot, task)) {
                byPool.computeIfAbsent(known(snapshot, tasks.pool(task)), pool -> new Silent()).add(task, tasks.ended(task));
            }
        }
        List<Finding> findings = new ArrayList<>();
        byPool.forEach((pool, silent) -> findings.add(tell(run, pool, silent)));
        return findings;
    }

    private static int known(Snapshot snapshot, int pool) {
        return pool >= 0 && pool < snapshot.pools().size() ? pool : -1;
    }

    private Finding tell(RuleContext run, int pool, Silent silent) {
        String sentence = CountWords.of(silent.count, "task") + run.in(pool) + " failed and nobody read "
                + (silent.count == 1 ? "its exception" : "their exceptions") + ", the first with " + run.snapshot().tasks()
                        .error(silent.first.getFirst())
                + ".";
        return new Finding(id(), Severity.WARNING, "Silent failures", sentence,
                Finding.Where.of(pool, silent.from, silent.until, List.of(), silent.first),
                new Finding.Cost(Finding.Kind.TASKS, silent.count), ASK, Optional.empty());
    }

    /** While a run goes on somebody may still ask; when its pool has ended, or a second and a tenth of the run later, not. */
    private static boolean nobodyWill(Snapshot snapshot, long task) {
        long stream = snapshot.tasks().stream(task);
        if (stream >= 0 && stream < snapshot.streams().size() && snapshot.streams().get((int) stream).closed() == Snapshot.OPEN
                && snapshot.tasks().dropped(task) == Snapshot.NONE) {
            return false;
        }
        int pool = snapshot.tasks().pool(task);
        PoolTrack track = pool >= 0 && pool < snapshot.pools().size() ? snapshot.pools().get(pool) : null;
        long since = snapshot.end() - snapshot.tasks().ended(task);
        return track != null && track.stopped() != Snapshot.OPEN || since > PATIENCE.value() + PATIENCE_SHARE.value() * snapshot.end();
    }

    /** The tasks of a pool that failed unread: how many, the first few, when the first and the last failed. */
    private static final class Silent {
        private final List<Long> first = new ArrayList<>();
        private long count;
        private long from = Snapshot.OPEN;
        private long until;

        void add(long task, long ended) {
            count++;
            from = Math.min(from, ended);
            until = Math.max(until, ended);
            if (first.size() < Finding.Where.MOST) {
                first.add(task);
            }
        }
    }
}
