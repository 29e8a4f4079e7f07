package io.poolscope.scenario.catalogue;

import io.poolscope.event.Event;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.executor.Completions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.OrderedStream;
import io.poolscope.executor.StreamOptions;
import io.poolscope.scenario.About;
import io.poolscope.scenario.DurationRange;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.RunStage;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;

/** The same work delivered in order, in order without anything to wait for, and as it completes. */
@SuppressWarnings("UnusedVariable") // what is shown of a play names what it takes
final class StreamScenarios {
    private static final Parameter<Integer> WORKERS = CommonParameters.workers(4);
    private static final Parameter<Duration> PACE = CommonParameters.pace(110);
    private static final Parameter<Integer> TASKS = CommonParameters.tasks(30);
    private static final Parameter<Integer> QUEUE = CommonParameters.queue(6);
    private static final Parameter<Integer> WINDOW = CommonParameters.window(Event.UNBOUNDED);
    private static final Parameter<DurationRange> DURATION = CommonParameters.durations(280, 600);
    private static final Parameter<Integer> SLOW = CommonParameters.count("slow", "Slow task", 1, 10_000, 5,
            "Which task takes long; none if there are fewer.");
    private static final Parameter<Duration> SLOW_DURATION = CommonParameters.span("slow-duration", "Its duration", 2_600,
            "How long the slow task runs.");
    private static final Parameter<SaturationPolicy> POLICY = CommonParameters.policy(SaturationPolicy.BLOCK);

    private StreamScenarios() {
    }

    private static Workload work(ParameterValues values, long seed, DeliveryMode mode, int window) {
        return Workload.of(values.get(TASKS), TimedTasks.logNormal(values.get(DURATION))
                .with(values.get(SLOW) - 1, values.get(SLOW_DURATION).toNanos()))
                .withSeed(seed)
                .withLabel("render(page #)")
                .withPool(new PoolSpec("worker", values.get(WORKERS), values.get(QUEUE),
                        values.has(POLICY.id()) ? values.get(POLICY) : SaturationPolicy.BLOCK, Order.FIFO))
                .withDelivery(new DeliverySpec(mode, Math.max(0, window), 1, Distribution.fixed(values.get(PACE).toNanos())));
    }

    private static ObservedExecutor pool(RunStage stage, PoolSpec spec) {
        ObservedExecutor pool = stage.pool(spec.name(), spec.workers(), spec.capacity(), spec.policy());
        stage.follow(WORKERS, pool::resize);
        return pool;
    }

    /** The default: a slow early task holds finished results back. */
    static final class OrderedResultsScenario extends BuiltInScenario {
        OrderedResultsScenario() {
            super(About.of("ordered-results", "Ordered stream", About.Group.DELIVERY,
                    "A slow task holds back finished results. Watch the ordered buffer behind #5: the workers go on, their results are "
                            + "parked, and the consumer waits although there is plenty to consume. When #5 finishes, all of them are "
                            + "deliverable at once, and now the consumer's pace is what they wait for.",
                    "While the slow task runs, results of later ones are parked; they are consumed in the order of submission."),
                    WORKERS, PACE, TASKS, QUEUE, WINDOW, DURATION, SLOW, SLOW_DURATION, POLICY);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(work(values, seed, DeliveryMode.ORDERED_STREAM, values.get(WINDOW)));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = work(stage.values(), stage.seed(), DeliveryMode.ORDERED_STREAM, stage.get(WINDOW));
            new OrderedPlay(stage, work, new TimedTasks(stage, work)).play();
        }
    }

    /** One thread submits, another iterates. */
    private record OrderedPlay(RunStage stage, Workload work, TimedTasks naps) {
        void play() throws Exception {
            ObservedExecutor pool = pool(stage, work.pool());
            OrderedStream<Integer> stream = pool.orderedStream(options(work));
            stage.start("submitter", () -> submit(stream));
            stage.start("consumer", () -> consume(stream));
            stage.join();
            pool.close();
        }

        // @show ordered-results
        // submitter
        private void submit(OrderedStream<Integer> stream) {
            for (int page = 0; page < work.tasks(); page++) {
                stage.step("submit");
                render(stream, page);
            }
            stage.step("close");
            stream.finish();
        }

        // consumer
        private void consume(OrderedStream<Integer> stream) throws Exception {
            stage.step("take");
            for (int image : stream) {
                stage.step("consume");
                save(image);
                stage.step("take");
            }
        }
        // @end

        private void render(OrderedStream<Integer> stream, int page) {
            try {
                stream.submit(work.label(page), () -> naps.nap(page));
            } catch (RejectedExecutionException e) {
                stage.say(work.label(page) + " was rejected: the queue is full");
            }
        }

        private void save(int image) throws InterruptedException {
            stage.sleep(stage.get(PACE));
        }
    }

    private static StreamOptions<Integer> options(Workload work) {
        StreamOptions<Integer> plain = StreamOptions.none();
        return work.delivery().window() == 0 ? plain : plain.withWindow(work.delivery().window());
    }

