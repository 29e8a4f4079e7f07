package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.event.Delivery;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import io.poolscope.words.TaskNumber;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One task of an ordered stream was slow, and finished results with larger indexes waited for it.
 *
 * <p>A result is held back by the smaller index that is buffered last. Going through the stream by index with the latest
 * time of buffering so far finds for each result who held it, in one pass.
 */
final class HeadOfLineRule implements Rule {
    private static final Threshold LOOK_BACK = Threshold.count("look-back", 2_000_000,
            "results of a stream are looked at, the latest: one that goes on for hours is judged by its recent part");
    private static final Threshold LEAST_HELD = Threshold.count("least-held", 4,
            "results are held back at one time by one task: fewer are the disorder of any run");
    private static final Threshold HELD_PER_WORKER = Threshold.times("held-per-worker", 2,
            "as many results as there are workers are held back: in an ordinary run each worker is a result or two ahead of the head");
    private static final Threshold SLOW = Threshold.times("slow", 3,
            "as long as the median task the slow one ran: one that is no slower than others held the line by chance");
    /** A share of the waiting that is said to be "all" of it: the rest would be read as a mistake. For the sentence only. */
    private static final double NEARLY_ALL = 0.95;
    /** A share below which no per cent is written. For the sentence only. */
    private static final double HARDLY_ANY = 0.01;
    private static final String AS_COMPLETED = "Take the results as they complete, or start the slow task first.";

    @Override
    public RuleId id() {
        return RuleId.HEAD_OF_LINE;
    }

    @Override
    public String looksFor() {
        return "One task of an ordered stream is slow, and finished results with larger indexes wait for it.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(LOOK_BACK, LEAST_HELD, HELD_PER_WORKER, SLOW);
    }

    @Override
    public List<String> remedies() {
        return List.of(AS_COMPLETED);
    }

    @Override
    public boolean simulates() {
        return true;
    }

    @Override
    public Optional<Remedy> remedy(Finding finding, Workload workload) {
        return workload.stages().isEmpty() ? Optional.of(Remedy.asCompleted()) : Optional.empty();
    }

    @Override
    public List<Finding> find(RuleContext run) {
        List<Finding> findings = new ArrayList<>();
        for (StreamTrack stream : run.snapshot().streams()) {
            // In an ordinary run a worker or two is ahead of the head; more parked results than twice the workers is a queue.
            if (stream.delivery() == Delivery.ORDERED && stream.pool() >= 0 && stream.pool() < run.snapshot().pools().size()
                    && stream.blocked().peak() >= enough(run, stream)) {
                findWorst(run, stream).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** How many results held back are more than the disorder of any run of the stream's pool. */
    private static long enough(RuleContext run, StreamTrack stream) {
        int workers = run.pool(run.snapshot().pools().get(stream.pool())).size();
        return Math.max(LEAST_HELD.whole(), (long) (HELD_PER_WORKER.value() * workers));
    }

    private Optional<Finding> findWorst(RuleContext run, StreamTrack stream) {
        Snapshot snapshot = run.snapshot();
        Tasks tasks = snapshot.tasks();
        long holder = Snapshot.NONE;
        long latest = Long.MIN_VALUE;
        Held held = Held.NONE;
        Held worst = Held.NONE;
        double allHeld = 0;
        for (long index = Math.max(0, stream.size() - LOOK_BACK.whole()); index < stream.size(); index++) {
            long task = stream.task(index);
            long buffered = tasks.buffered(task);
            if (buffered == Snapshot.NONE) {
                if (tasks.dropped(task) != Snapshot.NONE || tasks.started(task) == Snapshot.NONE && latest == Snapshot.OPEN) {
                    continue;
                }
                buffered = Snapshot.OPEN;
            }
            if (buffered > latest) {
                worst = held.nanos > worst.nanos ? held : worst;
                latest = buffered;
                holder = task;
                held = Held.by(task);
            } else if (buffered < latest && holder != Snapshot.NONE) {
                long waited = Math.min(latest, snapshot.end()) - buffered;
                held = held.with(waited, buffered);
                allHeld += waited;
            }
        }
        worst = held.nanos > worst.nanos ? held : worst;
        return tell(run, stream, worst, allHeld);
    }

    private Optional<Finding> tell(RuleContext run, StreamTrack stream, Held worst, double allHeld) {
        Tasks tasks = run.snapshot().tasks();
        if (worst.count < enough(run, stream)) {
            return Optional.empty();
        }
        long started = tasks.started(worst.task);
        boolean going = tasks.ended(worst.task) == Snapshot.NONE;
        long until = going ? run.snapshot().end() : tasks.ended(worst.task);
        long ran = started == Snapshot.NONE ? 0 : until - started;
        if (ran < SLOW.value() * run.pool(run.snapshot().pools().get(stream.pool())).run().p50()) {
            return Optional.empty();
        }
        List<Integer> lanes = new ArrayList<>();
        if (tasks.lane(worst.task) >= 0) {
            lanes.add(tasks.lane(worst.task));
        }
        for (Lane consumer : run.consumers(stream.id())) {
            lanes.add(consumer.key());
        }
        String sentence =
                TaskNumber.of(worst.task) + (going ? " has run " : " ran ") + DurationWords.of(ran) + " and " + (going ? "holds " : "held ")
                        + CountWords.of(worst.count, "finished result") + " back, for " + DurationWords.of(worst.nanos / worst.count)
                        + " each on average: " + share(worst.nanos / allHeld)
                        + " the time that results waited for an earlier one.";
        return Optional.of(new Finding(id(), Severity.WARNING, "Head-of-line blocking", sentence,
                Finding.Where.of(stream.pool(), Math.min(worst.first, until), until, lanes, List.of(worst.task)),
                new Finding.Cost(Finding.Kind.RESULT_SECONDS, worst.nanos / 1e9),
                AS_COMPLETED, Optional.empty()));
    }

    /** A share of 0 to 1 as "all", "42 % of", "less than 1 % of". */
    private static String share(double share) {
        return share > NEARLY_ALL ? "all" : (share < HARDLY_ANY ? "less than 1 %" : Percent.of(share)) + " of";
    }

    /** What a task held back: how many results, for how long in all, since when. */
    private record Held(long task, long count, double nanos, long first) {
        static final Held NONE = new Held(Snapshot.NONE, 0, 0, 0);

        static Held by(long task) {
            return new Held(task, 0, 0, Snapshot.OPEN);
        }

        Held with(long waited, long since) {
            return new Held(task, count + 1, nanos + waited, Math.min(first, since));
        }
    }
}
