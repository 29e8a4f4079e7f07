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
        /** Whether it is one of ours that lets somebody who waits go on: called before all that are foreign, which may do anything. */
        private final boolean wakes;
        private Callback next;

        Callback(Consumer<Object> body, boolean wakes) {
            this.body = body;
            this.wakes = wakes;
        }
    }

    /** The callbacks not called yet, last first. */
    private volatile Callback callbacks;
    /** What it failed with; written before FutureTask's state says so. Not asked of get(), which asks the failure for its text. */
    private Throwable thrown;

    CallbackFuture(Callable<V> body) {
        super(body);
    }

    CallbackFuture(Runnable body, V result) {
        super(body, result);
    }

    /** The future is done, and who waits for it was woken, but no foreign callback called yet; or the task was abandoned. */
    abstract void settled();

    /** A callback threw. */
    abstract void callbackFailed(Throwable failure);

    @Override
    @SuppressWarnings("unchecked") // each callback gets this future
    public final void whenDone(Consumer<? super ObservedFuture<V>> callback) {
        Objects.requireNonNull(callback, "callback");
        push(new Callback((Consumer<Object>) (Consumer<?>) callback, false));
    }

    /** Has somebody who waits woken: as {@link #whenDone}, but before all that were given there. {@link #forget} takes it back. */
    final Callback add(Consumer<Object> wake) {
        return push(new Callback(wake, true));
    }

    private Callback push(Callback added) {
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
            Callback first = takeInOrder();
            call(first, true);
            call(first, false);
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
        Callback first = callbacks == null ? null : takeInOrder();
        call(first, true);
        settled();
        call(first, false);
    }

    @Override
    protected void setException(Throwable failure) {
        thrown = failure;
        super.setException(failure);
    }

    private void call(Callback first, boolean wakes) {
        if (first == null) {
            return;
        }
        ThreadRole here = ThreadRole.current();
        if (here != null) {
            // What is called may emit events: the time of the last end is not the thread's last any more.
            here.lastEnd = 0;
        }
        for (Callback each = first; each != null; each = each.next) {
            Consumer<Object> body = each.body;
            try {
                if (body != null && each.wakes == wakes) {
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
        } catch (RuntimeException | Error e) {
            // The text of what the task threw can't be made: so it has ended.
            if (!isDone()) {
                throw e;
            }
        }
    }

    /** What it threw, or null if it hasn't ended or ended otherwise; tells nothing. */
    final Throwable failure() {
        return isDone() && !isCancelled() ? thrown : null;
    }
}
