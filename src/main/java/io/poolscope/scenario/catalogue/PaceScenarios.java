package io.poolscope.scenario.catalogue;

import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.OrderedResults;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long results wait for the consumer of a {@code map}, by how fast it is and how far the submitter may be ahead of it. */
final class PaceScenarios {
    private static final Parameter<Integer> WORKERS = MapPlay.WORKERS;

    private PaceScenarios() {
    }

    /** The consumer is slower than the workers together. */
    static final class SlowConsumer extends BuiltInScenario {
        private static final Parameter<Duration> PACE = CommonParameters.pace(300);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(20);
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 400, "How long each task runs.");

        SlowConsumer() {
            super(About.of("slow-consumer", "Slow consumer", About.Group.DELIVERY,
                    "Four workers make ten results a second, the consumer takes three. The results wait in the buffer, all deliverable: "
                            + "more workers would help nobody.",
                    "Results wait for the consumer, far longer than for a smaller index."),
                    WORKERS, PACE, TASKS, DURATION);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(MapPlay.mapped(values.get(TASKS),
                    Distribution.fixed(values.get(DURATION).toNanos()), values.get(WORKERS), values.get(PACE), 0));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            MapPlay.play(stage, work,
                    pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, MapPlay.items(work), MapPlay.options(work)));
        }

        private record Play(RunStage stage, TimedTasks naps) {
            // @show slow-consumer
            private void run(ObservedExecutor pool, List<Integer> items, MapOptions labels) throws InterruptedException {
                stage.step("map");
                OrderedResults<Integer> results = pool.map(items, naps::nap, labels);
                stage.step("take");
                for (int result : results) {
                    stage.step("consume");
                    store(result); // slower than four workers together
                    stage.step("take");
                }
            }
            // @end

            @SuppressWarnings("UnusedVariable") // the pattern stores it; here only the time counts
            private void store(int result) throws InterruptedException {
                stage.sleep(stage.get(PACE));
            }
        }
    }

    /** The consumer waits for the workers. */
    static final class FastConsumer extends BuiltInScenario {
        private static final Parameter<Duration> PACE = CommonParameters.pace(5);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(20);
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 500, "How long each task runs.");

        FastConsumer() {
            super(About.of("fast-consumer", "Fast consumer", About.Group.DELIVERY,
                    "The consumer needs hardly any time for a result, and waits for the workers nearly always. The buffer stays almost "
                            + "empty; here more workers help.",
                    "The consumer waits for most of the run."),
                    WORKERS, PACE, TASKS, DURATION);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(MapPlay.mapped(values.get(TASKS),
                    Distribution.fixed(values.get(DURATION).toNanos()), values.get(WORKERS), values.get(PACE), 0));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            MapPlay.play(stage, work,
                    pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, MapPlay.items(work), MapPlay.options(work)));
        }

        private record Play(RunStage stage, TimedTasks naps) {
            // @show fast-consumer
            private void run(ObservedExecutor pool, List<Integer> items, MapOptions labels) throws InterruptedException {
                stage.step("map");
                OrderedResults<Integer> results = pool.map(items, naps::nap, labels);
                stage.step("take");
                for (int result : results) { // waits for the workers
                    stage.step("consume");
                    store(result);
                    stage.step("take");
                }
            }
            // @end

            @SuppressWarnings("UnusedVariable") // the pattern stores it; here only the time counts
            private void store(int result) throws InterruptedException {
                stage.sleep(stage.get(PACE));
            }
        }
    }

    /** No more than a window of results is submitted and not yet consumed. */
    static final class ResultWindow extends BuiltInScenario {
        private static final Parameter<Integer> WINDOW = CommonParameters.window(5);
        private static final Parameter<Duration> PACE = CommonParameters.pace(200);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(24);
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 300, "How long each task runs.");

        ResultWindow() {
            super(About.of("result-window", "Result window", About.Group.DELIVERY,
                    "map with a window of five pulls the next item only when a result was consumed: at most five are queued, running or "
                            + "parked together, however slow the consumer is. Python 3.14 calls it buffersize, and holds one more "
                            + "while next waits. Set the window to unbounded and watch the buffer grow.",
                    "Never are more results submitted and not yet consumed than the window allows."),
                    WORKERS, PACE, TASKS, WINDOW, DURATION);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(MapPlay.mapped(values.get(TASKS),
                    Distribution.fixed(values.get(DURATION).toNanos()), values.get(WORKERS),
                    values.get(PACE), values.get(WINDOW)));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            MapPlay.play(stage, work,
                    pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, MapPlay.items(work), MapPlay.options(work)));
        }

        private record Play(RunStage stage, TimedTasks naps) {
            // @show result-window
            private void run(ObservedExecutor pool, List<Integer> items, MapOptions window) throws InterruptedException {
                stage.step("map");
                OrderedResults<Integer> results = pool.map(items, this::work, window);
                stage.step("take");
                for (int result : results) { // makes room, and submits the next item
                    stage.step("consume");
                    store(result);
                    stage.step("take");
                }
            }

            private int work(int item) throws InterruptedException {
                stage.step("work");
                return naps.nap(item);
            }
            // @end

            @SuppressWarnings("UnusedVariable") // the pattern stores it; here only the time counts
            private void store(int result) throws InterruptedException {
                stage.sleep(stage.get(PACE));
            }
        }
    }

    /** Results are used while later ones are still in the making. */
    static final class StreamingConsume extends BuiltInScenario {
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(18);
        private static final Parameter<Duration> DURATION =
                CommonParameters.span("duration", "Task duration", 400, "How long each task runs.");
        private static final Parameter<Duration> PACE = CommonParameters.pace(40);
        private static final Parameter<Integer> THREE = CommonParameters.workers(3);

        StreamingConsume() {
            super(About.of("streaming-consume", "Streaming consume", About.Group.DELIVERY,
                    "The loop adds each value to a total as it comes, while later lines are still being parsed. Collecting all results "
                            + "into a list first would hold every one of them and use none until the last was there.",
                    "Results are consumed while most of the tasks have not yet run."),
                    THREE, PACE, TASKS, DURATION);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(MapPlay.mapped(values.get(TASKS),
                    Distribution.fixed(values.get(DURATION).toNanos()), values.get(THREE), values.get(PACE), 0)
                    .withLabel("parse(line #)"));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            MapPlay.play(stage, work,
                    pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, MapPlay.items(work), MapPlay.options(work)));
        }

        private record Play(RunStage stage, TimedTasks naps) {
            // @show streaming-consume
            private void run(ObservedExecutor pool, List<Integer> lines, MapOptions labels) throws InterruptedException {
                long total = 0;
                stage.step("map");
                OrderedResults<Integer> values = pool.map(lines, this::parse, labels);
                stage.step("take");
                for (int value : values) {
                    stage.step("consume");
                    total = add(total, value); // while later lines are still parsed
                    stage.step("take");
                }
                print(total);
            }
            // @end

            private int parse(int line) throws InterruptedException {
                return naps.nap(line);
            }

            private long add(long total, int value) throws InterruptedException {
                stage.sleep(stage.get(PACE));
                return total + value;
            }

            private void print(long total) {
                ScenarioLog.log(stage, "total " + total);
            }
        }
    }
}
