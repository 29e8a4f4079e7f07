package io.poolscope.executor;

import io.poolscope.event.Clock;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is asked of a task as a future: its result, which is waited for, and its failure, whose first reading is told.
 *
 * @param <V> the result's type
 */
abstract class AskedTask<V> extends ToldTask<V> {
    private static final VarHandle FAILURE_READ =
            Handles.of(MethodHandles.lookup(), AskedTask.class, "failureRead", int.class);

    /** 1 once somebody has read the failure; set by a compare-and-set. */
    private volatile int failureRead;

    AskedTask(ObservedExecutor pool, Callable<V> body, TaskOptions options) {
        super(pool, body, options);
    }

    AskedTask(ObservedExecutor pool, Runnable body, V result, TaskOptions options) {
        super(pool, body, result, options);
    }

    /** Whether it has ended as the books know it, other than by a cancel or by being given back. */
    abstract boolean hasEnded();

    /** Waits until it is done, and tells so; returns false if {@code deadline} comes first. */
    abstract boolean awaitEnd(long deadline) throws InterruptedException;

    @Override
    public V get() throws InterruptedException, ExecutionException {
        if (!isDone()) {
            awaitEnd(Clock.NEVER);
        }
        return read();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Objects.requireNonNull(unit, "unit");
        if (!isDone()) {
            if (Thread.interrupted()) {
                // Also one who doesn't want to wait: as FutureTask.
                throw new InterruptedException();
            }
            long deadline = Deadlines.after(pool.clock, unit.toNanos(timeout));
            if (!awaitEnd(deadline)) {
                throw new TimeoutException("task " + (id + 1) + " has not ended after " + timeout + " "
                        + unit.toString().toLowerCase(Locale.ROOT));
            }
        }
        return read();
    }

    private V read() throws InterruptedException, ExecutionException {
        try {
            return super.get();
        } catch (ExecutionException | RuntimeException | Error e) {
            // An ExecutionException asks its cause for its text, which may throw instead.
            if (failure() != null) {
                tellFailureRead();
            }
            throw e;
        }
    }

    /**
     * What the task threw. Counts as reading its failure.
     *
     * @throws IllegalStateException if it has not failed
     */
    @SuppressWarnings("MissingOverride") // FutureTask has it from Java 19 on, and this is compiled for 17
    public Throwable exceptionNow() {
        Throwable failure = failure();
        if (failure == null) {
            throw new IllegalStateException("task " + (id + 1) + " has not failed");
        }
        tellFailureRead();
        return failure;
    }

    private void tellFailureRead() {
        if (failureRead == 0 && hasEnded() && FAILURE_READ.compareAndSet(this, 0, 1)) {
            ThreadRole reader = ThreadRole.current();
            pool.port.sink().emit(pool.stamp(), EventKind.FAILURE_READ.code(), id, reader == null ? EventWord.NO_LANE : reader.lane);
        }
    }

    /** Told by a stream, which reads for its consumer. */
    final void failureReadBy(EventSink sink, long time, int lane) {
        if (FAILURE_READ.compareAndSet(this, 0, 1)) {
            sink.emit(time, EventKind.FAILURE_READ.code(), id, lane);
        }
    }

    @Override
    public final long task() {
        return id;
    }

    @Override
    public final String label() {
        return options.label();
    }

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }
}
