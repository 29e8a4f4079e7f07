package io.poolscope.scenario.catalogue;

import io.poolscope.event.Event;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What the scenarios of {@code map} have in common: one thread maps items to a pool and consumes the results. */
final class MapPlay {
    /** How many workers the pool has; may be changed while it runs. */
    static final Parameter<Integer> WORKERS = CommonParameters.workers(4);

    private MapPlay() {
    }

    /** A workload whose results come by {@code map}, to a consumer that works on each. */
    static Workload mapped(int tasks, Distribution durations, int workers, Duration pace, int window) {
        return Workload.of(tasks, durations)
                .withLabel("work(#)")
                .withPool(new PoolSpec("worker", workers, Event.UNBOUNDED, SaturationPolicy.BLOCK, Order.FIFO))
                .withDelivery(new DeliverySpec(DeliveryMode.MAP, Math.max(0, window), 1, Distribution.fixed(pace.toNanos())));
    }

    /** The tasks' labels, and the window if there is one. */
    static MapOptions options(Workload work) {
        MapOptions options = MapOptions.NONE.withLabel(item -> work.label((Integer) item));
        return work.delivery().window() == 0 ? options : options.withWindow(work.delivery().window());
    }

    /** The items: the numbers of the tasks. */
    static List<Integer> items(Workload work) {
        return IntStream.range(0, work.tasks()).boxed().toList();
    }

    /** Makes the pool and lets one thread map and consume; returns when it is done. */
    static void play(RunStage stage, Workload work, Consumption consumption) throws Exception {
        ObservedExecutor pool = stage.pool(work.pool().name(), work.pool().workers());
        if (stage.values().has(WORKERS.id())) {
            stage.follow(WORKERS, pool::resize);
        }
        stage.start("consumer", () -> consumption.consume(pool));
        stage.join();
        pool.close();
    }

    /** What the consumer does with the pool. */
    interface Consumption {
        void consume(ObservedExecutor pool) throws Exception;
    }
}
