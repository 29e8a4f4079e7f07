package io.poolscope.executor;

import io.poolscope.event.Event;
import io.poolscope.event.EventPort;
import io.poolscope.event.SaturationPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Stages that items pass one after the other, each stage a pool of its own. What lies between two stages is the bounded
 * queue of the second one: a task of the first that finds it full waits, and keeps its worker, until there is room. So a
 * slow stage holds back all before it. What leaves the last stage goes to an {@link ObservedQueue} of results, which is
 * shut down when all items have passed. With several workers in a stage items may overtake each other.
 *
 * <p>An item whose function throws leaves the pipeline there; its task has failed, and the others go on.
 *
 * <p>The usual end: {@link #finish()}, take results until {@link QueueShutdownException}, {@link #close()}. All methods
 * may be called from any thread.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
public final class Pipeline<I, O> implements AutoCloseable {
    private final List<Stage> stages;
    private final ObservedQueue<O> results;
    /** Guards the two below; a leaf. */
    private final Object progress = new Object();
    private long inside;
    private boolean finished;

    /** A stage: its pool and what it does to an item. */
    private record Stage(ObservedExecutor pool, String name, MapFunction<Object, Object> function) {
    }

    /** One that passes. */
    private static final class Item {
        final String label;
        /** Guarded by the progress lock. */
        boolean gone;

        Item(String label) {
            this.label = Objects.requireNonNull(label, "label");
        }
    }

    private Pipeline(List<Stage> stages, ObservedQueue<O> results) {
        this.stages = stages;
        this.results = results;
    }

    /** Starts to state a pipeline. */
    public static <I> Builder<I, I> builder(EventPort port) {
        return new Builder<>(port, new ArrayList<>());
    }

    /**
     * States a pipeline, stage by stage; not thread-safe.
     *
     * @param <I> what goes into the pipeline
     * @param <T> what comes out of the last stage stated
     */
    public static final class Builder<I, T> {
        private final EventPort port;
        private final List<StagePlan> plans;

        private record StagePlan(String name, int workers, int capacity, MapFunction<Object, Object> function) {
        }

        private Builder(EventPort port, List<StagePlan> plans) {
            this.port = Objects.requireNonNull(port, "port");
            this.plans = plans;
        }

        /**
         * Adds a stage.
         *
         * @param name its name, and its pool's
         * @param workers how many workers it has
         * @param queueCapacity how many items may wait before it, or {@link Event#UNBOUNDED}
         * @param function what it does to an item
         */
        @SuppressWarnings("unchecked") // the builder's type says what the last stage gives
        public <U> Builder<I, U> stage(String name, int workers, int queueCapacity, MapFunction<? super T, ? extends U> function) {
            ObservedExecutorBuilder.checkWorkers(workers);
            ObservedExecutorBuilder.checkCapacity(queueCapacity);
            MapFunction<T, U> typed = Objects.requireNonNull(function, "function")::apply;
            plans.add(new StagePlan(Objects.requireNonNull(name, "name"), workers, queueCapacity, item -> typed.apply((T) item)));
            return new Builder<>(port, plans);
        }

        /**
         * Makes the pipeline, its results without limit.
         *
         * @throws IllegalStateException if it has no stage
         */
        public Pipeline<I, T> build() {
            return build(Event.UNBOUNDED);
        }

        /**
         * Makes the pipeline.
         *
         * @param resultCapacity how many results may wait to be taken, or {@link Event#UNBOUNDED}
         * @throws IllegalStateException if it has no stage
         */
        public Pipeline<I, T> build(int resultCapacity) {
            if (plans.isEmpty()) {
                throw new IllegalStateException("a pipeline needs at least one stage, and has none");
            }
            List<Stage> stages = new ArrayList<>();
            for (StagePlan plan : plans) {
                stages.add(new Stage(ObservedExecutor.builder(port).name(plan.name()).workers(plan.workers())
                        .queueCapacity(plan.capacity()).policy(SaturationPolicy.BLOCK).build(), plan.name(), plan.function()));
            }
            return new Pipeline<>(List.copyOf(stages), new ObservedQueue<>(port, "results", resultCapacity));
        }
    }

    /**
     * Puts an item in; waits while the first stage's queue is full.
     *
     * @throws IllegalStateException if the pipeline is finished
     */
    public void put(I item) {
        put("", item);
    }

    /**
     * Puts an item in; waits while the first stage's queue is full.
     *
     * @param label what to call the item's task in each stage
     * @throws IllegalStateException if the pipeline is finished
     */
    public void put(String label, I item) {
        synchronized (progress) {
            if (finished) {
                throw new IllegalStateException("the pipeline is finished and takes no more items");
            }
            inside++;
        }
        submit(new Item(label), 0, item);
    }

    /** Hands an item to a stage; it has left the pipeline if that fails. */
    private void submit(Item item, int stage, Object value) {
        ObservedExecutor pool = stages.get(stage).pool();
        ObservedTask<Void> task = new ObservedTask<>(pool, () -> pass(item, stage, value), TaskOptions.label(item.label));
        task.whenDone(done -> {
            if (done.isCancelled() || task.failure() != null) {
                left(item);
            }
        });
        pool.launch(task);
    }

    /** The body of an item's task in a stage. */
    private Void pass(Item item, int stage, Object value) throws Exception {
        Object out = stages.get(stage).function().apply(value);
        if (stage + 1 < stages.size()) {
            submit(item, stage + 1, out);
            return null;
        }
        @SuppressWarnings("unchecked") // the builder checked the stages against each other
        O result = (O) out;
        results.put(result);
        left(item);
        return null;
    }

    private void left(Item item) {
        synchronized (progress) {
            if (item.gone) {
                return;
            }
            item.gone = true;
            inside--;
        }
        endIfOver();
    }

    private void endIfOver() {
        boolean over;
        synchronized (progress) {
            over = finished && inside == 0;
        }
        if (over) {
            results.shutdown();
        }
    }

    /** Says that no more items come. The results are shut down once all that are inside have passed. */
    public void finish() {
        synchronized (progress) {
            finished = true;
        }
        endIfOver();
    }

    /** What came out. */
    public ObservedQueue<O> results() {
        return results;
    }

    /** The pools of the stages, in order. */
    public List<ObservedExecutor> pools() {
        return stages.stream().map(Stage::pool).toList();
    }

    /**
     * Finishes, waits until all that are inside have passed, and closes the stages, first to last. If the results are
     * bounded, they must be taken meanwhile.
     */
    @Override
    public void close() {
        finish();
        for (Stage stage : stages) {
            stage.pool().close();
        }
    }
}
