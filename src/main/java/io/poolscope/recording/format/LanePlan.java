package io.poolscope.recording.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives each task that ran a lane. Tasks of one thread share the thread's lane as long as they follow or enclose each other; what overlaps
 * otherwise goes to a further lane beside it. Tasks of no thread go on tracks: those of one chain, which belong together, enclose each
 * other there, and a track is free for another chain when one is over. For one use.
 */
final class LanePlan {
    private static final Comparator<ForeignTask> OUTER_FIRST = Comparator.comparingLong((ForeignTask task) -> task.started)
            .thenComparing(LanePlan::end, Comparator.reverseOrder());

    private final List<PlannedLane> lanes = new ArrayList<>();
    private final Map<String, List<PlannedLane>> ofThread = new HashMap<>();
    private final Map<String, Set<String>> threadsByLabel = new HashMap<>();

    /** A lane to be, with its tasks in the order of their starts, the outer of two first. */
    static final class PlannedLane {
        final String pool;
        final String name;
        /** In a file of tasks that never end, each has a lane of its own. */
        final List<ForeignTask> tasks = new ArrayList<>(1);
        /** The number that events use for it. */
        int number;

        PlannedLane(String pool, String name) {
            this.pool = pool;
            this.name = name;
        }
    }

    /** All lanes for some tasks, each of which then knows its own. */
    static LanePlan of(List<ForeignTask> tasks) {
        LanePlan plan = new LanePlan();
        List<ForeignTask> byStart = new ArrayList<>(tasks);
        byStart.removeIf(task -> task.started == ForeignTask.UNKNOWN);
        byStart.sort(OUTER_FIRST);
        Map<String, Copies> threads = new HashMap<>();
        Map<String, List<ForeignTask>> free = new LinkedHashMap<>();
        byStart.forEach(task -> plan.threadsByLabel.computeIfAbsent(task.poolId + '\0' + task.worker,
                added -> new HashSet<>()).add(task.threadId));
        for (ForeignTask task : byStart) {
            if (task.threadId.isEmpty()) {
                free.computeIfAbsent(task.poolId + '\0' + task.worker, added -> new ArrayList<>()).add(task);
            } else {
                String thread = task.poolId + '\0' + task.threadId;
                int copy = threads.computeIfAbsent(thread, added -> new Copies()).place(task.started, end(task));
                plan.put(task, plan.ofThread.computeIfAbsent(thread, added -> new ArrayList<>()), copy, plan.label(task));
            }
        }
        free.values().forEach(plan::chains);
        return plan;
    }

    List<PlannedLane> lanes() {
        return lanes;
    }

    /** The first lane of a thread, or null if no task ran on it. */
    PlannedLane ofThread(String pool, String thread) {
        List<PlannedLane> own = ofThread.get(pool + '\0' + thread);
        return own == null ? null : own.getFirst();
    }

    static long end(ForeignTask task) {
        return task.ended == ForeignTask.UNKNOWN ? Long.MAX_VALUE : Math.max(task.ended, task.released);
    }

    private String label(ForeignTask task) {
        String label = task.worker.isEmpty() ? "worker" : task.worker;
        boolean repeated = threadsByLabel.get(task.poolId + '\0' + task.worker).size() > 1;
        return repeated && !task.workerHint.isEmpty() ? label + ", " + task.workerHint : label;
    }

    private void put(ForeignTask task, List<PlannedLane> own, int copy, String label) {
        while (own.size() <= copy) {
            PlannedLane lane = new PlannedLane(task.poolId, own.isEmpty() ? label : label + " (" + (own.size() + 1) + ")");
            own.add(lane);
            lanes.add(lane);
        }
        task.lane = own.get(copy);
        task.lane.tasks.add(task);
    }

    /** Tasks of no thread, of one pool and label, in the order of their starts. */
    private void chains(List<ForeignTask> tasks) {
        Map<String, Copies> chains = new HashMap<>();
        Map<String, List<List<ForeignTask>>> parts = new HashMap<>();
        List<List<ForeignTask>> all = new ArrayList<>();
        for (ForeignTask task : tasks) {
            if (task.chain.isEmpty()) {
                all.add(List.of(task));
                continue;
            }
            int copy = chains.computeIfAbsent(task.chain, added -> new Copies()).place(task.started, end(task));
            List<List<ForeignTask>> own = parts.computeIfAbsent(task.chain, added -> new ArrayList<>());
            while (own.size() <= copy) {
                own.add(new ArrayList<>());
                all.add(own.getLast());
            }
            own.get(copy).add(task);
        }
        all.sort(Comparator.comparing(List::getFirst, OUTER_FIRST));
        tracks(all);
    }

    /** Each chain takes the first track that is free. */
    private void tracks(List<List<ForeignTask>> chains) {
        TreeSet<Integer> free = new TreeSet<>();
        PriorityQueue<long[]> taken = new PriorityQueue<>(Comparator.comparingLong((long[] track) -> track[0]));
        List<PlannedLane> own = new ArrayList<>();
        for (List<ForeignTask> chain : chains) {
            while (!taken.isEmpty() && taken.peek()[0] <= chain.getFirst().started) {
                free.add((int) taken.poll()[1]);
            }
            int track = free.isEmpty() ? own.size() : free.pollFirst();
            long until = 0;
            for (ForeignTask task : chain) {
                put(task, own, track, task.worker.isEmpty() ? "worker" : task.worker);
                until = Math.max(until, end(task));
            }
            taken.add(new long[] {until, track});
        }
    }

    /**
     * The lanes of one thread. Tasks come in the order of their starts; each takes the first of a few lanes that it fits in,
     * as tasks that truly nest are on one lane, else any lane that is free, so that a file of nothing but overlaps takes no longer than
     * its length.
     */
    private static final class Copies {
        private static final int TRIED = 8;

        private final List<Deque<Long>> tried = new ArrayList<>();
        /** The others: when each is free, and its number. */
        private final PriorityQueue<long[]> others = new PriorityQueue<>(Comparator.comparingLong((long[] lane) -> lane[0]));
        private int count;

        int place(long start, long end) {
            for (int i = 0; i < tried.size(); i++) {
                Deque<Long> open = tried.get(i);
                while (!open.isEmpty() && open.peek() <= start) {
                    open.pop();
                }
                if (open.isEmpty() || open.peek() >= end) {
                    open.push(end);
                    return i;
                }
            }
            if (tried.size() < TRIED) {
                tried.add(new ArrayDeque<>(List.of(end)));
                return count++;
            }
            boolean free = !others.isEmpty() && others.peek()[0] <= start;
            int lane = free ? (int) others.poll()[1] : count++;
            others.add(new long[] {end, lane});
            return lane;
        }
    }
}
