package io.poolscope.executor;

import io.poolscope.event.EventPort;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A thread in its role towards one pool: where its tasks' events go and on which lane. A worker has one for life; a
 * submitter has one per pool, which also carries the tasks that it runs itself under the policy caller-runs.
 *
 * <p>Fields without a comment are written by the thread itself and read by it only.
 */
final class ThreadRole {
    /** Carriers of threads that are not ours; workers of our own making hold theirs in a field. */
    private static final ThreadLocal<ThreadRole> FOREIGN = new ThreadLocal<>();

    private static final EventSink NOWHERE = new EventSink() {
        @Override
        public void emit(long time, int code, long id, int lane) {
            // Said by sinkOf().
        }

        @Override
        public void emit(long time, int code, long id, int lane, long a, long b) {
            // Said by sinkOf().
        }
    };

    private static final VarHandle TASK = Handles.of(MethodHandles.lookup(), ThreadRole.class, "task", ObservedTask.class);

    final ObservedExecutor pool;
    final Thread thread;
    final EventSink sink;
    final int lane;
    /** The innermost task it runs, or null; volatile, as the deadlock watch and the admission read it. */
    private volatile ObservedTask<?> task;
    /** The time of the last task's end if nothing has been emitted on this thread since, else 0. */
    long lastEnd;

    ThreadRole(ObservedExecutor pool, Thread thread, EventSink sink, int lane) {
        this.pool = pool;
        this.thread = thread;
        this.sink = sink;
        this.lane = lane;
    }

    /** The calling thread's sink; should the port have none to give, as for want of memory, one that takes no notice. */
    static EventSink sinkOf(EventPort port) {
        try {
            return port.sink();
        } catch (RuntimeException | Error e) {
            UncaughtFailures.untold(e);
            return NOWHERE;
        }
    }

    ObservedTask<?> task() {
        return task;
    }

    void task(ObservedTask<?> now) {
        TASK.setRelease(this, now);
    }

    /** What the calling thread runs for, or null if it runs no observed task. */
    static ThreadRole current() {
        return Thread.currentThread() instanceof CarrierThread own ? own.carrier() : FOREIGN.get();
    }

    /** The task that a carrier runs, or null; the carrier may be null. */
    static ObservedTask<?> taskOf(ThreadRole carrier) {
        return carrier == null ? null : carrier.task;
    }

    /** A carrier's lane; {@link EventWord#NO_LANE} if it is null. */
    static int laneOf(ThreadRole carrier) {
        return carrier == null ? EventWord.NO_LANE : carrier.lane;
    }

    /** Makes {@code next} the calling thread's carrier, and returns the one before. */
    static ThreadRole swap(ThreadRole next) {
        if (Thread.currentThread() instanceof CarrierThread own) {
            ThreadRole before = own.carrier();
            if (before != next) {
                own.carrier(next);
            }
            return before;
        }
        ThreadRole before = FOREIGN.get();
        if (before != next) {
            if (next == null) {
                FOREIGN.remove();
            } else {
                FOREIGN.set(next);
            }
        }
        return before;
    }
}
