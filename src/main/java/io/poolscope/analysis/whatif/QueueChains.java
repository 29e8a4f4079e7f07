package io.poolscope.analysis.whatif;

import io.poolscope.analysis.statistics.PoolFigures;
import io.poolscope.event.BlockReason;
import io.poolscope.event.Event;
import io.poolscope.timeline.Block;
import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.QueueTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.workload.PoolSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds pipelines whose stages are loops over observed queues: tasks that take an item, work on it and put it into the next queue. The
 * queues are first in, first out, so that the item taken k-th is the one put k-th, and each item can be followed through all of them.
 * For one use.
 */
final class QueueChains {
    private final RunTasks run;
    private final Snapshot snapshot;
    private final Tasks tasks;
    private final Map<Integer, Loops> loops = new TreeMap<>();
    /** The queue that a task takes from. */
    private final Map<Long, Integer> takesFrom = new HashMap<>();

    QueueChains(RunTasks run) {
        this.run = run;
        snapshot = run.snapshot();
        tasks = snapshot.tasks();
    }

    /** The tasks that take from a queue, and what they did with each item. */
    private static final class Loops {
        final QueueTrack queue;
        final Set<Long> tasks = new HashSet<>();
        /** Of each item how long it was worked on. */
        final long[] service;
        /** Of each item the queue that it was put into afterwards, -1 for none, and its position there. */
        final int[] into;
        final int[] position;
        /** Which items stand for the end rather than for work. */
        final boolean[] end;

        Loops(QueueTrack queue) {
            this.queue = queue;
            int n = queue.takes().size();
            service = new long[n];
            into = new int[n];
            position = new int[n];
            end = new boolean[n];
            Arrays.fill(service, Snapshot.NONE);
            Arrays.fill(into, -1);
        }

        int size() {
            return service.length;
        }
    }

    /** The pipelines; none where the items can't be followed. */
    List<SeenPipeline> find() {
        for (QueueTrack queue : snapshot.queues()) {
            if (queue.takes().size() > 0 && queue.takes().first() == 0 && queue.puts().first() == 0) {
                collect(queue).ifPresent(found -> loops.put(queue.id(), found));
            }
        }
        Map<Integer, Set<QueueTrack>> fed = fed();
        loops.values().forEach(of -> follow(of, fed.getOrDefault(of.queue.id(), Set.of())));
        loops.values().forEach(QueueChains::markEnds);
        List<SeenPipeline> found = new ArrayList<>();
        for (Loops first : loops.values()) {
            head(first).ifPresent(found::add);
        }
        return found;
    }

    /** By queue, the others that the tasks that take from it put into. */
    private Map<Integer, Set<QueueTrack>> fed() {
        Map<Integer, Set<QueueTrack>> fed = new HashMap<>();
        for (QueueTrack queue : snapshot.queues()) {
            for (int put = queue.puts().first(); put < queue.puts().size(); put++) {
                Integer from = takesFrom.get(queue.puts().task(put));
                if (from != null && from != queue.id()) {
                    fed.computeIfAbsent(from, none -> new LinkedHashSet<>()).add(queue);
                }
            }
        }
        return fed;
    }

    private Optional<Loops> collect(QueueTrack queue) {
        Loops found = new Loops(queue);
        int pool = -1;
        for (int i = 0; i < queue.takes().size(); i++) {
            long task = queue.takes().task(i);
            Integer other = task == Snapshot.NONE ? null : takesFrom.putIfAbsent(task, queue.id());
            if (task == Snapshot.NONE || other != null && other != queue.id() || pool >= 0 && tasks.pool(task) != pool
                    || !tasks.contains(task)
                    || !known(tasks.pool(task))) {
                return Optional.empty();
            }
            pool = tasks.pool(task);
            found.tasks.add(task);
        }
        return Optional.of(found);
    }

    /** Says of each item taken how long it was worked on and where it was put. */
    private void follow(Loops of, Set<QueueTrack> others) {
        Instants takes = of.queue.takes();
        Map<Long, Integer> at = new HashMap<>();
        for (int i = 0; i < takes.size(); i++) {
            Integer before = at.put(takes.task(i), i);
            if (before != null) {
                of.service[before] = service(of.queue.id(), takes.task(i), takes.time(before), takes.time(i));
            }
        }
        at.forEach((task, last) -> {
            if (tasks.released(task) != Snapshot.NONE) {
                of.service[last] = service(of.queue.id(), task, takes.time(last), tasks.released(task));
            }
        });
        if (others.isEmpty()) {
            return;
        }
        Map<Long, List<Integer>> taken = new HashMap<>();
        for (int i = 0; i < takes.size(); i++) {
            taken.computeIfAbsent(takes.task(i), task -> new ArrayList<>()).add(i);
        }
        others.forEach(next -> puts(of, next, taken));
    }

