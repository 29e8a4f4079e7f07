package io.poolscope.simulation;

import io.poolscope.event.Clock;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.executor.Completions;
import io.poolscope.executor.MapOptions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.OrderedResults;
import io.poolscope.executor.OrderedStream;
import io.poolscope.executor.StreamOptions;
import io.poolscope.executor.TaskFailedException;
import io.poolscope.executor.TaskOptions;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs a workload on the real executor, with real threads, under a given clock(). Orders that the executor has no pool for
 * are had from a priority pool: last in first out by the index, shortest first by the duration.
 */
final class RealRun extends RealStory {
    private final Workload workload;
    private volatile Thread submitter;
    private volatile Thread consumer;
    private ObservedExecutor pool;

    RealRun(Workload workload, Clock clock) {
        super(clock);
        this.workload = workload;
    }

    @Override
    void start() {
        pool = ObservedExecutor.builder(this).name(workload.pool().name()).workers(workload.pool().workers())
                .queueCapacity(workload.pool().capacity()).policy(workload.pool().policy()).kind(kind()).build();
        own(this::play);
    }

    private PoolKind kind() {
        return switch (workload.pool().order()) {
            case FIFO -> PoolKind.FIXED;
            case PRIORITY, LIFO, SHORTEST_FIRST -> PoolKind.PRIORITY;
            case WORK_STEALING -> PoolKind.WORK_STEALING;
        };
    }

    private void play() {
        switch (workload.delivery().mode()) {
            case NONE -> submitter = thread("submitter", this::submitAll);
            case AS_COMPLETED -> submitter = thread("submitter", this::asCompleted);
            case MAP -> submitter = thread("submitter", this::map);
            case ORDERED_STREAM -> {
                OrderedStream<Integer> stream = pool.orderedStream(options());
                submitter = thread("submitter", () -> stream(stream));
                consumer = thread("consumer", () -> consume(stream));
                consumer.start();
            }
        }
        submitter.start();
        try {
            submitter.join();
            if (consumer != null) {
                consumer.join();
            }
        } catch (InterruptedException e) {
            failed(e);
        }
        pool.close();
    }

    private StreamOptions<Integer> options() {
        StreamOptions<Integer> options = StreamOptions.<Integer>none().withSizeOf(index -> workload.bytes(index));
        return workload.delivery().window() == 0 ? options : options.withWindow(workload.delivery().window());
    }

    private Callable<Integer> task(int index) {
        return () -> {
            work(index);
            return index;
        };
    }

    private int work(int index) throws InterruptedException {
        sleep(workload.duration(index));
        if (workload.fails(index)) {
            throw new IllegalStateException(Workload.failure(index));
        }
        return index;
    }

    private TaskOptions options(int index) {
        int priority = switch (workload.pool().order()) {
            case LIFO -> index;
            case SHORTEST_FIRST -> (int) -(workload.duration(index) / 10_000);
            case FIFO, PRIORITY, WORK_STEALING -> workload.priority(index);
        };
        return new TaskOptions(workload.label(index), priority);
    }

    private void gap(int index) throws InterruptedException {
        clock().sleepUntil(clock().now() + workload.arrivalGap(index));
    }

    private void pace(int index) throws InterruptedException {
        clock().sleepUntil(clock().now() + workload.pace(index));
    }

    private List<ObservedFuture<Integer>> submitAll() throws InterruptedException {
        List<ObservedFuture<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < workload.tasks(); i++) {
            gap(i);
            try {
                futures.add(pool.submit(options(i), task(i)));
            } catch (RejectedExecutionException e) {
                expectRefusal();
            }
        }
        return futures;
    }

    private void expectRefusal() {
        if (workload.pool().policy() != SaturationPolicy.ABORT) {
            throw new AssertionError("refused under " + workload.pool().policy());
        }
    }

    private void stream(OrderedStream<Integer> stream) throws InterruptedException {
        for (int i = 0; i < workload.tasks(); i++) {
            gap(i);
            try {
                stream.submit(options(i), task(i));
            } catch (RejectedExecutionException e) {
                expectRefusal();
            }
        }
        stream.finish();
    }

    private void consume(OrderedStream<Integer> stream) throws InterruptedException {
        while (stream.hasNext()) {
            int index;
            try {
                index = stream.next();
            } catch (TaskFailedException e) {
                index = (int) e.index();
            } catch (NoSuchElementException e) {
                return;
            }
            pace(index);
        }
    }

    private void map() throws InterruptedException {
        MapOptions options = MapOptions.NONE.withChunk(workload.delivery().chunk())
                .withSizeOf(index -> workload.bytes((Integer) index));
        options = workload.label().isEmpty() ? options : options.withLabel(index -> workload.label((Integer) index));
        options = workload.delivery().window() == 0 ? options : options.withWindow(workload.delivery().window());
        try (OrderedResults<Integer> results = pool.map(this::items, this::work, options)) {
            while (results.hasNext()) {
                pace(results.next());
            }
        } catch (TaskFailedException | RejectedExecutionException _) {
            // as planned: the events tell what it did to the others
        }
    }

    private Iterator<Integer> items() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < workload.tasks();
            }

            @Override
            public Integer next() {
                try {
                    gap(next);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return next++;
            }
        };
    }

    private void asCompleted() throws InterruptedException {
        int taken = 0;
        for (ObservedFuture<Integer> future : Completions.asCompleted(submitAll())) {
            try {
                future.get();
            } catch (ExecutionException | CancellationException _) {
                // as planned: that it was read is an event
            }
            pace(taken++);
        }
    }

    @Override
    boolean quiet(VirtualClock virtual, int tasks) {
        int own = submitter != null && inTask().contains(submitter) ? 1 : 0;
        return pool.busyWorkers() + own == tasks && quiet(virtual, submitter) && quiet(virtual, consumer);
    }
}
