package io.poolscope.executor;

/** A worker of a pool of our own making: owned by its pool, it ends when the pool needs it no more. */
final class WorkerThread extends Thread implements CarrierThread {
    private final ObservedExecutor pool;
    private ThreadRole carrier;

    WorkerThread(ObservedExecutor pool, Runnable body, String name, boolean daemon) {
        super(null, body, name, 0, false);
        this.pool = pool;
        setDaemon(daemon);
    }

    @Override
    @SuppressWarnings("DoNotCall") // this thread's own body, on this thread
    public void run() {
        pool.workforce.work(super::run);
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
