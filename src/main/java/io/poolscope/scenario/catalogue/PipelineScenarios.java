package io.poolscope.scenario.catalogue;

import io.poolscope.event.Event;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.ObservedQueue;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.TakesEffect;
import io.poolscope.scenario.ValueKind;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.StageSpec;
import io.poolscope.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Stages with bounded queues between them. */
final class PipelineScenarios {
    private static final int DONE = -1;

    private PipelineScenarios() {
    }

    /** Read, parse, store: each stage its own pool, queues of 3, 3 and without limit, and a clean shutdown. */
    static final class ThreeStagePipeline extends BuiltInScenario {
        private static final Parameter<Integer> ITEMS =
                CommonParameters.count("items", "Items", 1, 2_000, 18, "How many items go through.");
        private static final Parameter<Integer> READERS = CommonParameters.count("readers", "Readers", 1, 16, 1, "How many workers read.");
        private static final Parameter<Integer> PARSERS = CommonParameters.count("parsers", "Parsers", 1, 16, 2, "How many workers parse.");
        private static final Parameter<Integer> WRITERS = CommonParameters.count("writers", "Writers", 1, 16, 1, "How many workers store.");
        private static final Parameter<Integer> BETWEEN =
                new Parameter<>("between", "Queues hold", new ValueKind.Whole(1, 1_000, false, ""), 3,
                        TakesEffect.NEXT_RUN, "How many items the queues after reading and after parsing hold.");
        private static final Parameter<Duration> READ =
                CommonParameters.span("read", "Reading one", 80, "How long it takes to read an item.");
        private static final Parameter<Duration> PARSE =
                CommonParameters.span("parse", "Parsing one", 200, "How long it takes to parse an item.");
        private static final Parameter<Duration> STORE =
                CommonParameters.span("store", "Storing one", 260, "How long it takes to store an item.");

        ThreeStagePipeline() {
            super(About.of("three-stage-pipeline", "Three-stage pipeline", About.Group.PIPELINES,
                    "Items are read, parsed and stored by three groups of workers with queues between them. Storing is slowest: the queue "
                            + "before it fills, then the parsers wait to put, then the queue before them fills, then the reader waits. "
                            + "At the end each stage tells the next that it is done, and all of them stop.",
                    "A queue before the slowest stage fills, workers of an earlier stage are blocked by it, and all stages end."),
                    ITEMS, READERS, PARSERS, WRITERS, BETWEEN, READ, PARSE, STORE);
        }

        /** Each item as a task of its own in each stage, which the loops of the later stages are not. */
        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            int between = values.get(BETWEEN);
            return Optional.of(Workload.of(values.get(ITEMS), fixed(values, READ)).withSeed(seed).withLabel("item #")
                    .withPool(PoolSpec.of(values.get(READERS)).withName("reader")).withStages(List.of(
                            new StageSpec(PoolSpec.of(values.get(PARSERS)).withName("parser").withCapacity(between), fixed(values, PARSE)),
                            new StageSpec(PoolSpec.of(values.get(WRITERS)).withName("writer").withCapacity(between),
                                    fixed(values, STORE)))));
        }

        private static Distribution fixed(ParameterValues values, Parameter<Duration> time) {
            return Distribution.fixed(values.get(time).toNanos());
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ObservedQueue<Integer> raw = new ObservedQueue<>(stage.port(), "raw", stage.get(BETWEEN));
            ObservedQueue<Integer> parsed = new ObservedQueue<>(stage.port(), "parsed", stage.get(BETWEEN));
            ObservedQueue<Integer> stored = new ObservedQueue<>(stage.port(), "stored", Event.UNBOUNDED);
            ObservedExecutor readers = stage.pool("reader", stage.get(READERS));
            ObservedExecutor parsers = stage.pool("parser", stage.get(PARSERS));
            ObservedExecutor writers = stage.pool("writer", stage.get(WRITERS));
            Play play = new Play(stage, raw, parsed, stored);
            stage.start("main", () -> play.run(readers, parsers, writers));
            stage.join();
        }

        private record Play(RunStage stage, ObservedQueue<Integer> raw, ObservedQueue<Integer> parsed, ObservedQueue<Integer> stored) {
            // @show three-stage-pipeline
            private void run(ObservedExecutor readers, ObservedExecutor parsers, ObservedExecutor writers) throws Exception {
                List<ObservedFuture<Void>> parsing = start(parsers, () -> stage(PARSE, raw, parsed));
                List<ObservedFuture<Void>> writing = start(writers, () -> stage(STORE, parsed, stored));
                stage.step("feed");
                List<ObservedFuture<Void>> reading = readAll(readers);
                await(reading);
                stage.step("end");
                raw.put(DONE);
                await(parsing);
                parsed.put(DONE);
                await(writing);
            }

            private Void stage(Parameter<Duration> time, ObservedQueue<Integer> from, ObservedQueue<Integer> to)
                    throws InterruptedException {
                stage.step("take");
                for (int item = from.get(); item != DONE; item = from.get()) {
                    stage.step("work");
                    work(time);
                    stage.step("pass");
                    to.put(item); // waits while the next queue is full
                    stage.step("take");
                }
                from.put(DONE); // for the next worker of this stage
                return null;
            }
            // @end

            private List<ObservedFuture<Void>> start(ObservedExecutor pool, Callable<Void> loop) {
                List<ObservedFuture<Void>> loops = new ArrayList<>();
                for (int number = 0; number < pool.workers(); number++) {
                    loops.add(pool.submit(pool.name() + " loop " + (number + 1), loop));
                }
                return loops;
            }

            private List<ObservedFuture<Void>> readAll(ObservedExecutor readers) {
                List<ObservedFuture<Void>> reading = new ArrayList<>();
                for (int item = 0; item < stage.get(ITEMS); item++) {
                    int read = item;
                    reading.add(readers.submit("read(" + (item + 1) + ")", () -> {
                        work(READ);
                        raw.put(read);
                        return null;
                    }));
                }
                return reading;
            }

            private static void await(List<ObservedFuture<Void>> tasks) throws Exception {
                for (ObservedFuture<Void> task : tasks) {
                    task.get();
                }
            }

            private void work(Parameter<Duration> time) throws InterruptedException {
                stage.sleep(stage.get(time));
            }
        }
    }
}
