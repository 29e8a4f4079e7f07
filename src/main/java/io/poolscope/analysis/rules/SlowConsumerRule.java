package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.event.Role;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results are ready faster than their consumer takes them: it hardly ever waits, and they pile up before it. */
final class SlowConsumerRule implements Rule {
    private static final int ENOUGH = 10;

    @Override
    public String id() {
        return "slow-consumer";
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
        return RuleContext.lacks(ENOUGH, "results that were consumed", run.snapshot().lanes().stream().filter(lane -> lane.role() == Role.CONSUMER)
                .mapToLong(lane -> lane.consuming().size() - lane.consuming().first()));
    }

    private Optional<Finding> find(RuleContext run, Lane consumer, StreamTrack stream) {
        Intervals consuming = consumer.consuming();
        int n = consuming.size() - consuming.first();
        if (n < ENOUGH || stream.deliverable().peak() < Math.max(4, n / 10)) {
            return Optional.empty();
        }
        long from = consuming.start(consuming.first());
        long until = Math.min(run.snapshot().end(), Math.min(stream.closed(), consumer.until()));
        double busy = (double) consuming.total(from, until) / Math.max(1, until - from);
        double pace = (double) consuming.total(from, until) / n;
        double parked = stream.deliverable().average(from, until);
        // A thread that submits everything before it begins to consume finds a full buffer; that says nothing of its pace.
        if (busy < 0.9 || parked < 3 || stream.deliverable().valueAt(from) > stream.deliverable().peak() / 2) {
            return Optional.empty();
        }
        long ready = lastReady(run, stream);
        boolean going = stream.closed() == Snapshot.OPEN;
        double late = Math.max(0, until - ready);
        // What the last result would have cost anyway is no lateness.
        if (!going && late < Math.max(3 * pace, 0.05 * (until - stream.opened()))) {
            return Optional.empty();
        }
        String sentence = "The consumer is " + Phrases.percent(busy) + " busy with " + Phrases.time(pace) + " a result: up to "
                + Phrases.count(stream.deliverable().peak(), "result") + " waited for it alone"
                + (going ? "." : ", and it ended " + Phrases.time(late) + " after the last was ready.");
        return Optional.of(new Finding(id(), Severity.WARNING, "Slow consumer", sentence,
                new Finding.Where(from, until, List.of(consumer.key()), List.of()),
                new Finding.Cost(Finding.Kind.MAKESPAN_SECONDS, (going ? parked * pace : late) / 1e9),
                "Do less with each result in the consumer, or move that work into the tasks.", Optional.empty()));
    }

    private static long lastReady(RuleContext run, StreamTrack stream) {
        long last = stream.size() == 0 ? Snapshot.NONE : stream.task(stream.size() - 1);
        long deliverable = run.snapshot().tasks().deliverable(last);
        return deliverable == Snapshot.NONE ? run.snapshot().end() : deliverable;
    }
}
