package io.poolscope.scenario.catalogue;

import io.poolscope.event.Event;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.ObservedQueue;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.SharedParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Producers, queues and consumers. */
@SuppressWarnings("UnusedVariable") // what is shown of a play names what it takes
final class HandOverScenarios {
    /** What a producer puts last. */
    private static final int SENTINEL = -1;

    private HandOverScenarios() {
    }

    /** A queue between two tasks: full blocks the producer, empty the consumer. */
    static final class ProducerConsumer extends BuiltInScenario {
        private static final Parameter<Integer> CAPACITY =
                CommonParameters.count("capacity", "Queue holds", 1, 1_000, 5, "How many items the queue holds.");
        private static final Parameter<Integer> ITEMS =
                CommonParameters.count("items", "Items", 1, 2_000, 20, "How many items are produced.");
        private static final Parameter<Duration> MAKE =
                CommonParameters.span("make", "Making one", 80, "How long the producer works on an item.");
        private static final Parameter<Duration> USE =
                CommonParameters.span("use", "Using one", 200, "How long the consumer works on an item.");

        ProducerConsumer() {
            super(About.of("producer-consumer", "Producer and consumer", About.Group.PIPELINES,
                    "The producer is faster than the consumer. The queue of five fills, and from then on put waits until the consumer has "
                            + "taken an item: the producer goes at the consumer's pace. Turn the two times around, and get waits.",
                    "The queue reaches its capacity and the producer is blocked by it."),
                    CAPACITY, ITEMS, MAKE, USE);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor pool = stage.pool("worker", 2);
            ObservedQueue<Integer> queue = new ObservedQueue<>(stage.port(), "items", stage.get(CAPACITY));
            stage.start("main", () -> new Play(stage, stage.get(ITEMS)).run(pool, queue));
            stage.join();
            pool.close();
        }

        private record Play(RunStage stage, int count) {
            // @show producer-consumer
            private void run(ObservedExecutor pool, ObservedQueue<Integer> items) {
                stage.step("submit");
                pool.submit("produce", () -> produce(items));
                pool.submit("consume", () -> consume(items));
            }

            private Void produce(ObservedQueue<Integer> items) throws InterruptedException {
                for (int item = 0; item < count; item++) {
                    stage.step("make");
                    make(item);
                    stage.step("put");
                    items.put(item); // waits while it is full
                }
                items.put(SENTINEL);
                return null;
            }

            private Void consume(ObservedQueue<Integer> items) throws InterruptedException {
                stage.step("get");
                for (int item = items.get(); item != SENTINEL; item = items.get()) {
                    stage.step("use");
                    use(item);
                    stage.step("get");
                }
                return null;
            }
            // @end

            private void make(int item) throws InterruptedException {
                stage.sleep(stage.get(MAKE));
            }

            private void use(int item) throws InterruptedException {
                stage.sleep(stage.get(USE));
            }
        }
    }

    /** A producer feeds a pool, whose results a consumer takes from a queue until the sentinel. */
    static final class ProducerPoolConsumer extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(3);
        private static final Parameter<Integer> ITEMS =
                CommonParameters.count("items", "Items", 1, 2_000, 15, "How many items are produced.");
        private static final Parameter<Duration> MAKE =
                CommonParameters.span("make", "Making one", 100, "How long the producer works on an item.");
        private static final Parameter<Duration> WORK =
                CommonParameters.span("duration", "Task duration", 350, "How long a worker works on an item.");
        private static final Parameter<Duration> USE =
                CommonParameters.span("use", "Using one", 60, "How long the consumer works on a result.");

        ProducerPoolConsumer() {
            super(About.of("producer-pool-consumer", "Producer, pool, consumer", About.Group.PIPELINES,
                    "A producer submits tasks, the workers put their results into a queue, and a consumer takes them out. How does the "
                            + "consumer know that there is no more? After the last task has ended, a sentinel is put.",
                    "The sentinel is put after every result, and the consumer ends by taking it."),
                    WORKERS, ITEMS, MAKE, WORK, USE);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor pool = stage.pool("worker", stage.get(WORKERS));
            stage.follow(WORKERS, pool::resize);
            ObservedExecutor consumers = stage.pool("consumer", 1);
            ObservedQueue<Integer> results = new ObservedQueue<>(stage.port(), "results", Event.UNBOUNDED);
            Play play = new Play(stage, results);
            stage.start("starter", () -> consumers.submit("consume", play::consume));
            stage.start("producer", () -> play.produce(pool, stage.get(ITEMS)));
            stage.join();
            consumers.close();
        }

