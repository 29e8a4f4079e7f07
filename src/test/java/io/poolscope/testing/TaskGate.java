package io.poolscope.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** A task's body that says when it has been entered and waits to be opened. */
public final class TaskGate implements Callable<String> {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile boolean interrupted;

    @Override
    public String call() throws InterruptedException {
        entered.countDown();
        try {
            open.await();
        } catch (InterruptedException e) {
            interrupted = true;
            throw e;
        }
        return "passed";
    }

    public void awaitEntered() throws InterruptedException {
        entered.await();
    }

    boolean isEntered() {
        return entered.getCount() == 0;
    }

    public void open() {
        open.countDown();
    }

    public boolean wasInterrupted() {
        return interrupted;
    }
}