    /** From the take until the task asks for the next item or ends, but for waits for room. */
    private long service(int queue, long task, long from, long until) {
        long asks = until;
        for (Block block : tasks.blocks(task)) {
            if (block.reason() == BlockReason.QUEUE_EMPTY && block.target() == queue && block.from() >= from && block.from() < asks) {
                asks = block.from();
            }
        }
        return Math.max(0, asks - from - run.waitedForRoom(task, from, asks));
    }

    /**
     * What the loops put into another queue: each put belongs to the item that its task took last. A put at the instant of a take came
     * before it, unless the item before has been put already.
     *
     * @param taken by task, what it took, in order
     */
    private void puts(Loops of, QueueTrack next, Map<Long, List<Integer>> taken) {
        Map<Long, Integer> passed = new HashMap<>();
        Instants takes = of.queue.takes();
        for (int put = 0; put < next.puts().size(); put++) {
            long task = next.puts().task(put);
            long time = next.puts().time(put);
            List<Integer> items = taken.getOrDefault(task, List.of());
            int ahead = firstAtOrAfter(items, takes, time, passed.getOrDefault(task, 0));
            while (ahead < items.size() && takes.time(items.get(ahead)) == time && !holds(of, ahead == 0 ? null : items.get(ahead - 1))) {
                ahead++;
            }
            passed.put(task, ahead);
            if (ahead > 0) {
                int item = items.get(ahead - 1);
                of.into[item] = of.into[item] == -1 ? next.id() : -2; // into several: it can't be followed
                of.position[item] = put;
            }
        }
    }

    /** The first of some takes, from one on, that is not before a time. */
    private static int firstAtOrAfter(List<Integer> items, Instants takes, long time, int from) {
        int low = from;
        int high = items.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (takes.time(items.get(middle)) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean holds(Loops of, Integer item) {
        return item != null && of.into[item] == -1;
    }

    /** The last item that a loop takes ends it, where it did with that one less than with the others. */
    private static void markEnds(Loops of) {
        boolean passes = Arrays.stream(of.into).anyMatch(queue -> queue >= 0);
        double mean = Arrays.stream(of.service).filter(nanos -> nanos != Snapshot.NONE).average().orElse(0);
        Map<Long, Integer> last = new HashMap<>();
        for (int i = 0; i < of.size(); i++) {
            last.put(of.queue.takes().task(i), i);
        }
        for (int item : last.values()) {
            of.end[item] = of.service[item] != Snapshot.NONE && (passes ? of.into[item] == -1 : of.service[item] <= 0.01 * mean);
        }
    }

    // ---- from the first stage on ----

    /** The pipeline whose first queue this is; empty where loops of another one feed it, or where it is not known what does. */
    private Optional<SeenPipeline> head(Loops first) {
        Instants puts = first.queue.puts();
        List<Integer> items = new ArrayList<>();
        Map<Long, Integer> putsBy = new HashMap<>();
        for (int put = 0; put < puts.size(); put++) {
            long by = puts.task(put);
            if (put < first.size() && first.end[put] || by != Snapshot.NONE && first.tasks.contains(by)) {
                continue;
            }
            if (by != Snapshot.NONE && takesFrom.containsKey(by)) {
                return Optional.empty();
            }
            items.add(put);
            putsBy.merge(by, 1, Integer::sum);
        }
        if (items.isEmpty() || putsBy.containsKey(Snapshot.NONE) && putsBy.size() > 1) {
            return Optional.empty();
        }
        List<SeenStage> stages = new ArrayList<>();
        if (putsBy.containsKey(Snapshot.NONE)) {
            long[] gaps = new long[items.size()];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = puts.time(items.get(i)) - (i == 0 ? 0 : puts.time(items.get(i - 1)));
            }
            return rest(first, positions(items), stages, new long[0], gaps);
        }
        boolean single = putsBy.values().stream().allMatch(count -> count == 1);
        return single ? fedByTasks(first, items, stages) : fedByProducers(first, items, putsBy.keySet(), stages);
    }

    /** Each task of a pool puts one item, or none if it fails. */
    private Optional<SeenPipeline> fedByTasks(Loops first, List<Integer> items, List<SeenStage> stages) {
        int pool = tasks.pool(first.queue.puts().task(items.getFirst()));
        Map<Long, Integer> put = new HashMap<>();
        for (int item : items) {
            put.put(first.queue.puts().task(item), item);
        }
        long[] ids = run.of(pool);
        long[] durations = new long[ids.length];
        int[] positions = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            durations[i] = run.worked(ids[i]);
            positions[i] = put.getOrDefault(ids[i], -1);
            if (positions[i] < 0 && tasks.outcome(ids[i]) == Outcome.FINISHED) {
                return Optional.empty();
            }
        }
        if (!known(pool) || put.keySet().stream().anyMatch(task -> tasks.pool(task) != pool)) {
            return Optional.empty();
        }
        RunTasks.fill(durations);
        var track = snapshot.pools().get(pool);
        stages.add(
                new SeenStage(PoolExtractor.spec(track, PoolFigures.of(snapshot, run.lanes(), track)), pool, durations, run.failed(ids)));
        return rest(first, positions, stages, ids, new long[0]);
    }