        private record Play(RunStage stage, ObservedQueue<Integer> results) {
            // @show producer-pool-consumer
            private void produce(ObservedExecutor pool, int count) throws InterruptedException {
                for (int item = 0; item < count; item++) {
                    stage.step("make");
                    int made = make(item);
                    stage.step("submit");
                    pool.submit("work(" + (item + 1) + ")", () -> work(made));
                }
                pool.close(); // waits for the last result
                stage.step("sentinel");
                results.put(SENTINEL);
            }

            private Void work(int item) throws InterruptedException {
                compute(item);
                results.put(item);
                return null;
            }

            private Void consume() throws InterruptedException {
                stage.step("take");
                for (int result = results.get(); result != SENTINEL; result = results.get()) {
                    stage.step("consume");
                    use(result);
                    stage.step("take");
                }
                return null;
            }
            // @end

            private int make(int item) throws InterruptedException {
                stage.sleep(stage.get(MAKE));
                return item;
            }

            private void compute(int item) throws InterruptedException {
                stage.sleep(stage.get(WORK));
            }

            private void use(int result) throws InterruptedException {
                stage.sleep(stage.get(USE));
            }
        }
    }

    /** Workers share one queue of jobs, and a collector counts what each did. */
    static final class SharedQueueWorkers extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.count(SharedParameter.WORKERS.id(), "Workers", 1, 32, 3,
                "How many worker loops share the queue.");
        private static final Parameter<Integer> JOBS =
                CommonParameters.count("jobs", "Jobs", 1, 1_000, 20, "How many jobs lie in the queue.");
        private static final Parameter<Duration> UNIT = CommonParameters.span("unit", "Time of complexity 1", 120,
                "How long a job of complexity 1 takes; one of complexity 5 takes five times as long.");

        SharedQueueWorkers() {
            super(About.of("shared-queue-workers", "Workers on a shared queue", About.Group.PIPELINES,
                    "Jobs of complexity 1 to 5 lie in one queue, from which each worker takes the next when it is free. Nobody assigns "
                            + "anything, and still the load evens out: who got heavy jobs did fewer of them.",
                    "Every job is done exactly once, and each worker counts as many as the collector saw of it."),
                    WORKERS, JOBS, UNIT);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor pool = stage.pool("worker", stage.get(WORKERS));
            ObservedQueue<Integer> jobs = new ObservedQueue<>(stage.port(), "jobs", Event.UNBOUNDED);
            ObservedQueue<Integer> results = new ObservedQueue<>(stage.port(), "results", Event.UNBOUNDED);
            stage.start("collector", () -> new Play(stage, jobs, results).run(pool, stage.get(JOBS), stage.get(WORKERS)));
            stage.join();
            pool.close();
        }

        private record Play(RunStage stage, ObservedQueue<Integer> jobs, ObservedQueue<Integer> results) {
            // @show shared-queue-workers
            private void run(ObservedExecutor pool, int count, int workers) throws Exception {
                for (int job = 0; job < count; job++) {
                    jobs.put(job % 5 + 1); // its complexity
                }
                List<ObservedFuture<Integer>> loops = new ArrayList<>();
                for (int number = 0; number < workers; number++) {
                    jobs.put(SENTINEL);
                    int self = number;
                    stage.step("submit");
                    loops.add(pool.submit("worker loop " + (number + 1), () -> work(self)));
                }
                Map<Integer, Integer> counts = new TreeMap<>();
                for (int job = 0; job < count; job++) {
                    stage.step("collect");
                    counts.merge(results.get(), 1, Integer::sum);
                }
                stage.step("count");
                compare(counts, loops);
            }

            private int work(int self) throws InterruptedException {
                int done = 0;
                stage.step("get");
                for (int complexity = jobs.get(); complexity != SENTINEL; complexity = jobs.get()) {
                    stage.step("work");
                    compute(complexity);
                    results.put(self);
                    done++;
                    stage.step("get");
                }
                return done;
            }
            // @end

            private void compute(int complexity) throws InterruptedException {
                stage.sleep(stage.get(UNIT).multipliedBy(complexity));
            }

            private void compare(Map<Integer, Integer> counts, List<ObservedFuture<Integer>> loops) throws Exception {
                for (int number = 0; number < loops.size(); number++) {
                    int own = loops.get(number).get();
                    ScenarioLog.log(stage, "worker loop " + (number + 1) + " did " + own + " jobs");
                    if (own != counts.getOrDefault(number, 0)) {
                        throw new IllegalStateException("worker loop " + (number + 1) + " counted " + own + " jobs, the collector "
                                + counts.getOrDefault(number, 0));
                    }
                }
            }
        }
    }
}
