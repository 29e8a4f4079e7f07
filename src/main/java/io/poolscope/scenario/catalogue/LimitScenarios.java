package io.poolscope.scenario.catalogue;

import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.ResultTimeoutException;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.SharedParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Limits of time, and cancelling. */
@SuppressWarnings("UnusedVariable") // what is shown of a play names what it takes
final class LimitScenarios {
    private LimitScenarios() {
    }

    /** A timeout ends the wait, not the task. */
    static final class Timeouts extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.count(SharedParameter.WORKERS.id(), "Workers", 1, 64, 2,
                "How many threads run tasks.");
        private static final Parameter<Duration> LONG = CommonParameters.span("long", "Long task", 1_500, "How long the first task runs.");
        private static final Parameter<Duration> PATIENCE =
                CommonParameters.span("patience", "Patience", 500, "How long the first wait lasts.");
        private static final Parameter<Duration> LIMIT =
                CommonParameters.span("limit", "Limit of map", 2_000, "How long all the results of map may take together.");

        Timeouts() {
            super(About.of("timeouts", "Timeouts", About.Group.FAILURES,
                    "get with a timeout stops waiting, but the task runs on: a second get still has its result. The timeout of map counts "
                            + "from its call and holds for all results together; when it is over, what hasn't started is cancelled.",
                    "A task outlives the wait for it, and map's timeout leaves tasks cancelled that had not started."),
                    WORKERS, LONG, PATIENCE, LIMIT);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "worker", WORKERS, "main", pool -> new Play(stage).run(pool));
        }

        private record Play(RunStage stage) {
            // @show timeouts
            private void run(ObservedExecutor pool) throws Exception {
                stage.step("submit");
                ObservedFuture<Long> slow = pool.submit("long", () -> work(stage.get(LONG).toMillis()));
                try {
                    stage.step("wait");
                    slow.get(stage.get(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    stage.step("late");
                    print("not there yet; the task runs on: " + slow.isRunning());
                }
                stage.step("again");
                print("it gave " + slow.get());
                try {
                    stage.step("map");
                    for (long millis : pool.map(List.of(300L, 1_200L, 9_000L, 300L, 9_000L, 300L), this::work, limited())) {
                        stage.step("consume");
                        print(millis + " ms");
                        stage.step("map");
                    }
                } catch (ResultTimeoutException e) {
                    stage.step("over");
                    print("the time for all of them is over");
                }
            }
            // @end

            private long work(long millis) throws InterruptedException {
                stage.sleep(Duration.ofMillis(millis));
                return millis;
            }

            private MapOptions limited() {
                return MapOptions.timeout(stage.get(LIMIT)).withLabel(millis -> "work " + millis + " ms");
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }

    /** Only what has not started can be cancelled. */
    static final class CancelBeforeStart extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(2);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(10);
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 1_000, "How long each task runs.");

        CancelBeforeStart() {
            super(About.of("cancel-before-start", "Cancel before start", About.Group.FAILURES,
                    "Ten tasks, two workers. All ten are cancelled as Python's cancel does: the two that run are left alone and finish; "
                            + "the eight in the queue are cancelled and never run.",
                    "Running tasks finish; queued ones are cancelled and never start."),
                    WORKERS, TASKS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "worker", WORKERS, "main", pool -> new Play(stage).run(pool, stage.get(TASKS)));
        }

        private record Play(RunStage stage) {
            // @show cancel-before-start
            private void run(ObservedExecutor pool, int tasks) throws InterruptedException {
                List<ObservedFuture<Integer>> futures = new ArrayList<>();
                for (int number = 0; number < tasks; number++) {
                    int item = number;
                    stage.step("submit");
                    futures.add(pool.submit("work(" + (item + 1) + ")", () -> work(item)));
                }
                stage.step("look");
                lookAround();
                int cancelled = 0;
                for (ObservedFuture<Integer> future : futures) {
                    stage.step("cancel");
                    cancelled += future.cancelIfNotStarted() ? 1 : 0; // false for those that run
                }
                stage.step("after");
                print(cancelled + " of " + tasks + " cancelled");
            }
            // @end

            private int work(int item) throws InterruptedException {
                stage.sleep(stage.get(DURATION));
                return item;
            }

            private void lookAround() throws InterruptedException {
                stage.sleep(stage.get(DURATION).dividedBy(2));
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }

    /** A running task must look itself whether it is to stop. */
    static final class CancelRunning extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(3);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Parts", 1, 64, 3, "How many parts are searched.");
        private static final Parameter<Duration> STEP =
                CommonParameters.span("step", "Time of a step", 50, "How long a task works before it looks again whether it is to stop.");

        CancelRunning() {
            super(About.of("cancel-running", "Cancel while running", About.Group.FAILURES,
                    "Three searches would run for a minute. cancel(false) ends the future of the first, but its thread works on: the bar "
                            + "shows a worker busy for nobody, until the task itself looks at the flag and stops. Cancelling is a request.",
                    "A cancelled task keeps its worker busy until it looks at the flag; all tasks end early."),
                    WORKERS, TASKS, STEP);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "searcher", WORKERS, "main", pool -> new Play(stage, new AtomicBoolean()).run(pool, stage.get(TASKS)));
        }

        private record Play(RunStage stage, AtomicBoolean stop) {
            // @show cancel-running
            private void run(ObservedExecutor pool, int parts) throws InterruptedException {
                List<ObservedFuture<String>> searches = new ArrayList<>();
                for (int number = 0; number < parts; number++) {
                    int part = number;
                    stage.step("submit");
                    searches.add(pool.submit("search(" + (part + 1) + ")", () -> search(part)));
                }
                lookAround();
                stage.step("cancel");
                searches.getFirst().cancel(false); // its future is cancelled, its thread goes on
                lookAround();
                stage.step("stop");
                stop.set(true); // now they see it
                for (ObservedFuture<String> search : searches) {
                    stage.step("result");
                    print(search);
                }
            }

            private String search(int part) throws InterruptedException {
                for (int step = 1; step <= 1_000; step++) {
                    if (stop.get()) {
                        stage.step("ask");
                        return "stopped at step " + step;
                    }
                    look(part);
                }
                return "searched";
            }
            // @end

            private void look(int part) throws InterruptedException {
                stage.sleep(stage.get(STEP));
            }

            private void lookAround() throws InterruptedException {
                stage.sleep(Duration.ofMillis(1_200));
            }

            private void print(ObservedFuture<String> search) throws InterruptedException {
                NestedScenarios.Endings.tell(stage, search);
            }
        }
    }
}