    /** Durations that grow: each result is there before the next, and nothing parks. */
    static final class InOrderScenario extends BuiltInScenario {
        private static final Parameter<Duration> QUICK_PACE = CommonParameters.pace(10);

        InOrderScenario() {
            super(About.of("in-order", "Finishing in order", About.Group.DELIVERY,
                    "The same tasks, the shortest first, so that they finish in the order in which they were submitted. The ordered "
                            + "buffer stays empty: in-order delivery costs nothing when the work finishes in order.",
                    "No finished result waits for a smaller index, and hardly any is parked."),
                    WORKERS, QUICK_PACE, TASKS, QUEUE, DURATION);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            int tasks = values.get(TASKS);
            Workload drawn = Workload.of(tasks, TimedTasks.logNormal(values.get(DURATION))).withSeed(seed);
            long[] sorted = LongStream.range(0, tasks).map(i -> drawn.duration((int) i)).sorted().toArray();
            return Optional.of(drawn.withDurations(Distribution.trace(sorted))
                    .withLabel("render(page #)")
                    .withPool(new PoolSpec("worker", values.get(WORKERS), values.get(QUEUE), SaturationPolicy.BLOCK, Order.FIFO))
                    .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM)
                            .withPace(Distribution.fixed(values.get(QUICK_PACE).toNanos()))));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            new InOrderPlay(stage, work, new TimedTasks(stage, work)).play();
        }

        private record InOrderPlay(RunStage stage, Workload work, TimedTasks naps) {
            void play() throws Exception {
                ObservedExecutor pool = pool(stage, work.pool());
                OrderedStream<Integer> stream = pool.orderedStream();
                stage.start("submitter", () -> submit(stream));
                stage.start("consumer", () -> consume(stream));
                stage.join();
                pool.close();
            }

            // @show in-order
            // submitter
            private void submit(OrderedStream<Integer> stream) {
                for (int page = 0; page < work.tasks(); page++) {
                    stage.step("submit");
                    render(stream, page);
                }
                stream.finish();
            }

            // consumer
            private void consume(OrderedStream<Integer> stream) throws Exception {
                stage.step("take");
                for (int image : stream) {
                    stage.step("consume");
                    save(image);
                    stage.step("take");
                }
            }
            // @end

            private void render(OrderedStream<Integer> stream, int page) {
                stream.submit(work.label(page), () -> naps.nap(page));
            }

            private void save(int image) throws InterruptedException {
                stage.sleep(stage.get(QUICK_PACE));
            }
        }
    }

    /** The default's work, delivered as it finishes. */
    static final class AsCompletedScenario extends BuiltInScenario {
        private static final Parameter<Integer> LONG_QUEUE = QUEUE.withDefault(Event.UNBOUNDED);

        AsCompletedScenario() {
            super(About.of("as-completed", "As completed", About.Group.DELIVERY,
                    "The same work as in the ordered stream, but the consumer takes whichever result is there. The slow task holds "
                            + "nobody back: no result is ever blocked, and #5 simply comes late. The price is that the order is lost.",
                    "No result waits for a smaller index: results of later tasks are consumed before the slow one's."),
                    WORKERS, PACE, TASKS, LONG_QUEUE, DURATION, SLOW, SLOW_DURATION);
        }

        @Override
        public Optional<Workload> workload(ParameterValues values, long seed) {
            return Optional.of(Workload.of(values.get(TASKS), TimedTasks.logNormal(values.get(DURATION))
                    .with(values.get(SLOW) - 1, values.get(SLOW_DURATION).toNanos()))
                    .withSeed(seed)
                    .withLabel("render(page #)")
                    .withPool(new PoolSpec("worker", values.get(WORKERS), values.get(LONG_QUEUE), SaturationPolicy.BLOCK, Order.FIFO))
                    .withDelivery(DeliverySpec.of(DeliveryMode.AS_COMPLETED)
                            .withPace(Distribution.fixed(values.get(PACE).toNanos()))));
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Workload work = workload(stage.values(), stage.seed()).orElseThrow();
            new AsCompletedPlay(stage, work, new TimedTasks(stage, work)).play();
        }

        private record AsCompletedPlay(RunStage stage, Workload work, TimedTasks naps) {
            void play() throws Exception {
                ObservedExecutor pool = pool(stage, work.pool());
                stage.start("consumer", () -> submitAndConsume(pool));
                stage.join();
                pool.close();
            }

            // @show as-completed
            private void submitAndConsume(ObservedExecutor pool) throws InterruptedException, ExecutionException {
                List<ObservedFuture<Integer>> images = new ArrayList<>();
                for (int page = 0; page < work.tasks(); page++) {
                    stage.step("submit");
                    images.add(render(pool, page));
                }
                stage.step("take");
                for (ObservedFuture<Integer> image : Completions.asCompleted(images)) {
                    stage.step("consume");
                    save(image.get()); // whichever finished first
                    stage.step("take");
                }
            }
            // @end

            private ObservedFuture<Integer> render(ObservedExecutor pool, int page) {
                return pool.submit(work.label(page), () -> naps.nap(page));
            }

            private void save(int image) throws InterruptedException {
                stage.sleep(stage.get(PACE));
            }
        }
    }
}
