package io.poolscope.scenario.catalogue;

import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.ObservedLock;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.SharedParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** What more threads are good for, and what not. */
final class ScalingScenarios {
    private ScalingScenarios() {
    }

    /** Keeps a processor busy; the result depends on every step, so that none can be left out. */
    private static long compute(int steps) {
        long value = steps;
        for (int step = 0; step < steps; step++) {
            value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L ^ value >>> 17;
        }
        return value;
    }

    private static ObservedExecutor measured(RunStage stage, String name, int workers) {
        return stage.own(stage.builder(name).workers(workers).measureCpu(true).build());
    }

    /** 3, 100 and 1000 workers, for work that computes and for work that waits. */
    static final class OverThreading extends BuiltInScenario {
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Tasks", 1, 5_000, 100, "How many tasks each pool gets.");
        private static final Parameter<Integer> STEPS =
                CommonParameters.count("steps", "Steps of a computation", 1, 50_000_000, 6_000_000, "How long a computation is.");
        private static final Parameter<Duration> WAIT =
                CommonParameters.span("wait", "Time of a download", 15, "How long a download waits.");

        OverThreading() {
            super(About.of("over-threading", "Over-threading", About.Group.SCALING,
                    "The same tasks on 3, 100 and 1000 workers. Downloads only wait: with a thread each they are done at once. "
                            + "Computations "
                            + "share the few processors there are: with a thousand threads each one is stretched, its run time far "
                            + "longer than the processor time that it took, and the whole is no sooner done.",
                    "For downloads more workers shorten the makespan; for computations they stretch the run times.")
                    .inRealTime("It measures real computation, which can't be slowed down, paused or stepped."),
                    TASKS, STEPS, WAIT);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            stage.start("main", () -> new Play(stage).run(List.of(3, 100, 1000)));
            stage.join();
        }

        private record Play(RunStage stage) {
            // @show over-threading
            private void run(List<Integer> counts) throws Exception {
                for (int workers : counts) {
                    try (ObservedExecutor computing = pool("computing", workers); ObservedExecutor loading = pool("loading", workers)) {
                        stage.step("cpu");
                        runAll(computing, this::computation);
                        stage.step("io");
                        runAll(loading, this::download);
                    }
                }
            }
            // @end

            private ObservedExecutor pool(String name, int workers) {
                return measured(stage, name + " " + workers, workers);
            }

            private long computation() {
                return compute(stage.get(STEPS));
            }

            private long download() throws InterruptedException {
                stage.sleep(stage.get(WAIT));
                return 0;
            }

            private void runAll(ObservedExecutor pool, Callable<Long> body) throws Exception {
                long start = stage.clock().now();
                List<ObservedFuture<Long>> futures = new ArrayList<>();
                for (int task = 0; task < stage.get(TASKS); task++) {
                    futures.add(pool.submit(body));
                }
                for (ObservedFuture<Long> future : futures) {
                    future.get();
                }
                ScenarioLog.log(stage, String.format(Locale.ROOT, "%s workers: %.1f ms", pool.name(), (stage.clock().now() - start) / 1e6));
            }
        }
    }

    /** Sequential and pooled, waiting and computing. */
    static final class IoVsCpu extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.count(SharedParameter.WORKERS.id(), "Workers", 2, 64, 8,
                "How many threads the pooled runs have.");
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Tasks", 1, 1_000, 16, "How many tasks each run has.");
        private static final Parameter<Integer> STEPS =
                CommonParameters.count("steps", "Steps of a computation", 1, 50_000_000, 2_000_000, "How long a computation is.");
        private static final Parameter<Duration> WAIT =
                CommonParameters.span("wait", "Time of a download", 60, "How long a download waits.");

        IoVsCpu() {
            super(About.of("io-vs-cpu", "I/O or CPU", About.Group.SCALING,
                    "Sixteen downloads and sixteen computations, each one after the other and then in a pool of eight. Downloads wait, and "
                            + "eight of them can wait at once: about eight times as fast. Computations are as many times as fast as the "
                            + "machine has processors, and no more.",
                    "Pooled downloads take a fraction of the sequential time, and the speed-up of the computations is smaller.")
                    .inRealTime("It measures real computation, which can't be slowed down, paused or stepped."),
                    WORKERS, TASKS, STEPS, WAIT);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            stage.start("main", () -> new Play(stage).run(stage.get(WORKERS)));
            stage.join();
        }

