package io.poolscope.scenario.catalogue;

import io.poolscope.executor.ObservedExecutor;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import io.poolscope.scenario.TakesEffect;

/** What most scenarios play on: one pool, and one thread of the scenario's own that uses it. */
final class OnePool {
    private OnePool() {
    }

    /** What the thread does. */
    @FunctionalInterface
    interface Use {
        void of(ObservedExecutor pool) throws Exception;
    }

    /**
     * Makes the pool, lets the thread use it, and closes it; returns when that is done.
     *
     * @param name the pool's name
     * @param workers how many workers it has; followed where it acts at once
     * @param thread what the thread is called
     */
    static void play(RunStage stage, String name, Parameter<Integer> workers, String thread, Use use) throws Exception {
        ObservedExecutor pool = stage.pool(name, stage.get(workers));
        if (workers.acts() == TakesEffect.NOW) {
            stage.follow(workers, pool::resize);
        }
        stage.start(thread, () -> use.of(pool));
        stage.join();
        pool.close();
    }
}
