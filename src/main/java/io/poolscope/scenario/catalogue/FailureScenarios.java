package io.poolscope.scenario.catalogue;

import io.poolscope.executor.Completions;
import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.OrderedResults;
import io.poolscope.executor.TaskFailedException;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** Tasks that throw, and who learns of it. */
final class FailureScenarios {
    private static final Parameter<Integer> WORKERS = CommonParameters.workers(2);
    private static final Parameter<Integer> TASKS = CommonParameters.tasks(10);
    private static final Parameter<Integer> BROKEN =
            CommonParameters.count("broken", "Broken item", 1, 10_000, 4, "Which item throws; none if there are fewer.");
    private static final Parameter<Duration> DURATION = CommonParameters.span("duration", "Task duration", 350, "How long each task runs.");

    private FailureScenarios() {
    }

    /** What the tasks do: all but one parse. */
    private static int parse(RunStage stage, int item) throws InterruptedException {
        stage.sleep(stage.get(DURATION));
        if (item + 1 == stage.get(BROKEN)) {
            throw new IllegalArgumentException("item " + (item + 1) + " is broken");
        }
        return item;
    }

    private static String label(int item) {
        return "parse(" + (item + 1) + ")";
    }

    /** {@code map} stops at the failing item. */
    static final class ErrorsMap extends BuiltInScenario {
        ErrorsMap() {
            super(About.of("errors-map", "Errors in map", About.Group.FAILURES,
                    "Item 4 throws. map hands out items 1 to 3 and throws when 4 is due; then its iterator is exhausted: what has finished "
                            + "behind it is dropped, and what hasn't started is cancelled.",
                    "No result behind the failing one is consumed; tasks that had not started are cancelled."),
                    WORKERS, TASKS, BROKEN, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "parser", WORKERS, "consumer",
                    pool -> new Play(stage).run(pool, IntStream.range(0, stage.get(TASKS)).boxed().toList()));
        }

        private record Play(RunStage stage) {
            // @show errors-map
            private void run(ObservedExecutor pool, List<Integer> items) {
                stage.step("map");
                OrderedResults<Integer> results = pool.map(items, this::parse, labels());
                try {
                    stage.step("take");
                    for (int value : results) {
                        stage.step("consume");
                        print("item " + (value + 1));
                        stage.step("take");
                    }
                } catch (TaskFailedException e) {
                    stage.step("failed");
                    print("stopped: " + e.getCause().getMessage()); // the items behind it are not seen
                }
            }
            // @end

            private int parse(int item) throws InterruptedException {
                return FailureScenarios.parse(stage, item);
            }

            private static MapOptions labels() {
                return MapOptions.NONE.withLabel(item -> label((Integer) item));
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }

    /** With as-completed the others go on. */
    static final class ErrorsAsCompleted extends BuiltInScenario {
        ErrorsAsCompleted() {
            super(About.of("errors-as-completed", "Errors as completed", About.Group.FAILURES,
                    "Item 4 throws, and its exception stays in its own future. The loop over the completed ones catches it and goes on: "
                            + "nine of ten results are used.",
                    "All results but the failed one are consumed after it or before it, and nothing is cancelled."),
                    WORKERS, TASKS, BROKEN, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            OnePool.play(stage, "parser", WORKERS, "consumer", pool -> new Play(stage).run(pool, stage.get(TASKS)));
        }

        private record Play(RunStage stage) {
            // @show errors-as-completed
            private void run(ObservedExecutor pool, int items) throws InterruptedException {
                List<ObservedFuture<Integer>> futures = new ArrayList<>();
                for (int number = 0; number < items; number++) {
                    int item = number;
                    stage.step("submit");
                    futures.add(pool.submit(label(item), () -> parse(item)));
                }
                stage.step("take");
                for (ObservedFuture<Integer> future : Completions.asCompleted(futures)) {
                    try {
                        stage.step("consume");
                        print("item " + (future.get() + 1));
                    } catch (ExecutionException e) {
                        stage.step("failed");
                        print("skipped: " + e.getCause().getMessage()); // the others go on
                    }
                    stage.step("take");
                }
            }
            // @end

            private int parse(int item) throws InterruptedException {
                return FailureScenarios.parse(stage, item);
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }

    /** Fire and forget: nobody learns that tasks failed. */
    static final class SilentFailure extends BuiltInScenario {
        private static final Parameter<Integer> THREE = CommonParameters.workers(3);
        private static final Parameter<Integer> MAILS = CommonParameters.tasks("Mails", 1, 1_000, 12, "How many mails are sent.");

        SilentFailure() {
            super(About.of("silent-failure", "Silent failure", About.Group.FAILURES,
                    "Every fourth mail bounces. The futures are thrown away, and with them the exceptions: the submitter says that all is "
                            + "well, and only the picture shows the failures. Use execute and a handler, or keep the futures.",
                    "Tasks fail, and nobody ever reads their exceptions."),
                    THREE, MAILS, DURATION);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedExecutor pool = stage.pool("mailer", stage.get(THREE));
            stage.follow(THREE, pool::resize);
            stage.start("main", () -> new Play(stage).run(pool, stage.get(MAILS)));
            stage.join();
        }

        private record Play(RunStage stage) {
            // @show silent-failure
            private void run(ObservedExecutor pool, int mails) {
                for (int number = 0; number < mails; number++) {
                    int mail = number;
                    stage.step("submit");
                    pool.submit("send(" + (mail + 1) + ")", () -> send(mail)); // the future is thrown away
                }
                pool.close();
                stage.step("done");
                print("all sent, it seems");
            }
            // @end

            private int send(int mail) throws Exception {
                stage.sleep(stage.get(DURATION));
                if (mail % 4 == 3) {
                    throw new IOException("mail " + (mail + 1) + " bounced");
                }
                return mail;
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }
}
