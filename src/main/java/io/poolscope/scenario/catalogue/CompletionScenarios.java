package io.poolscope.scenario.catalogue;

import io.poolscope.event.Event;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.executor.Awaited;
import io.poolscope.executor.Completions;
import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.OrderedResults;
import io.poolscope.executor.ReturnWhen;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.SharedParameter;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Taking results as they finish, and waiting for some or all of them. */
@SuppressWarnings("UnusedVariable") // what is shown of a play names what it takes
final class CompletionScenarios {
    private CompletionScenarios() {
    }

    /** Five tasks of 4, 1, 3, 2 and 1 seconds on three workers. */
    static final class AsCompletedFive extends BuiltInScenario {
        private static final List<Integer> SECONDS = List.of(4, 1, 3, 2, 1);

        AsCompletedFive() {
            super(About.of("as-completed-five", "Five as completed", About.Group.DELIVERY,
                    "Five tasks of 4, 1, 3, 2 and 1 seconds on three workers. Two have to queue; each result is taken the moment it is "
                            + "there: #2 after one second, then #3 and #4 after three, and #1 and #5 after four.",
                    "Results are consumed in the order in which tasks finish, #2 first; none is ever blocked."));
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            long[] nanos = SECONDS.stream().mapToLong(seconds -> seconds * 1_000_000_000L).toArray();
            return Optional.of(Workload.of(nanos.length, Distribution.trace(nanos)).withLabel("work(#)")
                    .withPool(new PoolSpec("worker", 3, Event.UNBOUNDED, SaturationPolicy.BLOCK, Order.FIFO))
                    .withDelivery(DeliverySpec.of(DeliveryMode.AS_COMPLETED)));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor pool = stage.pool("worker", 3);
            stage.start("consumer", () -> new Play(stage).run(pool, SECONDS));
            stage.join();
            pool.close();
        }

        private record Play(RunStage stage) {
            // @show as-completed-five
            private void run(ObservedExecutor pool, List<Integer> durations) throws Exception {
                List<ObservedFuture<Integer>> futures = new ArrayList<>();
                for (int seconds : durations) {
                    stage.step("submit");
                    futures.add(pool.submit("work " + seconds + " s", () -> work(seconds)));
                }
                stage.step("take");
                for (ObservedFuture<Integer> future : Completions.asCompleted(futures)) {
                    stage.step("consume");
                    print(future.get());
                    stage.step("take");
                }
            }
            // @end

            private int work(int seconds) throws InterruptedException {
                stage.sleep(Duration.ofSeconds(seconds));
                return seconds;
            }

            private void print(int seconds) {
                ScenarioLog.log(stage, seconds + " s done");
            }
        }
    }

    /** The same work delivered both ways, one above the other. */
    static final class MapVsAsCompleted extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.count(SharedParameter.WORKERS.id(), "Workers", 1, 16, 3,
                "How many threads each pool has.");
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Tasks", 1, 1_000, 9, "How many tasks each pool gets.");
        private static final Parameter<Duration> SLOW =
                CommonParameters.span("slow-duration", "First task", 2_600, "How long the first task runs.");
        private static final Parameter<Duration> FAST =
                CommonParameters.span("fast-duration", "Other tasks", 450, "How long each other task runs.");
        private static final Parameter<Duration> PACE = CommonParameters.pace(100);

        MapVsAsCompleted() {
            super(About.of("map-vs-as-completed", "map or as completed", About.Group.DELIVERY,
                    "Two pools get the same tasks, the first of them slow. Above, map delivers in order: its consumer waits for the slow "
                            + "one. Below, as completed: its consumer has taken nearly all by then. Both runs end at about the same time.",
                    "As completed has consumed results before map has consumed its first one."),
                    WORKERS, TASKS, SLOW, FAST, PACE);
        }

        private static Workload work(ParameterValues values) {
            return Workload.of(values.get(TASKS), Distribution.fixed(values.get(FAST).toNanos()).with(0, values.get(SLOW).toNanos()));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor ordered = stage.pool("map", stage.get(WORKERS));
            ObservedExecutor unordered = stage.pool("as-completed", stage.get(WORKERS));
            Workload work = work(stage.values());
            Play play = new Play(stage, new TimedTasks(stage, work));
            stage.start("map consumer", () -> play.inOrder(ordered, work.tasks()));
            stage.start("as-completed consumer", () -> play.asCompleted(unordered, work.tasks()));
            stage.join();
            ordered.close();
            unordered.close();
        }