        private record Play(RunStage stage) {
            // @show io-vs-cpu
            private void run(int workers) throws Exception {
                stage.step("io");
                long alone = time("downloads one by one", 1, this::download);
                long pooled = time("downloads pooled", workers, this::download);
                print("downloads", alone, pooled);
                stage.step("cpu");
                alone = time("computations one by one", 1, this::computation);
                pooled = time("computations pooled", workers, this::computation);
                print("computations", alone, pooled);
            }
            // @end

            private long computation() {
                return compute(stage.get(STEPS));
            }

            private long download() throws InterruptedException {
                stage.sleep(stage.get(WAIT));
                return 0;
            }

            private long time(String name, int workers, Callable<Long> body) throws Exception {
                try (ObservedExecutor pool = measured(stage, name, workers)) {
                    long start = stage.clock().now();
                    List<ObservedFuture<Long>> futures = new ArrayList<>();
                    for (int task = 0; task < stage.get(TASKS); task++) {
                        futures.add(pool.submit(body));
                    }
                    for (ObservedFuture<Long> future : futures) {
                        future.get();
                    }
                    return stage.clock().now() - start;
                }
            }

            private void print(String what, long alone, long pooled) {
                ScenarioLog.log(stage, String.format(Locale.ROOT, "%s: %.1f times as fast in the pool", what, (double) alone / pooled));
            }
        }
    }

    /** Lost updates, and a lock that prevents them. */
    static final class SharedCounter extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(4);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Tasks", 1, 500, 16, "How many tasks add one, each way.");
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Between read and write", 120, "How long a task takes from reading to writing.");

        SharedCounter() {
            super(About.of("shared-counter", "Shared counter", About.Group.FAILURES,
                    "Sixteen tasks add one to a counter: read, think, write. Four at a time read the same number, and three of the four "
                            + "additions are lost. Under a lock none is, but the tasks go one at a time: three of four workers wait for "
                            + "it.",
                    "Without the lock the counter ends too low; with it right, and tasks are blocked on the lock."),
                    WORKERS, TASKS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor pool = stage.pool("adder", stage.get(WORKERS));
            stage.follow(WORKERS, pool::resize);
            ObservedLock lock = new ObservedLock(stage.port(), "counter lock");
            stage.start("main", () -> new Play(stage, lock).run(pool, stage.get(TASKS)));
            stage.join();
            pool.close();
        }

        private static final class Play {
            private final RunStage stage;
            private final ObservedLock lock;
            /** Volatile, so that every write is seen: what is lost, is lost between a read and a write. */
            private volatile int count;

            private Play(RunStage stage, ObservedLock lock) {
                this.stage = stage;
                this.lock = lock;
            }

            // @show shared-counter
            private void run(ObservedExecutor pool, int tasks) throws Exception {
                stage.step("submit");
                runAll(pool, "add unsafely", tasks, this::addUnsafely);
                stage.step("result");
                print("without a lock", count, tasks);
                count = 0;
                runAll(pool, "add safely", tasks, this::addSafely);
                print("with a lock", count, tasks);
            }

            private Void addUnsafely() throws InterruptedException {
                stage.step("read");
                int seen = count;
                think();
                stage.step("write");
                count = seen + 1; // what others added meanwhile is lost
                return null;
            }

            private Void addSafely() throws InterruptedException {
                stage.step("lock");
                lock.lockInterruptibly();
                try {
                    return addUnsafely();
                } finally {
                    lock.unlock();
                }
            }
            // @end

            private void think() throws InterruptedException {
                stage.sleep(stage.get(DURATION));
            }

            private static void runAll(ObservedExecutor pool, String label, int tasks, Callable<Void> body)
                    throws Exception {
                List<ObservedFuture<Void>> futures = new ArrayList<>();
                for (int task = 0; task < tasks; task++) {
                    futures.add(pool.submit(label, body));
                }
                for (ObservedFuture<Void> future : futures) {
                    future.get();
                }
            }

            private void print(String how, int reached, int expected) {
                ScenarioLog.log(stage, how + " the counter is " + reached + " of " + expected);
            }
        }
    }
}
