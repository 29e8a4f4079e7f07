package io.poolscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A run as data: what arrives, how long it takes, which pool runs it and who gets the results. Everything random in it
 * is drawn by position from the seed: {@link #duration}, {@link #arrivalGap} and the others may be asked in any order,
 * by any thread, as often as one likes; task i's numbers do not depend on how many tasks there are.
 *
 * <p>Immutable; made by {@link #of} and the {@code with} methods:
 * {@snippet :
 * Workload w = Workload.of(30, Distribution.logNormal(410_000_000, 0.5).with(4, 2_600_000_000L))
 *         .withSeed(11)
 *         .withPool(PoolSpec.of(4).withCapacity(6))
 *         .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(110_000_000)));
 * }
 *
 * @param seed of all that is random
 * @param tasks how many items there are, 0 to {@link #MAX_TASKS}
 * @param arrivals the gaps between submits, in nanoseconds: see {@link Arrivals}
 * @param durations how long the tasks run, in nanoseconds
 * @param kind what the tasks do with that time
 * @param pool who runs them
 * @param delivery who gets the results
 * @param failures which of them throw
 * @param priorities their priorities
 * @param label what they are called: a text whose "#" stands for the number from 1, as "render(page #)"; "" for none
 * @param resultBytes the size of the results, or null where it is not known
 * @param stages the later stages of a pipeline; none for a single pool
 */
public record Workload(long seed, int tasks, Distribution arrivals, Distribution durations, TaskKind kind, PoolSpec pool,
        DeliverySpec delivery, FailurePlan failures, Priorities priorities, String label, Distribution resultBytes,
        List<StageSpec> stages) {
    /** The most tasks a workload may have. */
    public static final int MAX_TASKS = 100_000_000;

    private static final int DURATION = 1;
    private static final int ARRIVAL = 2;
    private static final int PACE = 3;
    private static final int FAILURE = 4;
    private static final int PRIORITY = 5;
    private static final int BYTES = 6;
    private static final int STAGE = 16;
    private static final int STAGE_FAILURE = 1 << 16;

    public Workload {
        Objects.requireNonNull(arrivals, "arrivals");
        Objects.requireNonNull(durations, "durations");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(failures, "failures");
        Objects.requireNonNull(priorities, "priorities");
        Objects.requireNonNull(label, "label");
        stages = List.copyOf(stages);
        if (tasks < 0 || tasks > MAX_TASKS) {
            throw new IllegalArgumentException("tasks " + tasks + " is not in 0 to " + MAX_TASKS);
        }
    }

    /** Sleeping tasks that all arrive at once, on a pool of four with an unbounded queue; nobody takes the results. */
    public static Workload of(int tasks, Distribution durations) {
        return new Workload(1, tasks, Arrivals.allAtOnce(), durations, TaskKind.SLEEPING, PoolSpec.of(4), DeliverySpec.NONE,
                FailurePlan.NONE, Priorities.NONE, "", null, List.of());
    }

    /** How long task {@code index} runs, in nanoseconds. */
    public long duration(int index) {
        return durations.at(Draws.base(seed, DURATION), index);
    }

    /** How long item {@code index} takes in a stage: 0 is the first, {@code 1 + k} is {@code stages().get(k)}. */
    public long duration(int stage, int index) {
        return stage == 0 ? duration(index) : stages.get(stage - 1).durations().at(Draws.base(seed, STAGE + stage), index);
    }

    /**
     * How long the submitter lets pass before it submits task {@code index}, counted from the return of the submit
     * before it, in nanoseconds. The first is submitted at once unless the arrivals are a trace.
     */
    public long arrivalGap(int index) {
        return index == 0 && !(arrivals instanceof Distribution.Trace) ? 0 : arrivals.at(Draws.base(seed, ARRIVAL), index);
    }

    /** How long the consumer works on the result that it takes as number {@code index}, in nanoseconds. */
    public long pace(int index) {
        return delivery.pace().at(Draws.base(seed, PACE), index);
    }

    /** Whether task {@code index} throws when its time is over. */
    public boolean fails(int index) {
        return failures.at(Draws.base(seed, FAILURE), index);
    }

    /** Whether item {@code index} fails in a stage: 0 is the first, {@code 1 + k} is {@code stages().get(k)}. */
    public boolean fails(int stage, int index) {
        return stage == 0 ? fails(index) : stages.get(stage - 1).failures().at(Draws.base(seed, STAGE_FAILURE + stage), index);
    }

    /** The pool of a stage: 0 is the first, {@code 1 + k} that of {@code stages().get(k)}. */
    public PoolSpec pool(int stage) {
        return stage == 0 ? pool : stages.get(stage - 1).pool();
    }

    /** How many stages there are, the first one counted: 1 for a single pool. */
    public int stageCount() {
        return 1 + stages.size();
    }

    /** The priority of task {@code index}. */
    public int priority(int index) {
        return priorities.at(Draws.base(seed, PRIORITY), index);
    }

    /** The size of the result of task {@code index} in bytes, or -1 where it is not known. */
    public long bytes(int index) {
        return resultBytes == null ? -1 : resultBytes.at(Draws.base(seed, BYTES), index);
    }

    /** What task {@code index} is called, or "". */
    public String label(int index) {
        return label.isEmpty() ? "" : label.replace("#", Integer.toString(index + 1));
    }

    /** What the exception of task {@code index} says when it fails, in a run as in a simulation: an IllegalStateException. */
    public static String failure(int index) {
        return "task " + (index + 1) + " failed as planned";
    }

    /** The sum of the durations of all tasks in the first stage, in nanoseconds. */
    public long work() {
        long sum = 0;
        for (int i = 0; i < tasks; i++) {
            sum = Math.addExact(sum, duration(i));
        }
        return sum;
    }

    /** This workload with another seed. */
    public Workload withSeed(long changed) {
        return new Workload(changed, tasks, arrivals, durations, kind, pool, delivery, failures, priorities, label, resultBytes, stages);
    }

    /** This workload with another number of tasks. */
    public Workload withTasks(int changed) {
        return new Workload(seed, changed, arrivals, durations, kind, pool, delivery, failures, priorities, label, resultBytes, stages);
    }

    /** This workload with other gaps between submits. */
    public Workload withArrivals(Distribution changed) {
        return new Workload(seed, tasks, changed, durations, kind, pool, delivery, failures, priorities, label, resultBytes, stages);
    }

    /** This workload with other durations. */
    public Workload withDurations(Distribution changed) {
        return new Workload(seed, tasks, arrivals, changed, kind, pool, delivery, failures, priorities, label, resultBytes, stages);
    }

    /** This workload with another kind of task. */
    public Workload withKind(TaskKind changed) {
        return new Workload(seed, tasks, arrivals, durations, changed, pool, delivery, failures, priorities, label, resultBytes, stages);
    }

    /** This workload on another pool. */
    public Workload withPool(PoolSpec changed) {
        return new Workload(seed, tasks, arrivals, durations, kind, changed, delivery, failures, priorities, label, resultBytes, stages);
    }

    /** This workload with another pool in a stage: 0 is the first, {@code 1 + k} that of {@code stages().get(k)}. */
    public Workload withPool(int stage, PoolSpec changed) {
        if (stage == 0) {
            return withPool(changed);
        }
        List<StageSpec> others = new ArrayList<>(stages);
        others.set(stage - 1, stages.get(stage - 1).withPool(changed));
        return withStages(others);
    }

    /** This workload with another delivery. */
    public Workload withDelivery(DeliverySpec changed) {
        return new Workload(seed, tasks, arrivals, durations, kind, pool, changed, failures, priorities, label, resultBytes, stages);
    }

    /** This workload with other failing tasks. */
    public Workload withFailures(FailurePlan changed) {
        return new Workload(seed, tasks, arrivals, durations, kind, pool, delivery, changed, priorities, label, resultBytes, stages);
    }

    /** This workload with other priorities. */
    public Workload withPriorities(Priorities changed) {
        return new Workload(seed, tasks, arrivals, durations, kind, pool, delivery, failures, changed, label, resultBytes, stages);
    }

    /** This workload with another label. */
    public Workload withLabel(String changed) {
        return new Workload(seed, tasks, arrivals, durations, kind, pool, delivery, failures, priorities, changed, resultBytes, stages);
    }

    /** This workload with results of other sizes; null where they are not known. */
    public Workload withResultBytes(Distribution changed) {
        return new Workload(seed, tasks, arrivals, durations, kind, pool, delivery, failures, priorities, label, changed, stages);
    }

    /** This workload with other later stages. */
    public Workload withStages(List<StageSpec> changed) {
        return new Workload(seed, tasks, arrivals, durations, kind, pool, delivery, failures, priorities, label, resultBytes, changed);
    }
}
