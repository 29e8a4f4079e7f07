package io.poolscope.executor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * A {@link FutureTask} that calls back when it is done. Kept apart from what is observed, as it has its own protocol.
 *
 * @param <V> the result's type
 */
abstract class CallbackFuture<V> extends FutureTask<V> implements ObservedFuture<V> {
    /*
     * Callbacks are a stack that only grows by compare-and-set and is taken as a whole. FutureTask sets its state by a
     * compare-and-set before done() reads the stack, and whenDone reads that state after it has pushed: one of the
     * two sees the other, and whoever takes the stack calls what is in it. Without callbacks an end costs one read.
     */
    private static final VarHandle CALLBACKS =
            Handles.of(MethodHandles.lookup(), CallbackFuture.class, "callbacks", Callback.class);

    /** A callback not called yet, and the one before it. */
    static final class Callback {
        /** Null once nobody wants it any more; then it is dropped by the next that comes above it. */
        private volatile Consumer<Object> body;
        private Callback next;

        Callback(Consumer<Object> body) {
            this.body = body;
        }
    }

    /** The callbacks not called yet, last first. */
    private volatile Callback callbacks;

    CallbackFuture(Callable<V> body) {
        super(body);
    }

    CallbackFuture(Runnable body, V result) {
        super(body, result);
    }

    /** The future is done, and its callbacks were called; or the task was abandoned. */
    abstract void settled();

    /** A callback threw. */
    abstract void callbackFailed(Throwable failure);

    @Override
    @SuppressWarnings("unchecked") // each callback gets this future
    public final void whenDone(Consumer<? super ObservedFuture<V>> callback) {
        Objects.requireNonNull(callback, "callback");
        add((Consumer<Object>) (Consumer<?>) callback);
    }

    /** As {@link #whenDone}; {@link #forget} takes it back. */
    final Callback add(Consumer<Object> body) {
        Callback added = new Callback(body);
        Callback top;
        do {
            top = callbacks;
            Callback wanted = top;
            while (wanted != null && wanted.body == null) {
                wanted = wanted.next;
            }
            added.next = wanted;
        } while (!CALLBACKS.compareAndSet(this, top, added));
        if (isDone()) {
            callBack();
        }
        return added;
    }

    /** How many callbacks it holds. */
    final int callbacksLeft() {
        int count = 0;
        for (Callback each = callbacks; each != null; each = each.next) {
            count++;
        }
        return count;
    }

    /** A wait is over: its callback may still be called, or not. */
    static void forget(Callback callback) {
        callback.body = null;
    }

    @Override
    protected final void done() {
        if (callbacks != null) {
            callBack();
        }
        settled();
    }

    private void callBack() {
        ThreadRole here = ThreadRole.current();
        if (here != null) {
            // What is called may emit events: the time of the last end is not the thread's last any more.
            here.lastEnd = 0;
        }
        for (Callback each = takeInOrder(); each != null; each = each.next) {
            Consumer<Object> body = each.body;
            try {
                if (body != null) {
                    body.accept(this);
                }
            } catch (Throwable failure) {
                callbackFailed(failure);
            }
        }
    }

    private Callback takeInOrder() {
        Callback last = (Callback) CALLBACKS.getAndSet(this, null);
        Callback first = null;
        while (last != null) {
            Callback before = last.next;
            last.next = first;
            first = last;
            last = before;
        }
        return first;
    }

    /**
     * Waits as {@link FutureTask#get()} does, and tells nothing.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    final void park() throws InterruptedException {
        try {
            super.get();
        } catch (ExecutionException | CancellationException e) {
            // Only the end matters here; whoever reads looks at the outcome.
            assert isDone();
        }
    }

    /** What it threw, or null if it hasn't ended or ended otherwise; tells nothing. */
    final Throwable failure() {
        if (!isDone() || isCancelled()) {
            return null;
        }
        boolean interrupted = Thread.interrupted();
        try {
            super.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new AssertionError("a done future waits for nothing", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
