package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.RangeReader;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.timeline.counter.CounterMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Submitters stood blocked for a good part of their time, by a full queue or by a window of results. */
final class SubmitterBlockedRule implements Rule {
    private static final double SHARE = 0.25;

    @Override
    public String id() {
        return "submitter-blocked";
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (PoolTrack pool : run.snapshot().pools()) {
            find(run, pool).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> find(RuleContext run, PoolTrack pool) {
        List<Lane> lanes = new ArrayList<>();
        long blocked = 0;
        long waits = 0;
        long longest = 0;
        long longestAt = 0;
        long present = 0;
        for (Lane lane : run.submitters(pool.id())) {
            Intervals intervals = lane.blocked();
            if (intervals.size() == intervals.first()) {
                continue;
            }
            lanes.add(lane);
            blocked += intervals.total(0, run.snapshot().end());
            waits += intervals.size() - intervals.first();
            long last = Math.max(RuleContext.last(lane.submits()), Math.min(run.snapshot().end(), intervals.end(intervals.size() - 1)));
            present += Math.max(0, last - lane.from());
            for (int i = Math.max(intervals.first(), intervals.size() - RangeReader.SAMPLES); i < intervals.size(); i++) {
                long length = Math.min(run.snapshot().end(), intervals.end(i)) - intervals.start(i);
                if (length > longest) {
                    longest = length;
                    longestAt = intervals.start(i);
                }
            }
        }
        if (waits < 3 || blocked < SHARE * present) {
            return Optional.empty();
        }
        PoolFigures figures = run.pool(pool);
        boolean full = fullShare(pool, figures, run.snapshot().end()) > 0.5;
        boolean busy = figures.busyShare() >= 0.85;
        String why = !full ? "results are not consumed fast enough for the window."
                : busy ? "the queue is full because the workers are. A longer queue would hide it, not mend it."
                : "the queue is full at times while workers idle at others: the tasks come in bursts.";
        String remedy = !full ? "Consume faster, or allow a larger window." : busy ? "Add workers, or submit less." : "Allow a longer queue to take the bursts.";
        String sentence = Phrases.time(blocked) + " in " + Phrases.count(waits, "wait") + ", longest " + Phrases.time(longest) + run.in(pool) + ": " + why;
        return Optional.of(new Finding(id(), Severity.NOTICE, "Submitter blocked", sentence,
                new Finding.Where(longestAt, longestAt + longest, RuleContext.keys(lanes), List.of()),
                new Finding.Cost(Finding.Kind.BLOCKED_SECONDS, blocked / 1e9), remedy, Optional.empty()));
    }

    /** The share of the time between first and last submit in which the queue was full; 0 without a limit. */
    static double fullShare(PoolTrack pool, PoolFigures figures, long end) {
        if (figures.capacity() < 0 || figures.firstSubmit() == Snapshot.NONE) {
            return 0;
        }
        long from = figures.firstSubmit();
        long until = Math.min(end, Math.max(from + 1, figures.lastSubmit()));
        int full = 0;
        CounterMemory memory = new CounterMemory();
        Counter queued = pool.queued().reader(memory);
        Counter running = pool.running().reader(memory);
        for (int look = 0; look < RuleContext.LOOKS; look++) {
            long time = from + (long) ((until - from) * ((look + 0.5) / RuleContext.LOOKS));
            full += queued.valueAt(time) >= figures.capacity() && running.valueAt(time) >= figures.size() ? 1 : 0;
        }
        return (double) full / RuleContext.LOOKS;
    }
}
