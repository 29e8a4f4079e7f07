package io.poolscope.scenario.catalogue;

import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.OrderedResults;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.TakesEffect;
import io.poolscope.scenario.ValueKind;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What lies in the buffer of a {@code map}, and for how long: each is the same loop over another workload. */
@SuppressWarnings("UnusedVariable") // what is shown of a play names what it takes
final class BufferScenarios {
    private static final Parameter<Integer> WORKERS = MapPlay.WORKERS;

    private BufferScenarios() {
    }

    /** Durations 3, 1, 0.5 and 2 on four workers. */
    static final class OrderedBuffer extends BuiltInScenario {
        private static final List<Double> SECONDS = List.of(3.0, 1.0, 0.5, 2.0);

        OrderedBuffer() {
            super(About.of("ordered-buffer", "Ordered buffer", About.Group.DELIVERY,
                    "Four tasks of 3, 1, 0.5 and 2 seconds start together on four workers. They finish as 3, 2, 4, 1; each result waits "
                            + "in the buffer for the first, the slowest, and then they are delivered as 1, 2, 3, 4.",
                    "Finished in the order 3, 2, 4, 1; consumed in the order 1, 2, 3, 4."));
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            long[] nanos = SECONDS.stream().mapToLong(seconds -> Math.round(seconds * 1e9)).toArray();
            return Optional.of(MapPlay.mapped(nanos.length, Distribution.trace(nanos), 4, Duration.ZERO, 0));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            MapOptions labels = MapOptions.NONE.withLabel(seconds -> "work " + seconds + " s");
            MapPlay.play(stage, work, pool -> new Play(stage).run(pool, labels));
        }

        private record Play(RunStage stage) {
            // @show ordered-buffer
            private void run(ObservedExecutor pool, MapOptions labels) {
                stage.step("map");
                OrderedResults<Double> results = pool.map(List.of(3.0, 1.0, 0.5, 2.0), this::work, labels);
                stage.step("take");
                for (double seconds : results) {
                    stage.step("consume");
                    print(seconds); // 3, 1, 0.5, 2, although 0.5 was there first
                    stage.step("take");
                }
            }
            // @end

            private double work(double seconds) throws InterruptedException {
                stage.sleepNanos(Math.round(seconds * 1e9));
                return seconds;
            }

            private void print(double seconds) {
                ScenarioLog.log(stage, seconds + " s");
            }
        }
    }

    /** A hundred fast tasks behind one slow one. */
    static final class SlowFirstTask extends BuiltInScenario {
        private static final Parameter<Integer> TASKS =
                CommonParameters.tasks("Tasks", 2, 2_000, 101, "How many tasks, the slow one included.");
        private static final Parameter<Duration> SLOW =
                CommonParameters.span("slow-duration", "First task", 4_000, "How long the first task runs.");
        private static final Parameter<Duration> FAST =
                CommonParameters.span("fast-duration", "Other tasks", 90, "How long each other task runs.");

        SlowFirstTask() {
            super(About.of("slow-first-task", "Slow first task", About.Group.DELIVERY,
                    "One slow task at the head of the line, a hundred fast ones behind it. All hundred finish and wait: the consumer "
                            + "gets nothing until the first is done, and then everything at once.",
                    "At least nine tenths of the results are parked behind the first before it finishes."),
                    WORKERS, TASKS, SLOW, FAST);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(MapPlay.mapped(values.get(TASKS),
                    Distribution.fixed(values.get(FAST).toNanos()).with(0, values.get(SLOW).toNanos()),
                    values.get(WORKERS), Duration.ZERO, 0));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            MapPlay.play(stage, work,
                    pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, MapPlay.items(work), MapPlay.options(work)));
        }

        private record Play(RunStage stage, TimedTasks naps) {
            // @show slow-first-task
            private void run(ObservedExecutor pool, List<Integer> items, MapOptions labels) {
                stage.step("map");
                OrderedResults<Integer> results = pool.map(items, naps::nap, labels);
                stage.step("take");
                for (int result : results) { // nothing comes before the slow first one
                    stage.step("consume");
                    print(result);
                    stage.step("take");
                }
            }
            // @end

            private void print(int result) {
                ScenarioLog.log(stage, "result " + (result + 1));
            }
        }
    }

    /** Results that weigh something: the buffer holds their bytes. */
    static final class LargeResults extends BuiltInScenario {
        private static final Parameter<Integer> TASKS = CommonParameters.tasks("Tasks", 1, 500, 24, "How many tiles are loaded.");
        private static final Parameter<Integer> SIZE =
                new Parameter<>("size", "Size of a result", new ValueKind.Whole(1, 4_096, false, "KiB"), 256,
                        TakesEffect.NEXT_RUN, "How many bytes each result really holds.");
        private static final Parameter<Duration> SLOW =
                CommonParameters.span("slow-duration", "First task", 2_500, "How long the first task runs.");
        private static final Parameter<Duration> FAST =
                CommonParameters.span("fast-duration", "Other tasks", 300, "How long each other task runs.");
        private static final Parameter<Duration> PACE = CommonParameters.pace(60);

        LargeResults() {
            super(About.of("large-results", "Large results", About.Group.DELIVERY,
                    "Each result is a quarter of a megabyte. While the slow first one holds the others back, the finished ones stay in "
                            + "memory: the curve shows how many bytes the buffer holds. A result window would bound it.",
                    "Most of the results' bytes are held in the buffer at one time."),
                    WORKERS, TASKS, SIZE, SLOW, FAST, PACE);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(MapPlay.mapped(values.get(TASKS),
                    Distribution.fixed(values.get(FAST).toNanos()).with(0, values.get(SLOW).toNanos()),
                    values.get(WORKERS), values.get(PACE), 0)
                    .withLabel("load(tile #)")
                    .withResultBytes(Distribution.fixed(values.get(SIZE) * 1024L)));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            MapOptions sized = MapPlay.options(work).withSizeOf(data -> ((byte[]) data).length);
            MapPlay.play(stage, work, pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, MapPlay.items(work), sized));
        }

        private record Play(RunStage stage, TimedTasks naps) {
            // @show large-results
            private void run(ObservedExecutor pool, List<Integer> tiles, MapOptions sized) throws InterruptedException {
                stage.step("map");
                OrderedResults<byte[]> results = pool.map(tiles, this::load, sized);
                stage.step("take");
                for (byte[] data : results) { // until then it is held
                    stage.step("consume");
                    write(data);
                    stage.step("take");
                }
            }
            // @end

            private byte[] load(int tile) throws InterruptedException {
                naps.nap(tile);
                return new byte[stage.get(SIZE) * 1024];
            }

            private void write(byte[] data) throws InterruptedException {
                stage.sleep(stage.get(PACE));
            }
        }
    }
}
