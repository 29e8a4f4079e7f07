package io.poolscope.executor;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What foreign code does at one point of a pool's work: one act, a few times. Used by all threads of one case. */
final class Abuse {
    /** Where foreign code is called. */
    enum Point {
        TASK, EXECUTED, FUNCTION, ITEMS, LABEL, SIZE, TEXT, CALLBACK, FACTORY, HANDLER, INITIALIZER, BULK, CLOCK
    }

    /** What it does there. */
    enum Act { THROW, THROW_ERROR, OVERFLOW, HANG, REENTER, INTERRUPT, SHUT_DOWN, SHUT_DOWN_NOW, CANCEL_ALL }

    /** What it throws. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Abuse abuse;

        Thrown(Abuse abuse) {
            this.abuse = abuse;
        }

        @Override
        public String getMessage() {
            abuse.at(Point.TEXT);
            return "thrown";
        }
    }

    /** The same as an error. */
    static final class ThrownError extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final int TIMES = 3;

    final Point point;
    final Act act;
    final Queue<ObservedFuture<?>> futures = new ConcurrentLinkedQueue<>();
    final CountDownLatch hanging = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    volatile ObservedExecutor pool;
    private final AtomicInteger left;
    private final AtomicBoolean over = new AtomicBoolean();

    Abuse(Point point, Act act) {
        this.point = point;
        this.act = act;
        left = new AtomicInteger(act == Act.HANG ? 1 : TIMES);
    }

    /** Foreign code is called at a point: does what it does, if it is the point. */
    void at(Point here) {
        if (here != point || over.get() || left.getAndDecrement() <= 0) {
            return;
        }
        switch (act) {
            case THROW -> throw new Thrown(this);
            case THROW_ERROR -> throw new ThrownError();
            case OVERFLOW -> overflow(0);
            case HANG -> hang();
            case REENTER -> reenter();
            case INTERRUPT -> Thread.currentThread().interrupt();
            case SHUT_DOWN -> pool.shutdown();
            case SHUT_DOWN_NOW -> stop(pool);
            case CANCEL_ALL -> futures.forEach(each -> each.cancel(true));
        }
    }

    /** As Java defines it, futures that shutdownNow gives back are left undone: who calls it cancels them, or others may wait for ever. */
    static void stop(ObservedExecutor pool) {
        for (Runnable each : pool.shutdownNow()) {
            if (each instanceof Future<?> future) {
                future.cancel(false);
            }
        }
    }

    @SuppressWarnings("InfiniteRecursion") // until the stack is full
    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    private void hang() {
        hanging.countDown();
        boolean interrupted = false;
        while (true) {
            try {
                released.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void reenter() {
        ObservedFuture<Integer> future = pool.submit(() -> 1);
        futures.add(future);
        future.whenDone(done -> at(Point.CALLBACK));
        pool.execute(() -> at(Point.EXECUTED));
        pool.queueDepth();
        future.cancel(true);
    }

    /** From now on foreign code behaves, and what hangs goes on. */
    void end() {
        over.set(true);
        released.countDown();
    }
}
