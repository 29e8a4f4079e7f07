package io.poolscope.analysis.whatif;

import io.poolscope.analysis.statistics.Phrases;
import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.event.Delivery;
import io.poolscope.event.Event;
import io.poolscope.event.PoolKind;
import io.poolscope.timeline.Intervals;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Priorities;
import io.poolscope.workload.TaskKind;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the workload of one pool out of a run. For one use. */
final class PoolExtractor {
    private final RunTasks run;
    private final Snapshot snapshot;
    private final Tasks tasks;
    private final Assumptions notes;

    PoolExtractor(RunTasks run, Assumptions notes) {
        this.run = run;
        this.notes = notes;
        snapshot = run.snapshot();
        tasks = snapshot.tasks();
    }

    /** The pool's workload; it ran tasks. */
    Extraction.Part extract(PoolTrack pool) {
        long[] ids = run.of(pool.id());
        PoolFigures figures = PoolFigures.of(snapshot, run.lanes(), pool);
        StreamTrack stream = stream(ids);
        DeliveryMode mode = mode(stream, pool.id());
        Distribution durations = durations(ids, figures);
        double stretch = stretch(ids, figures);
        if (stretch > 0) {
            durations = computed(ids, durations, stretch);
        }
        Workload workload = Workload.of(ids.length, durations).withKind(stretch > 0 ? TaskKind.CPU : TaskKind.SLEEPING)
                .withArrivals(RunTasks.trace(gaps(ids, pool.id(), mode))).withPool(spec(pool, figures))
                .withFailures(new FailurePlan(run.failed(ids), 0)).withPriorities(priorities(pool, ids))
                .withDelivery(delivery(stream, mode, ids));
        return new Extraction.Part(workload, List.of(pool.id()), ids);
    }

    /** A pipeline's workload. */
    Extraction.Part extract(SeenPipeline seen) {
        int first = seen.pools().getFirst();
        long[] gaps = seen.gaps().length > 0 ? seen.gaps() : gaps(seen.tasks(), first, DeliveryMode.NONE);
        return new Extraction.Part(seen.workload(gaps), seen.pools(), seen.tasks());
    }

    private Distribution durations(long[] ids, PoolFigures figures) {
        long[] durations = new long[ids.length];
        long unknown = 0;
        long going = 0;
        for (int i = 0; i < ids.length; i++) {
            long started = tasks.started(ids[i]);
            long released = tasks.released(ids[i]);
            if (started == Snapshot.NONE) {
                durations[i] = figures.run().p50();
                unknown++;
            } else if (released == Snapshot.NONE) {
                durations[i] = Math.max(figures.run().p50(), snapshot.end() - started);
                going++;
            } else {
                durations[i] = Math.max(0, released - started);
            }
        }
        if (unknown > 0) {
            notes.add(CountWords.of(unknown, "task") + " never ran and would take the median, " + DurationWords.of(figures.run().p50())
                    + ".");
        }
        if (going > 0) {
            notes.add(CountWords.of(going, "running task") + " would end now, or at the median.");
        }
        return RunTasks.trace(durations);
    }

    /**
     * How many times its processor time a task took, where that was measured and the tasks' work took up at least half
     * of a processor for each that they ran on; else 0, for tasks that mostly wait.
     */
    private double stretch(long[] ids, PoolFigures figures) {
        double cpu = 0;
        double wall = 0;
        for (long task : ids) {
            if (tasks.cpuNanos(task) >= 0 && tasks.released(task) != Snapshot.NONE && tasks.started(task) != Snapshot.NONE) {
                cpu += tasks.cpuNanos(task);
                wall += tasks.released(task) - tasks.started(task);
            }
        }
        double atOnce = Math.min(figures.size(), Runtime.getRuntime().availableProcessors());
        boolean computes = cpu > 0 && (cpu >= 0.5 * wall || cpu >= 0.5 * atOnce * figures.makespan());
        return computes ? Math.max(1, wall / cpu) : 0;
    }

