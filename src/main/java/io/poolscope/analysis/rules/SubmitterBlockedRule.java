package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.analysis.statistics.RangeReader;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.timeline.counter.CounterMemory;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Submitters stood blocked for a good part of their time, by a full queue or by a window of results. */
final class SubmitterBlockedRule implements Rule {
    private static final Threshold BLOCKED = Threshold.share("blocked", 0.25,
            "of their time submitters stand blocked: less is a queue that does its work");
    private static final Threshold LEAST_WAITS = Threshold.count("waits", 3, "waits there are: one or two may be the start of the run");
    private static final Threshold FULL = Threshold.share("full", 0.5,
            "of the time in which tasks came the queue is full: if less, it is a window of results that held the submitter");
    private static final Threshold BUSY = Threshold.share("workers-busy", 0.85,
            "of their time workers run tasks: below, the tasks come in bursts; above, the workers are the cause");
    private static final String CONSUME = "Consume faster, or allow a larger window.";
    private static final String ADD_WORKERS = "Add workers, or submit less.";
    private static final String LONGER_QUEUE = "Allow a longer queue to take the bursts.";

    @Override
    public RuleId id() {
        return RuleId.SUBMITTER_BLOCKED;
    }

    @Override
    public String looksFor() {
        return "Submitters stand blocked for a good part of their time, by a full queue or by a window of results.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(BLOCKED, LEAST_WAITS, FULL, BUSY);
    }

    @Override
    public List<String> remedies() {
        return List.of(CONSUME, ADD_WORKERS, LONGER_QUEUE);
    }

    @Override
    public boolean simulates() {
        return true;
    }

    @Override
    public Optional<Remedy> remedy(Finding finding, Workload workload) {
        return Optional.of(Remedy.moreWorkers());
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
        if (waits < LEAST_WAITS.value() || blocked < BLOCKED.value() * present) {
            return Optional.empty();
        }
        PoolFigures figures = run.pool(pool);
        boolean full = fullShare(pool, figures, run.snapshot().end()) > FULL.value();
        boolean busy = figures.busyShare() >= BUSY.value();
        String why = !full ? "results are not consumed fast enough for the window."
                : busy ? "the queue is full because the workers are. A longer queue would hide it, not mend it."
                : "the queue is full at times while workers idle at others: the tasks come in bursts.";
        String remedy = !full ? CONSUME : busy ? ADD_WORKERS : LONGER_QUEUE;
        String sentence = DurationWords.of(blocked) + " in " + CountWords.of(waits, "wait") + ", longest " + DurationWords.of(longest)
                + run.in(pool) + ": " + why;
        return Optional.of(new Finding(id(), Severity.NOTICE, "Submitter blocked", sentence,
                Finding.Where.of(pool.id(), longestAt, longestAt + longest, RuleContext.keys(lanes)),
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
