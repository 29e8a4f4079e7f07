package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks failed and nobody asked their futures: the exceptions are lost. */
final class SilentFailuresRule implements Rule {
    private static final int LOOK = 1 << 20;

    @Override
    public String id() {
        return "silent-failures";
    }

    @Override
    public List<Finding> find(RuleContext run) {
        Snapshot snapshot = run.snapshot();
        Tasks tasks = snapshot.tasks();
        if (tasks.count(Outcome.FAILED) == 0) {
            return List.of();
        }
        List<Long> unread = new ArrayList<>();
        long silent = 0;
        long from = Snapshot.OPEN;
        long until = 0;
        long left = tasks.count(Outcome.FAILED);
        for (long task = Math.max(tasks.first(), tasks.size() - LOOK); task < tasks.size() && left > 0; task++) {
            if (tasks.outcome(task) != Outcome.FAILED) {
                continue;
            }
            left--;
            if (tasks.failureRead(task) == Snapshot.NONE && nobodyWill(snapshot, task)) {
                silent++;
                from = Math.min(from, tasks.ended(task));
                until = Math.max(until, tasks.ended(task));
                if (unread.size() < Finding.Where.MOST) {
                    unread.add(task);
                }
            }
        }
        if (silent == 0) {
            return List.of();
        }
        String sentence = Phrases.count(silent, "task") + " failed and nobody read " + (silent == 1 ? "its exception" : "their exceptions")
                + ", the first with " + tasks.error(unread.getFirst()) + ".";
        return List.of(new Finding(id(), Severity.WARNING, "Silent failures", sentence, new Finding.Where(from, until, List.of(), unread),
                new Finding.Cost(Finding.Kind.TASKS, silent), "Call get on every future, or handle the failure in the task.", Optional.empty()));
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
        return track != null && track.stopped() != Snapshot.OPEN || since > 1_000_000_000L + snapshot.end() / 10;
    }
}
