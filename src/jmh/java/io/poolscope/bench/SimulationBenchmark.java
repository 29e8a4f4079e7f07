package io.poolscope.bench;

import io.poolscope.simulation.EventColumns;
import io.poolscope.simulation.Simulator;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
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
 * must fit the 2 GiB that its fork is given; {@code prediction} is what a moved slider costs, in tasks of a run of 1 000.
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

    private static EventColumns run(Workload workload) {
        EventColumns columns = new EventColumns();
        Simulator.run(workload, columns);
        return columns;
    }
}