    /** The processor times; a task whose time was not measured takes its duration without the measured stretch. */
    private Distribution computed(long[] ids, Distribution durations, double stretch) {
        long[] times = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            long measured = tasks.cpuNanos(ids[i]);
            times[i] = measured >= 0 ? measured : Math.round(durations.at(0, i) / stretch);
        }
        notes.compute("The tasks" + notes.in(tasks.pool(ids[0])) + " compute: each takes its processor time, of which the run made "
                + Phrases.digits(stretch)
                + " times as much, shared evenly among the processors.");
        return RunTasks.trace(times);
    }

    private long[] gaps(long[] ids, int pool, DeliveryMode mode) {
        long[] gaps = new long[ids.length];
        Map<Integer, List<Intervals>> busy = new HashMap<>();
        long before = 0;
        for (int i = 0; i < ids.length; i++) {
            long submitted = tasks.submitted(ids[i]);
            long gap = Math.max(0, submitted - before);
            int submitter = tasks.submitter(ids[i]);
            if (submitter >= 0 && gap > 0) {
                gap -= Math.min(gap, taken(busy.computeIfAbsent(submitter, key -> held(key, mode)), before, submitted));
                gap -= Math.min(gap, ran(snapshot.lanes().get(submitter), before, submitted));
            }
            gaps[i] = gap;
            before = Math.max(before, submitted);
        }
        if (busy.size() > 1) {
            notes.add(busy.size() + " submitters" + notes.in(pool) + " are simulated as one.");
        }
        return gaps;
    }

    /** What keeps a submitter from its next submit and would be otherwise in another run: blocking, and consuming on the same thread. */
    private List<Intervals> held(int submitter, DeliveryMode mode) {
        Lane lane = snapshot.lanes().get(submitter);
        List<Intervals> held = new ArrayList<>();
        held.add(lane.blocked());
        if (mode == DeliveryMode.MAP || mode == DeliveryMode.AS_COMPLETED) {
            for (Lane consumer : run.lanes().consumers(lane.name())) {
                held.add(consumer.waiting());
                held.add(consumer.consuming());
            }
        }
        return held;
    }

    private static long taken(List<Intervals> held, long from, long until) {
        long sum = 0;
        for (Intervals intervals : held) {
            sum += intervals.total(from, until);
        }
        return sum;
    }

    /** How long the submitter ran tasks itself. */
    private static long ran(Lane lane, long from, long until) {
        return lane.depth() == 0 ? 0 : lane.row(0).busy(from, until);
    }

    static PoolSpec spec(PoolTrack pool, PoolFigures figures) {
        Order order = pool.kind() == PoolKind.PRIORITY ? Order.PRIORITY : pool.kind() == PoolKind.WORK_STEALING ? Order.WORK_STEALING
                : Order.FIFO;
        int workers = Math.clamp(figures.size(), 1, PoolSpec.MAX_WORKERS);
        return new PoolSpec(pool.name().isEmpty() ? "pool" : pool.name(), workers, Math.max(Event.UNBOUNDED, figures.capacity()),
                pool.policy(), order);
    }

    private Priorities priorities(PoolTrack pool, long[] ids) {
        if (pool.kind() != PoolKind.PRIORITY) {
            return Priorities.NONE;
        }
        Map<Integer, Integer> priorities = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            int priority = tasks.priority(ids[i]);
            if (priority != 0) {
                priorities.put(i, priority);
            }
        }
        return new Priorities(priorities, 1);
    }

    // ---- delivery ----

    /** The stream that the first of the tasks with one went to, or null. */
    private StreamTrack stream(long[] ids) {
        Set<Integer> streams = new LinkedHashSet<>();
        for (long task : ids) {
            int stream = tasks.stream(task);
            if (stream >= 0 && stream < snapshot.streams().size()) {
                streams.add(stream);
            }
        }
        if (streams.isEmpty()) {
            return null;
        }
        StreamTrack first = snapshot.streams().get(streams.iterator().next());
        if (streams.size() > 1) {
            notes.add("The results went to " + streams.size() + " streams and are simulated as one, like " + first.name() + ".");
        }
        return first;
    }

    private DeliveryMode mode(StreamTrack stream, int pool) {
        if (stream == null) {
            return DeliveryMode.NONE;
        }
        if (stream.delivery() == Delivery.AS_COMPLETED) {
            return DeliveryMode.AS_COMPLETED;
        }
        Lane consumer = consumer(stream);
        boolean sameThread =
                consumer != null && run.lanes().submitters(pool).stream().anyMatch(lane -> lane.name().equals(consumer.name()));
        return sameThread ? DeliveryMode.MAP : DeliveryMode.ORDERED_STREAM;
    }

    private Lane consumer(StreamTrack stream) {
        return run.lanes().consumers(stream.id()).stream().findFirst().orElse(null);
    }

    private DeliverySpec delivery(StreamTrack stream, DeliveryMode mode, long[] ids) {
        if (stream == null) {
            return DeliverySpec.NONE;
        }
        long[] paces = new long[ids.length];
        Lane consumer = consumer(stream);
        int known = 0;
        if (consumer != null) {
            Intervals consuming = consumer.consuming();
            for (int i = consuming.first(); i < consuming.size() && known < paces.length; i++) {
                if (consuming.end(i) != Snapshot.OPEN) {
                    paces[known++] = consuming.end(i) - consuming.start(i);
                }
            }
        }
        if (known < paces.length) {
            long[] sorted = Arrays.copyOf(paces, known);
            Arrays.sort(sorted);
            Arrays.fill(paces, known, paces.length, known == 0 ? 0 : sorted[known / 2]);
            if (known > 0) {
                notes.add(CountWords.of(paces.length - known, "result") + " not consumed yet would take the consumer's median.");
            }
        }
        if (mode == DeliveryMode.MAP && stream.window() > 0) {
            notes.add("What the map took to get its next item counts as the consumer's time.");
        }
        return new DeliverySpec(mode, stream.window(), 1, RunTasks.trace(paces));
    }
}
