package io.poolscope.bench;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.Findings;
import io.poolscope.event.Names;
import io.poolscope.render.Ghost;
import io.poolscope.render.Picture;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.simulation.EventColumns;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Tasks simulated a second, their events kept in columns. {@code tenMillion} is one whole run of 10 million tasks, which
 * must fit the 2 GiB that its fork is given; {@code prediction} is what a moved slider costs, in tasks of a run of 1 000,
 * {@code predictionDrawn} the same up to the picture, and {@code rules} what all rules take over a run of a million tasks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SimulationBenchmark {
    private static final int TASKS = 1_000_000;
    private static final int MANY = 10_000_000;

    /** How many workers. */
    @Param({"8", "64", "1000"})
    public int workers;

    private Workload pool;
    private Workload stream;

    /** For JMH. */
    public SimulationBenchmark() {
    }

    /** A pool at nine tenths of its capacity. */
    @Setup
    public void prepare() {
        pool = Workload.of(TASKS, Distribution.uniform(50_000, 150_000)).withArrivals(Arrivals.every(110_000 / workers))
                .withPool(PoolSpec.of(workers).withCapacity(1024));
        stream = pool.withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(50)));
    }

    /** Three events a task. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public EventColumns pool() {
        return run(pool);
    }

    /** Results in order: five events a task and more where the consumer waits. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public EventColumns orderedStream() {
        return run(stream);
    }

    /** The events of ten million tasks at once. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public EventColumns tenMillion() {
        return run(pool.withTasks(MANY));
    }

    /** A prediction of a thousand tasks. */
    @Benchmark
    @OperationsPerInvocation(1_000)
    public EventColumns prediction() {
        return run(stream.withTasks(1_000));
    }

    /** A run of a million tasks for the rules. */
    @State(Scope.Thread)
    public static class MillionTasks {
        private Snapshot snapshot;

        /** For JMH. */
        public MillionTasks() {
        }

        /** Simulates it once. */
        @Setup
        public void prepare() {
            snapshot = timeline(Workload.of(TASKS, Distribution.uniform(8_000_000, 12_000_000).with(4, 1_000_000_000))
                    .withArrivals(Arrivals.every(3_000_000))
                    .withPool(PoolSpec.of(4).withCapacity(100)).withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM)));
        }
    }

    /** All rules over it, in milliseconds; the number of workers does not matter. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<Finding> rules(MillionTasks run) {
        return Findings.of(run.snapshot, 8);
    }

    /** A thousand tasks from the moved slider to the new picture's shapes, in milliseconds: simulated, folded and laid out. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Picture predictionDrawn() {
        Snapshot predicted = timeline(stream.withTasks(1_000));
        PictureStyle options = PictureStyle.of(TextMeasure.APPROXIMATE).withGhosts(List.of(new Ghost("predicted", predicted)));
        return new PictureLayout().layout(predicted, new Viewport(0, predicted.end(), 1600, 900), options);
    }

    private static Snapshot timeline(Workload workload) {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        Simulator.run(workload, names, timeline);
        return timeline.snapshot();
    }

    private static EventColumns run(Workload workload) {
        EventColumns columns = new EventColumns();
        Simulator.run(workload, columns);
        return columns;
    }
}
