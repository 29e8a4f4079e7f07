package io.poolscope.scenario.catalogue;

import io.poolscope.event.Event;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.OrderedResults;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.TakesEffect;
import io.poolscope.scenario.ValueKind;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What lies in the buffer of a {@code map}, and for how long: each is the same loop over another workload. */
@SuppressWarnings("UnusedVariable") // what is shown of a play names what it takes
final class BufferScenarios {
    private static final Parameter<Integer> WORKERS = CommonParameters.workers(4);

    private BufferScenarios() {
    }

    /** A workload whose results come by {@code map}, to a consumer that works on each. */
    private static Workload mapped(int tasks, Distribution durations, int workers, Duration pace, int window) {
        return Workload.of(tasks, durations)
                .withLabel("work(#)")
                .withPool(new PoolSpec("worker", workers, Event.UNBOUNDED, SaturationPolicy.BLOCK, Order.FIFO))
                .withDelivery(new DeliverySpec(DeliveryMode.MAP, Math.max(0, window), 1, Distribution.fixed(pace.toNanos())));
    }

    private static MapOptions options(Workload work) {
        MapOptions options = MapOptions.NONE.withLabel(item -> work.label((Integer) item));
        return work.delivery().window() == 0 ? options : options.withWindow(work.delivery().window());
    }

    private static List<Integer> items(Workload work) {
        return IntStream.range(0, work.tasks()).boxed().toList();
    }

    /** Makes the pool and lets one thread map and consume; returns when it is done. */
    private static void play(RunStage stage, Workload work, Consumption consumption) throws Exception {
        ObservedExecutor pool = stage.pool(work.pool().name(), work.pool().workers());
        if (stage.values().has(WORKERS.id())) {
            stage.follow(WORKERS, pool::resize);
        }
        stage.start("consumer", () -> consumption.consume(pool));
        stage.join();
        pool.close();
    }

    private interface Consumption {
        void consume(ObservedExecutor pool) throws Exception;
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
            return Optional.of(mapped(nanos.length, Distribution.trace(nanos), 4, Duration.ZERO, 0));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            MapOptions labels = MapOptions.NONE.withLabel(seconds -> "work " + seconds + " s");
            BufferScenarios.play(stage, work, pool -> new Play(stage).run(pool, labels));
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
        private static final Parameter<Integer> TASKS = CommonParameters.count("tasks", "Tasks", 2, 2_000, 101, "How many tasks, the slow one included.");
        private static final Parameter<Duration> SLOW = CommonParameters.span("slow-duration", "First task", 4_000, "How long the first task runs.");
        private static final Parameter<Duration> FAST = CommonParameters.span("fast-duration", "Other tasks", 90, "How long each other task runs.");

        SlowFirstTask() {
            super(About.of("slow-first-task", "Slow first task", About.Group.DELIVERY,
                    "One slow task at the head of the line, a hundred fast ones behind it. All hundred finish and wait: the consumer "
                            + "gets nothing until the first is done, and then everything at once.",
                    "At least nine tenths of the results are parked behind the first before it finishes."),
                    WORKERS, TASKS, SLOW, FAST);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(mapped(values.get(TASKS), Distribution.fixed(values.get(FAST).toNanos()).with(0, values.get(SLOW).toNanos()),
                    values.get(WORKERS), Duration.ZERO, 0));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            BufferScenarios.play(stage, work, pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, items(work), options(work)));
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
        private static final Parameter<Integer> TASKS = CommonParameters.count("tasks", "Tasks", 1, 500, 24, "How many tiles are loaded.");
        private static final Parameter<Integer> SIZE = new Parameter<>("size", "Size of a result", new ValueKind.Whole(1, 4_096, false, "KiB"), 256,
                TakesEffect.NEXT_RUN, "How many bytes each result really holds.");
        private static final Parameter<Duration> SLOW = CommonParameters.span("slow-duration", "First task", 2_500, "How long the first task runs.");
        private static final Parameter<Duration> FAST = CommonParameters.span("fast-duration", "Other tasks", 300, "How long each other task runs.");
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
            return Optional.of(mapped(values.get(TASKS), Distribution.fixed(values.get(FAST).toNanos()).with(0, values.get(SLOW).toNanos()),
                    values.get(WORKERS), values.get(PACE), 0)
                    .withLabel("load(tile #)")
                    .withResultBytes(Distribution.fixed(values.get(SIZE) * 1024L)));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            MapOptions sized = options(work).withSizeOf(data -> ((byte[]) data).length);
            BufferScenarios.play(stage, work, pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, items(work), sized));
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

    /** The consumer is slower than the workers together. */
    static final class SlowConsumer extends BuiltInScenario {
        private static final Parameter<Duration> PACE = CommonParameters.pace(300);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(20);
        private static final Parameter<Duration> DURATION = CommonParameters.span("duration", "Task duration", 400, "How long each task runs.");

        SlowConsumer() {
            super(About.of("slow-consumer", "Slow consumer", About.Group.DELIVERY,
                    "Four workers make ten results a second, the consumer takes three. The results wait in the buffer, all deliverable: "
                            + "more workers would help nobody.",
                    "Results wait for the consumer, far longer than for a smaller index."),
                    WORKERS, PACE, TASKS, DURATION);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(mapped(values.get(TASKS), Distribution.fixed(values.get(DURATION).toNanos()), values.get(WORKERS), values.get(PACE), 0));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            BufferScenarios.play(stage, work, pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, items(work), options(work)));
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

            private void store(int result) throws InterruptedException {
                stage.sleep(stage.get(PACE));
            }
        }
    }

    /** The consumer waits for the workers. */
    static final class FastConsumer extends BuiltInScenario {
        private static final Parameter<Duration> PACE = CommonParameters.pace(5);
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(20);
        private static final Parameter<Duration> DURATION = CommonParameters.span("duration", "Task duration", 500, "How long each task runs.");

        FastConsumer() {
            super(About.of("fast-consumer", "Fast consumer", About.Group.DELIVERY,
                    "The consumer needs hardly any time for a result, and waits for the workers nearly always. The buffer stays almost "
                            + "empty; here more workers help.",
                    "The consumer waits for most of the run."),
                    WORKERS, PACE, TASKS, DURATION);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(mapped(values.get(TASKS), Distribution.fixed(values.get(DURATION).toNanos()), values.get(WORKERS), values.get(PACE), 0));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            BufferScenarios.play(stage, work, pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, items(work), options(work)));
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
        private static final Parameter<Duration> DURATION = CommonParameters.span("duration", "Task duration", 300, "How long each task runs.");

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
            return Optional.of(mapped(values.get(TASKS), Distribution.fixed(values.get(DURATION).toNanos()), values.get(WORKERS),
                    values.get(PACE), values.get(WINDOW)));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            BufferScenarios.play(stage, work, pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, items(work), options(work)));
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

            private void store(int result) throws InterruptedException {
                stage.sleep(stage.get(PACE));
            }
        }
    }

    /** Results are used while later ones are still in the making. */
    static final class StreamingConsume extends BuiltInScenario {
        private static final Parameter<Integer> TASKS = CommonParameters.tasks(18);
        private static final Parameter<Duration> DURATION = CommonParameters.span("duration", "Task duration", 400, "How long each task runs.");
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
            return Optional.of(mapped(values.get(TASKS), Distribution.fixed(values.get(DURATION).toNanos()), values.get(THREE), values.get(PACE), 0)
                    .withLabel("parse(line #)"));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            BufferScenarios.play(stage, work, pool -> new Play(stage, new TimedTasks(stage, work)).run(pool, items(work), options(work)));
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
