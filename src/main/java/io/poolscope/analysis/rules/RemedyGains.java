package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.analysis.whatif.RunTasks;
import io.poolscope.event.Event;
import io.poolscope.simulation.SimulationException;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Priorities;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of findings what their remedy would gain, by simulating the run with it. For one run. */
final class RemedyGains {
    /** Runs of more tasks and items are not simulated beside the rules: that would take longer than the rules themselves. */
    static final int MOST_TASKS = 50_000;

    /** Of many findings the worst have their gain: as many as have this many tasks between them. */
    private static final long MOST_SIMULATED = 50L * MOST_TASKS;

    private final Snapshot snapshot;
    private final int processors;
    private final Extraction.Part part;
    private final int stage;
    private final Workload workload;
    private final Forecast now;

    private RemedyGains(Snapshot snapshot, int processors, Extraction.Part part, int stage, Forecast now) {
        this.snapshot = snapshot;
        this.processors = processors;
        this.part = part;
        this.stage = stage;
        this.now = now;
        workload = part.workload();
    }

    /** The findings, those whose remedy can be simulated with its gain. */
    static List<Finding> add(Snapshot snapshot, int processors, List<Finding> findings) {
        // Items of queues count too: loops over them are few tasks with many items.
        long items = snapshot.queues().stream().mapToLong(queue -> queue.takes().size()).sum();
        if (findings.isEmpty() || snapshot.tasks().size() - snapshot.tasks().first() + items > MOST_TASKS) {
            return findings;
        }
        Optional<Extraction> extraction = Extraction.of(snapshot);
        if (extraction.isEmpty()) {
            return findings;
        }
        long simulated = 0;
        try {
            Map<Integer, Forecast> unchanged = new HashMap<>();
            List<Finding> told = new ArrayList<>();
            for (Finding finding : findings) {
                Optional<RemedyGains> gains = simulated > MOST_SIMULATED ? Optional.empty() : of(snapshot, processors, extraction.get(), finding, unchanged);
                simulated += gains.map(with -> (long) with.workload.tasks() * with.workload.stageCount()).orElse(0L);
                told.add(gains.flatMap(with -> with.gain(finding)).map(finding::withGain).orElse(finding));
            }
            return told;
        } catch (SimulationException e) {
            // Beyond the simulation's range of time there is no gain to tell; the findings stand without.
            return findings;
        }
    }

    /** With the pool that a finding is about: that of its first lane of a pool, or the only one. */
    private static Optional<RemedyGains> of(Snapshot snapshot, int processors, Extraction extraction, Finding finding, Map<Integer, Forecast> unchanged) {
        int pool = finding.where().lanes().stream().map(key -> snapshot.lanes().get(key).pool()).filter(id -> id >= 0).findFirst()
                .orElseGet(() -> finding.where().tasks().isEmpty() ? snapshot.pools().size() == 1 ? 0 : -1
                        : snapshot.tasks().pool(finding.where().tasks().getFirst()));
        return extraction.place(pool).map(place -> {
            Extraction.Part part = extraction.parts().get(place.part());
            Forecast now = unchanged.computeIfAbsent(place.part(), key -> Forecast.of(part.workload(), processors));
            return new RemedyGains(snapshot, processors, part, place.stage(), now);
        });
    }

