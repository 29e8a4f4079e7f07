package io.poolscope.executor;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** A worker of a work-stealing pool; it ends when it has been idle for long, or with its pool. */
final class ForkWorker extends ForkJoinWorkerThread implements CarrierThread {
    private final ObservedExecutor pool;
    private ThreadRole carrier;
    private boolean prepared;

    ForkWorker(ObservedExecutor pool, ForkJoinPool forkJoin) {
        super(forkJoin);
        this.pool = pool;
    }

    @Override
    protected void onStart() {
        super.onStart();
        carrier = pool.lanes.enter();
    }

    /**
     * Runs the initializer, unless it has run here; called before a task is run. Not when the thread starts: a work-stealing pool
     * waits for a worker that has not come to its first task, and starts no other.
     */
    void prepare() {
        if (!prepared) {
            prepared = true;
            pool.workforce.initialize();
        }
    }

    @Override
    protected void onTermination(Throwable failure) {
        if (carrier != null) {
            pool.lanes.leave(carrier);
        }
        super.onTermination(failure);
    }

    @Override
    public ThreadRole carrier() {
        return carrier;
    }

    @Override
    public void carrier(ThreadRole next) {
        carrier = next;
    }
}
