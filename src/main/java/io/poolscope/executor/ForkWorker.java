package io.poolscope.executor;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** A worker of a work-stealing pool; it ends when it has been idle for long, or with its pool. */
final class ForkWorker extends ForkJoinWorkerThread implements CarrierThread {
    private final ObservedExecutor pool;
    private ThreadRole carrier;

    ForkWorker(ObservedExecutor pool, ForkJoinPool forkJoin) {
        super(forkJoin);
        this.pool = pool;
    }

    @Override
    protected void onStart() {
        super.onStart();
        carrier = pool.lanes.enter();
        pool.workforce.initialize();
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
