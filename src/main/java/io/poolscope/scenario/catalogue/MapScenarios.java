package io.poolscope.scenario.catalogue;

import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.OrderedResults;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** When work begins: at the submit, not when somebody asks for the result. */
final class MapScenarios {
    private MapScenarios() {
    }

    private static List<Integer> items(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static MapOptions labels(String function) {
        return MapOptions.NONE.withLabel(item -> function + "(" + ((Integer) item + 1) + ")");
    }

    /** {@code map} submits everything and returns before anything has finished. */
    static final class MapReturnsAtOnce extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(3);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(9);
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 700, "How long each task runs.");

        MapReturnsAtOnce() {
            super(About.of("map-returns-at-once", "map returns at once", About.Group.DELIVERY,
                    "map submits all its items and returns without waiting: all marks of the submitter lie at the very beginning. The "
                            + "waiting is in the loop over the results.",
                    "Every item is submitted before the first one finishes; only then does the consumer wait."),
                    WORKERS, TASKS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "worker", WORKERS, "main", pool -> new Play(stage).run(pool, items(stage.get(TASKS))));
        }

        private record Play(RunStage stage) {
            // @show map-returns-at-once
            private void run(ObservedExecutor pool, List<Integer> items) {
                stage.step("map");
                OrderedResults<Integer> pages = pool.map(items, this::fetch, labels("fetch"));
                stage.step("free");
                print("map has returned; nothing has finished yet");
                stage.step("take");
                for (int page : pages) { // waiting happens here
                    stage.step("consume");
                    print("page " + page);
                    stage.step("take");
                }
            }
            // @end

            private int fetch(int item) throws InterruptedException {
                stage.sleep(stage.get(DURATION));
                return item;
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }

    /** A submitted task starts at once if a worker is free. */
    static final class SubmitIsEager extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(2);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(4);
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 400, "How long each task runs.");
        private static final Parameter<Duration> OTHER = CommonParameters.span("other", "Other work", 2_000,
                "How long the submitter does something else before it asks for results.");

        SubmitIsEager() {
            super(About.of("submit-is-eager", "submit is eager", About.Group.DELIVERY,
                    "A task starts when it is submitted, not when its result is asked for. While the submitter does something else, the "
                            + "workers finish everything; asking for the results then takes no time.",
                    "All tasks have finished before the first result is asked for."),
                    WORKERS, TASKS, DURATION, OTHER);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "cook", WORKERS, "main", pool -> new Play(stage).run(pool, items(stage.get(TASKS))));
        }

        private record Play(RunStage stage) {
            // @show submit-is-eager
            private void run(ObservedExecutor pool, List<Integer> dishes) throws Exception {
                List<ObservedFuture<Integer>> cooked = new ArrayList<>();
                for (int dish : dishes) {
                    stage.step("submit");
                    cooked.add(pool.submit("cook(" + (dish + 1) + ")", () -> cook(dish))); // starts now
                }
                stage.step("other");
                somethingElse();
                for (ObservedFuture<Integer> dish : cooked) {
                    stage.step("result");
                    serve(dish.get());
                }
            }
            // @end

            private int cook(int dish) throws InterruptedException {
                stage.sleep(stage.get(DURATION));
                return dish;
            }

            private void somethingElse() throws InterruptedException {
                stage.sleep(stage.get(OTHER));
            }

            private void serve(int dish) {
                ScenarioLog.log(stage, "dish " + (dish + 1) + " is served");
            }
        }
    }

    /** All items run, also if nobody iterates over the results. */
    static final class MapIsEager extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(3);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(12);
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 300, "How long each task runs.");

        MapIsEager() {
            super(About.of("map-is-eager", "map is eager", About.Group.DELIVERY,
                    "The results of map are never asked for, and still every item runs, which a lazy map would not do. The finished "
                            + "results lie in the buffer until the run ends, and are dropped.",
                    "Every task finishes, although no result is consumed."),
                    WORKERS, TASKS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor pool = stage.pool("mailer", stage.get(WORKERS));
            stage.follow(WORKERS, pool::resize);
            stage.start("main", () -> new Play(stage).run(pool, items(stage.get(TASKS))));
            stage.join();
        }

        private record Play(RunStage stage) {
            // @show map-is-eager
            private void run(ObservedExecutor pool, List<Integer> mails) {
                stage.step("map");
                OrderedResults<Integer> sent = pool.map(mails, this::send, labels("send")); // nobody will ask
                stage.step("leave");
                pool.close(); // waits until every mail was sent
                forget(sent);
            }
            // @end

            private int send(int mail) throws InterruptedException {
                stage.sleep(stage.get(DURATION));
                return mail;
            }

            private static void forget(OrderedResults<Integer> sent) {
                sent.close();
            }
        }
    }

    /** Scheduling goes on while the consumer sleeps. */
    static final class TwoPipelines extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(2);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(6);
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 500, "How long each task runs.");
        private static final Parameter<Duration> SLEEP = CommonParameters.span("sleep", "Consumer sleeps", 3_000,
                "How long the consumer sleeps before it takes the first result.");

        TwoPipelines() {
            super(About.of("two-pipelines", "Two pipelines", About.Group.DELIVERY,
                    "Tasks go to workers in one pipeline, results go to the consumer in another. While the consumer sleeps, the first goes "
                            + "on: six tasks run two by two, and their results wait, all of them deliverable.",
                    "All tasks have finished before the first result is consumed."),
                    WORKERS, TASKS, DURATION, SLEEP);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "worker", WORKERS, "consumer", pool -> new Play(stage).run(pool, items(stage.get(TASKS))));
        }

        private record Play(RunStage stage) {
            // @show two-pipelines
            private void run(ObservedExecutor pool, List<Integer> items) throws InterruptedException {
                stage.step("map");
                OrderedResults<Integer> results = pool.map(items, this::work, labels("work"));
                stage.step("sleep");
                sleep(); // the workers go on
                stage.step("take");
                for (int result : results) {
                    stage.step("consume");
                    print(result);
                    stage.step("take");
                }
            }
            // @end

            private int work(int item) throws InterruptedException {
                stage.sleep(stage.get(DURATION));
                return item;
            }

            private void sleep() throws InterruptedException {
                stage.sleep(stage.get(SLEEP));
            }

            private void print(int result) {
                ScenarioLog.log(stage, "result " + (result + 1));
            }
        }
    }
}