    /** A few tasks put one item after the other. */
    private Optional<SeenPipeline> fedByProducers(Loops first, List<Integer> items, Set<Long> producers, List<SeenStage> stages) {
        Set<Integer> pools = new HashSet<>();
        producers.forEach(task -> pools.add(tasks.pool(task)));
        if (pools.size() > 1 || !known(pools.iterator().next())) {
            return Optional.empty();
        }
        Map<Long, Long> since = new HashMap<>();
        long begin = Long.MAX_VALUE;
        for (long task : producers) {
            since.put(task, tasks.started(task));
            begin = Math.min(begin, tasks.started(task));
        }
        long[] durations = new long[items.size()];
        for (int i = 0; i < durations.length; i++) {
            long task = first.queue.puts().task(items.get(i));
            long time = first.queue.puts().time(items.get(i));
            long from = since.put(task, time);
            durations[i] = Math.max(0, time - from - run.waitedForRoom(task, from, time));
        }
        int pool = pools.iterator().next();
        stages.add(new SeenStage(spec(pool, producers, Event.UNBOUNDED, stages), pool, durations, Set.of()));
        long[] gaps = new long[durations.length];
        gaps[0] = Math.max(0, begin);
        return rest(first, positions(items), stages, new long[0], gaps);
    }

    /** Whether it is known whose workers a task ran on: events may be lost. */
    private boolean known(int pool) {
        return pool >= 0 && pool < snapshot.pools().size();
    }

    private static int[] positions(List<Integer> items) {
        return items.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Follows the items from queue to queue: {@code at} says where each was put, or -1. */
    private Optional<SeenPipeline> rest(Loops first, int[] at, List<SeenStage> stages, long[] ids, long[] gaps) {
        Set<Integer> passed = new HashSet<>();
        for (Loops here = first; here != null;) {
            if (!passed.add(here.queue.id())) {
                return Optional.empty();
            }
            int next = -1;
            long[] durations = new long[at.length];
            for (int i = 0; i < at.length; i++) {
                boolean taken = at[i] >= 0 && at[i] < here.size();
                durations[i] = taken ? here.service[at[i]] : Snapshot.NONE;
                int into = taken ? here.into[at[i]] : -1;
                if (into == -2 || into >= 0 && next >= 0 && into != next) {
                    return Optional.empty();
                }
                next = Math.max(next, into);
                at[i] = into >= 0 ? here.position[at[i]] : -1;
            }
            RunTasks.fill(durations);
            int pool = tasks.pool(here.tasks.iterator().next());
            stages.add(new SeenStage(spec(pool, here.tasks, here.queue.capacity(), stages), pool, durations, Set.of()));
            here = loops.get(next);
        }
        return Optional.of(new SeenPipeline(stages, ids, gaps));
    }

    /** As many workers as loops, under the pool's name, or the loop's where the pool has several kinds of them. */
    private PoolSpec spec(int pool, Set<Long> workers, int capacity, List<SeenStage> before) {
        String name = snapshot.pools().get(pool).name();
        boolean again = before.stream().anyMatch(stage -> stage.id() == pool) || run.of(pool).length > workers.size();
        String label = tasks.label(workers.stream().min(Long::compare).orElseThrow());
        String chosen = again && !label.isEmpty() ? label : name.isEmpty() ? "pool" : name;
        return PoolSpec.of(Math.min(PoolSpec.MAX_WORKERS, workers.size())).withName(chosen)
                .withCapacity(Math.max(Event.UNBOUNDED, capacity));
    }
}
