package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.event.Role;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results are ready faster than their consumer takes them: it hardly ever waits, and they pile up before it. */
final class SlowConsumerRule implements Rule {
    private static final Threshold ENOUGH = Threshold.count("results", 10, "results were consumed: fewer say nothing about a pace");
    private static final Threshold LEAST_WAITING = Threshold.count("least-waiting", 4,
            "results wait for the consumer alone at one time: fewer come about by chance");
    private static final Threshold WAITING_SHARE = Threshold.share("waiting-share", 0.1,
            "of the results wait for it at one time: in a long run a few are no pile");
    private static final Threshold BUSY = Threshold.share("consumer-busy", 0.9,
            "of its time the consumer works on a result: one that has more time to spare is not the narrow place");
    private static final Threshold MEAN_WAITING = Threshold.count("mean-waiting", 3,
            "results wait for it on average: a pile that is gone again at once costs nothing");
    private static final Threshold AT_START = Threshold.share("at-start", 0.5,
            "of the largest pile is there when it begins: if more, it only came late, which says nothing of its pace");
    private static final Threshold LATE_PACES = Threshold.times("late-paces", 3,
            "as long as it takes for one result it goes on after the last is ready: the last results cost that anyway");
    private static final Threshold LATE_SHARE = Threshold.share("late-share", 0.05,
            "of the stream's time it goes on after the last is ready: a smaller delay is not worth a change");
    private static final String DO_LESS = "Do less with each result in the consumer, or move that work into the tasks.";

    @Override
    public RuleId id() {
        return RuleId.SLOW_CONSUMER;
    }

    @Override
    public String looksFor() {
        return "Results are ready faster than their consumer takes them: it hardly ever waits, and they pile up before it.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(ENOUGH, LEAST_WAITING, WAITING_SHARE, BUSY, MEAN_WAITING, AT_START, LATE_PACES, LATE_SHARE);
    }

    @Override
    public List<String> remedies() {
        return List.of(DO_LESS);
    }

    @Override
    public boolean simulates() {
        return true;
    }

    @Override
    public Optional<Remedy> remedy(Finding finding, Workload workload) {
        return workload.stages().isEmpty() ? Optional.of(Remedy.changed("With half the time a result", Remedy.halfThePace(workload)))
                : Optional.empty();
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (Lane lane : run.snapshot().lanes()) {
            if (lane.role() == Role.CONSUMER && lane.stream() >= 0 && lane.stream() < run.snapshot().streams().size()) {
                find(run, lane, run.snapshot().streams().get(lane.stream())).ifPresent(findings::add);
            }
        }
        return findings;
    }

    @Override
    public String lacks(RuleContext run) {
        return run.lacks(ENOUGH.whole(), "results that were consumed", run.snapshot().streams().stream()
                .filter(stream -> !run.consumers(stream.id()).isEmpty())
                .map(stream -> new RuleContext.Amount(stream.pool(), run.consumers(stream.id()).stream()
                        .mapToLong(lane -> lane.consuming().size() - lane.consuming().first()).max().orElseThrow()))
                .toList());
    }

    private Optional<Finding> find(RuleContext run, Lane consumer, StreamTrack stream) {
        Intervals consuming = consumer.consuming();
        int n = consuming.size() - consuming.first();
        if (n < ENOUGH.value() || stream.deliverable().peak() < Math.max(LEAST_WAITING.whole(), (int) (n * WAITING_SHARE.value()))) {
            return Optional.empty();
        }
        long from = consuming.start(consuming.first());
        long until = Math.min(run.snapshot().end(), Math.min(stream.closed(), consumer.until()));
        double busy = (double) consuming.total(from, until) / Math.max(1, until - from);
        double pace = (double) consuming.total(from, until) / n;
        double parked = stream.deliverable().average(from, until);
        // A thread that submits everything before it begins to consume finds a full buffer; that says nothing of its pace.
        if (busy < BUSY.value() || parked < MEAN_WAITING.value()
                || stream.deliverable().valueAt(from) > (long) (stream.deliverable().peak() * AT_START.value())) {
            return Optional.empty();
        }
        long ready = lastReady(run, stream);
        boolean going = stream.closed() == Snapshot.OPEN;
        double late = Math.max(0, until - ready);
        // What the last result would have cost anyway is no lateness.
        if (!going && late < Math.max(LATE_PACES.value() * pace, LATE_SHARE.value() * (until - stream.opened()))) {
            return Optional.empty();
        }
        String sentence = "The consumer is " + Percent.of(busy) + " busy with " + DurationWords.of(pace) + " a result: up to "
                + CountWords.of(stream.deliverable().peak(), "result") + " waited for it alone"
                + (going ? "." : ", and it ended " + DurationWords.of(late) + " after the last was ready.");
        return Optional.of(new Finding(id(), Severity.WARNING, "Slow consumer", sentence,
                Finding.Where.of(stream.pool(), from, until, List.of(consumer.key())),
                new Finding.Cost(Finding.Kind.MAKESPAN_SECONDS, (going ? parked * pace : late) / 1e9),
                DO_LESS, Optional.empty()));
    }

    private static long lastReady(RuleContext run, StreamTrack stream) {
        long last = stream.size() == 0 ? Snapshot.NONE : stream.task(stream.size() - 1);
        long deliverable = run.snapshot().tasks().deliverable(last);
        return deliverable == Snapshot.NONE ? run.snapshot().end() : deliverable;
    }
}
