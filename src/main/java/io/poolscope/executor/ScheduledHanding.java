package io.poolscope.executor;

import java.util.concurrent.ScheduledExecutorService;

/** Into a scheduled executor service, which counts the delays itself, and by the wall clock. */
final class ScheduledHanding extends ServiceHanding {
    private final ScheduledExecutorService delegate;

    ScheduledHanding(ObservedExecutor pool, ScheduledExecutorService delegate) {
        super(pool, delegate);
        this.delegate = delegate;
    }

    @Override
    public void hand(ObservedTask<?> task) {
        if (task instanceof ScheduledTask<?> scheduled) {
            scheduled.handTo(delegate);
        } else {
            super.hand(task);
        }
    }
}
