package io.poolscope.simulation;

import io.poolscope.event.Clock;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.Pipeline;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;

/** Runs a workload of several stages on the executor's pipeline, with real threads, under a given clock. */
final class RealPipeline extends RealStory {
    private final Workload workload;
    private Pipeline<Integer, Integer> pipeline;
    private volatile Thread submitter;

    RealPipeline(Workload workload, Clock clock) {
        super(clock);
        this.workload = workload;
    }

    @Override
    void start() {
        Pipeline.Builder<Integer, Integer> builder = Pipeline.builder(this);
        for (int stage = 0; stage < workload.stageCount(); stage++) {
            PoolSpec pool = workload.pool(stage);
            int number = stage;
            builder = builder.stage(pool.name(), pool.workers(), pool.capacity(), item -> work(number, item));
        }
        pipeline = builder.build();
        own(this::play);
    }

    private void play() {
        submitter = thread("submitter", () -> {
            for (int item = 0; item < workload.tasks(); item++) {
                clock().sleepUntil(clock().now() + workload.arrivalGap(item));
                pipeline.put(workload.label(item), item);
            }
        });
        submitter.start();
        try {
            submitter.join();
        } catch (InterruptedException e) {
            failed(e);
        }
        pipeline.close();
    }

    private int work(int stage, int item) throws InterruptedException {
        sleep(workload.duration(stage, item));
        if (workload.fails(stage, item)) {
            throw new IllegalStateException(Workload.failure(item));
        }
        return item;
    }

    @Override
    boolean quiet(VirtualClock virtual, int tasks) {
        return pipeline.pools().stream().mapToInt(ObservedExecutor::busyWorkers).sum() == tasks && quiet(virtual, submitter);
    }
}
