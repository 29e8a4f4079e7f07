package io.poolscope.scenario.catalogue;

import io.poolscope.event.SaturationPolicy;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.scenario.About;
import io.poolscope.scenario.DurationRange;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.SharedParameter;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** What happens when a queue is full. */
final class QueueScenarios {
    private QueueScenarios() {
    }

    /** The submitter is slowed down to the pace of the workers. */
    static final class BoundedQueue extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(2);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(24);
        private static final Parameter<Integer> QUEUE = CommonParameters.queue(4);
        private static final Parameter<DurationRange> DURATION = CommonParameters.durations(150, 450);
        private static final Parameter<Duration> ARRIVAL = CommonParameters.span("arrival", "Time between tasks", 40,
                "How long the submitter takes to make the next task.");

        BoundedQueue() {
            super(About.of("bounded-queue", "Bounded queue", About.Group.POOLS,
                    "Tasks arrive faster than two workers run them. The queue rises to its capacity, and from then on the submitter "
                            + "is blocked until a worker takes a task: back-pressure. A longer queue would only put that off.",
                    "The queue fills to its capacity and never beyond; then the submitter is blocked again and again."),
                    WORKERS, TASKS, QUEUE, DURATION, ARRIVAL);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(Workload.of(values.get(TASKS), TimedTasks.logNormal(values.get(DURATION)))
                    .withSeed(seed)
                    .withLabel("resize(photo #)")
                    .withArrivals(Arrivals.every(values.get(ARRIVAL).toNanos()))
                    .withPool(new PoolSpec("worker", values.get(WORKERS), values.get(QUEUE), SaturationPolicy.BLOCK, Order.FIFO)));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            PoolSpec spec = work.pool();
            ObservedExecutor pool = stage.pool(spec.name(), spec.workers(), spec.capacity(), spec.policy());
            stage.follow(WORKERS, pool::resize);
            stage.start("submitter", () -> new Play(stage, work, new TimedTasks(stage, work)).submit(pool));
            stage.join();
            pool.close();
        }

        private record Play(RunStage stage, Workload work, TimedTasks naps) {
            // @show bounded-queue
            private void submit(ObservedExecutor pool) throws InterruptedException {
                for (int photo = 0; photo < work.tasks(); photo++) {
                    makeReady(photo);
                    stage.step("submit");
                    resize(pool, photo); // waits here while the queue is full
                }
            }
            // @end

            private void makeReady(int photo) throws InterruptedException {
                stage.sleepNanos(work.arrivalGap(photo));
            }

            private void resize(ObservedExecutor pool, int photo) {
                pool.submit(work.label(photo), () -> naps.nap(photo));
            }
        }
    }

    /** Five pools, one under each policy, get the same burst. */
    static final class SaturationPolicies extends BuiltInScenario {
        /** Which pools there are. */
        enum Which {
            ALL_FIVE, BLOCK, ABORT, CALLER_RUNS, DISCARD, DISCARD_OLDEST;

            private List<SaturationPolicy> policies() {
                return this == ALL_FIVE ? List.of(SaturationPolicy.values()) : List.of(SaturationPolicy.valueOf(name()));
            }
        }

        private static final Parameter<Which> POLICY =
                CommonParameters.choice("policy", "When the queue is full", Which.class, Which.ALL_FIVE,
                        "Which policies are shown, each in a pool of its own.");
        private static final Parameter<Integer> WORKERS = CommonParameters.count(SharedParameter.WORKERS.id(), "Workers", 1, 16, 1,
                "How many threads each pool has.");
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Tasks", 1, 1_000, 12, "How many tasks each pool gets.");
        private static final Parameter<Integer> QUEUE = CommonParameters.count(SharedParameter.QUEUE.id(), "Queue capacity", 1, 1_000, 3,
                "How many tasks may wait for a worker.");
        private static final Parameter<DurationRange> DURATION = CommonParameters.durations(200, 400);
        private static final Parameter<Duration> ARRIVAL = CommonParameters.span("arrival", "Time between tasks", 60,
                "How long a submitter takes to make the next task.");

        SaturationPolicies() {
            super(About.of("saturation-policies", "Saturation policies", About.Group.POOLS,
                    "Five pools with one worker and a queue of three get the same twelve tasks, too many. Block holds the submitter "
                            + "up, abort refuses with an exception, caller runs makes the submitter do the work itself, discard drops "
                            + "the new task silently, and discard oldest drops the one that has waited longest.",
                    "Each policy shows its own way: blocking, aborted tasks, a task on the submitter's lane, discarded new tasks, "
                            + "discarded old ones."),
                    POLICY, WORKERS, TASKS, QUEUE, DURATION, ARRIVAL);
        }

        private static Workload work(ParameterValues values, long seed, SaturationPolicy policy) {
            String name = policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return Workload.of(values.get(TASKS), TimedTasks.logNormal(values.get(DURATION)))
                    .withSeed(seed)
                    .withLabel("task #")
                    .withArrivals(Arrivals.every(values.get(ARRIVAL).toNanos()))
                    .withPool(new PoolSpec(name, values.get(WORKERS), values.get(QUEUE), policy, Order.FIFO));
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            List<SaturationPolicy> policies = values.get(POLICY).policies();
            return policies.size() == 1 ? Optional.of(work(values, seed, policies.getFirst())) : Optional.empty();
        }

        @Override
        public void play(RunStage stage) throws Exception {
            for (SaturationPolicy policy : stage.get(POLICY).policies()) {
                Workload work = work(stage.values(), stage.seed(), policy);
                PoolSpec spec = work.pool();
                ObservedExecutor pool = stage.pool(spec.name(), spec.workers(), spec.capacity(), spec.policy());
                Play play = new Play(stage, work, new TimedTasks(stage, work));
                stage.start(spec.name() + " submitter", () -> {
                    play.submit(pool);
                    pool.close();
                });
            }
            stage.join();
        }

        private record Play(RunStage stage, Workload work, TimedTasks naps) {
            // @show saturation-policies
            private void submit(ObservedExecutor pool) throws InterruptedException {
                for (int task = 0; task < work.tasks(); task++) {
                    makeReady(task);
                    try {
                        stage.step("submit");
                        run(pool, task);
                    } catch (RejectedExecutionException e) {
                        stage.step("refused");
                        stage.say(work.label(task) + " was refused under the policy " + work.pool().name());
                    }
                }
            }
            // @end

            private void makeReady(int task) throws InterruptedException {
                stage.sleepNanos(work.arrivalGap(task));
            }

            private void run(ObservedExecutor pool, int task) {
                pool.submit(work.label(task), () -> naps.nap(task));
            }
        }
    }
}