        private record Play(RunStage stage, TimedTasks naps) {
            // @show map-vs-as-completed
            private void inOrder(ObservedExecutor pool, int tasks) throws InterruptedException {
                stage.step("map");
                OrderedResults<Integer> results = pool.map(items(tasks), naps::nap, labels());
                stage.step("in-order");
                for (int result : results) {
                    stage.step("next");
                    use(result);
                    stage.step("in-order");
                }
            }

            private void asCompleted(ObservedExecutor pool, int tasks) throws Exception {
                List<ObservedFuture<Integer>> futures = new ArrayList<>();
                for (int item : items(tasks)) {
                    stage.step("submit");
                    futures.add(pool.submit("work(" + (item + 1) + ")", () -> naps.nap(item)));
                }
                stage.step("completed");
                for (ObservedFuture<Integer> future : Completions.asCompleted(futures)) {
                    stage.step("any");
                    use(future.get());
                    stage.step("completed");
                }
            }
            // @end

            private static List<Integer> items(int tasks) {
                return IntStream.range(0, tasks).boxed().toList();
            }

            private static MapOptions labels() {
                return MapOptions.NONE.withLabel(item -> "work(" + ((Integer) item + 1) + ")");
            }

            private void use(int result) throws InterruptedException {
                stage.sleep(stage.get(PACE));
            }
        }
    }

    /** Waiting until the first failure. */
    static final class FirstException extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(3);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Hosts", 1, 200, 9, "How many hosts are checked.");
        private static final Parameter<Integer> BROKEN =
                CommonParameters.count("broken", "Broken host", 1, 200, 5, "Which host is down; none if there are fewer.");
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Time of a check", 400, "How long the first check runs.");

        FirstException() {
            super(About.of("first-exception", "First exception", About.Group.FAILURES,
                    "Nine checks run three at a time, and the fifth fails. await with FIRST_EXCEPTION comes back at that moment, not at "
                            + "the "
                            + "end: what hasn't started is cancelled, what runs is left to finish.",
                    "The wait ends with the failure: tasks that had not started then are cancelled."),
                    WORKERS, TASKS, BROKEN, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "checker", WORKERS, "main", pool -> new Play(stage).run(pool, stage.get(TASKS)));
        }

        private record Play(RunStage stage) {
            // @show first-exception
            private void run(ObservedExecutor pool, int hosts) throws InterruptedException {
                List<ObservedFuture<Integer>> checks = new ArrayList<>();
                for (int number = 0; number < hosts; number++) {
                    int host = number;
                    stage.step("submit");
                    checks.add(pool.submit("check(" + (host + 1) + ")", () -> check(host)));
                }
                stage.step("wait");
                Awaited<Integer> ended = Completions.await(checks, ReturnWhen.FIRST_EXCEPTION);
                for (ObservedFuture<Integer> check : ended.notDone()) {
                    stage.step("cancel");
                    check.cancelIfNotStarted();
                }
                print(ended.done().size() + " done, " + ended.notDone().size() + " not");
            }
            // @end

            private int check(int host) throws InterruptedException {
                stage.sleep(stage.get(DURATION).plus(stage.get(DURATION).multipliedBy(host % 3).dividedBy(4)));
                if (host + 1 == stage.get(BROKEN)) {
                    throw new IllegalStateException("host " + (host + 1) + " is down");
                }
                return host;
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }

    /** Waiting until everything is there. */
    static final class AllCompleted extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(3);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Parts", 1, 200, 9, "How many parts are loaded.");
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Time of a part", 300, "How long the first part takes.");

        AllCompleted() {
            super(About.of("all-completed", "All completed", About.Group.FAILURES,
                    "await with ALL_COMPLETED is a barrier: the line after it is reached when the last part is there, and then every "
                            + "result can be read without waiting.",
                    "The line after the wait is reached only when every task has finished."),
                    WORKERS, TASKS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "loader", WORKERS, "main", pool -> new Play(stage).run(pool, stage.get(TASKS)));
        }

        private record Play(RunStage stage) {
            // @show all-completed
            private void run(ObservedExecutor pool, int parts) throws Exception {
                List<ObservedFuture<Integer>> loads = new ArrayList<>();
                for (int number = 0; number < parts; number++) {
                    int part = number;
                    stage.step("submit");
                    loads.add(pool.submit("load(" + (part + 1) + ")", () -> load(part)));
                }
                stage.step("wait");
                Awaited<Integer> ended = Completions.await(loads, ReturnWhen.ALL_COMPLETED);
                stage.step("after");
                print("all " + ended.done().size() + " are there");
            }
            // @end

            private int load(int part) throws InterruptedException {
                stage.sleep(stage.get(DURATION).plus(stage.get(DURATION).multipliedBy(part % 4).dividedBy(3)));
                return part;
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }
}