    private Optional<String> gain(Finding finding) {
        int workers = workload.pool(stage).workers();
        boolean single = workload.stages().isEmpty();
        return switch (finding.rule()) {
            case "head-of-line" -> single ? delivered() : Optional.empty();
            case "slow-consumer" -> single ? sooner("With half the time a result", workload.withDelivery(workload.delivery().withPace(halved())))
                    : Optional.empty();
            case "stragglers" -> single ? sooner("With the longest first", longestFirst()) : Optional.empty();
            case "idle-workers" -> single ? sooner("With a window of " + 2 * workers, workload.withDelivery(workload.delivery().withWindow(2 * workers)))
                    : Optional.empty();
            case "submitter-blocked", "queue-saturated", "too-few-workers", "rejected-work", "queue-growth" -> moreWorkers(more(workers));
            case "workers-used" -> nextWorkers();
            case "over-threading" -> single && workers > processors ? asManyAsProcessors() : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static int more(int workers) {
        return Math.min(PoolSpec.MAX_WORKERS, Math.max(workers + 1, workers * 3 / 2));
    }

    private Optional<String> delivered() {
        Forecast after = Forecast.of(workload.withDelivery(workload.delivery().withMode(DeliveryMode.AS_COMPLETED).withWindow(0)), processors);
        // As completed starts to deliver when all are submitted; only a real gain is worth a word.
        Forecast own = workload.delivery().mode() == DeliveryMode.ORDERED_STREAM ? streamAsCompleted() : after;
        double gain = now.deliveredMean() - own.deliveredMean();
        return gain <= 0 ? Optional.empty() : Optional.of("Delivered as completed: " + Phrases.time(gain) + " sooner on average.");
    }

    /** A stream's consumer runs beside the submitter: as completed, each result is delivered when it and the consumer are ready. */
    private Forecast streamAsCompleted() {
        double sum = 0;
        long free = 0;
        long[] ends = new long[workload.tasks()];
        long[] submits = new long[workload.tasks()];
        long[] ids = part.tasks();
        int n = 0;
        for (long task : ids) {
            if (snapshot.tasks().buffered(task) != Snapshot.NONE && snapshot.tasks().consumed(task) != Snapshot.NONE) {
                submits[n] = snapshot.tasks().submitted(task);
                ends[n++] = snapshot.tasks().buffered(task);
            }
        }
        java.util.Arrays.sort(ends, 0, n);
        for (int i = 0; i < n; i++) {
            free = Math.max(free, ends[i]);
            sum += free - submits[i];
            free += workload.pace(i);
        }
        return new Forecast(now.makespan(), now.waitMean(), now.waitP50(), now.waitP99(), n == 0 ? 0 : sum / n, 0, 0, 0, 0, 0, now.lowerBound());
    }

    private Distribution halved() {
        long[] paces = new long[workload.tasks()];
        for (int i = 0; i < paces.length; i++) {
            paces[i] = workload.pace(i) / 2;
        }
        return RunTasks.trace(paces);
    }

    private Workload longestFirst() {
        long longest = 1;
        for (int i = 0; i < workload.tasks(); i++) {
            longest = Math.max(longest, workload.duration(i));
        }
        Map<Integer, Integer> priorities = new HashMap<>();
        for (int i = 0; i < workload.tasks(); i++) {
            priorities.put(i, (int) ((1 << 22) * (double) workload.duration(i) / longest));
        }
        return workload.withPriorities(new Priorities(priorities, 1)).withPool(workload.pool().withOrder(Order.PRIORITY).withCapacity(Event.UNBOUNDED));
    }

    private Optional<String> sooner(String what, Workload changed) {
        Forecast after = Forecast.of(changed, processors);
        long gain = now.makespan() - after.makespan();
        return gain <= now.makespan() / 200 ? Optional.empty()
                : Optional.of(what + " the run would end " + Phrases.time(gain) + " sooner.");
    }

    private Optional<String> moreWorkers(int workers) {
        Forecast after = with(workers);
        if (now.lost() > after.lost()) {
            return Optional.of(workers + " workers would run " + Phrases.count(now.lost() - after.lost(), "more task") + ".");
        }
        long gain = now.makespan() - after.makespan();
        double wait = now.waitMean() - after.waitMean();
        boolean ends = gain > now.makespan() / 200;
        if (!ends && wait <= 0) {
            return Optional.empty();
        }
        return Optional.of(workers + " workers would " + (ends ? "end the run " + Phrases.time(gain) + " sooner and " : "")
                + "cut the mean wait from " + Phrases.time(now.waitMean()) + " to " + Phrases.time(after.waitMean()) + ".");
    }

    /** What tasks that compute gain by taking turns: they all end no later, and each is done sooner after its start. */
    private Optional<String> asManyAsProcessors() {
        Forecast after = with(processors);
        double before = runMean(now, workload.pool().workers());
        double run = runMean(after, processors);
        if (run >= before || after.makespan() > now.makespan() * 1.05) {
            return Optional.empty();
        }
        return Optional.of(Phrases.count(processors, "worker") + " would end the run " + (now.makespan() - after.makespan() > now.makespan() / 100
                ? Phrases.time(now.makespan() - after.makespan()) + " sooner" : "about as soon") + ", and each task within " + Phrases.time(run)
                + " of its start instead of " + Phrases.time(before) + ".");
    }

    private double runMean(Forecast forecast, int workers) {
        return workload.tasks() == 0 ? 0 : forecast.busyShare() * forecast.makespan() * workers / workload.tasks();
    }

    /** How many more workers still help: the first count from which one more brings less than a hundredth. */
    private Optional<String> nextWorkers() {
        int workers = workload.pool(stage).workers();
        Forecast best = now;
        int count = workers;
        for (int next = workers + 1; next <= workers + 4; next++) {
            Forecast after = with(next);
            if (best.makespan() - after.makespan() < now.makespan() / 100) {
                break;
            }
            best = after;
            count = next;
        }
        if (count == workers) {
            return Optional.of("One more worker would change little.");
        }
        return Optional.of(count + " workers would end the run " + Phrases.time(now.makespan() - best.makespan()) + " sooner.");
    }

    private Forecast with(int workers) {
        return Forecast.of(workload.withPool(stage, workload.pool(stage).withWorkers(Math.min(PoolSpec.MAX_WORKERS, workers))), processors);
    }
}
