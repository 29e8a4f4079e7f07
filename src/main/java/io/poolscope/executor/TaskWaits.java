package io.poolscope.executor;

import io.poolscope.event.BlockReason;
import io.poolscope.event.Clock;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One wait of a running task: emitted as events, and known to the {@link WaitForGraph}, from {@link #begin} to {@link #end}. */
final class TaskWaits {
    private final ThreadRole here;
    private final ObservedTask<?> task;

    private TaskWaits(ThreadRole here, ObservedTask<?> task) {
        this.here = here;
        this.task = task;
    }

    /**
     * The calling thread is about to wait; call it without any lock.
     *
     * @param target what {@code reason} speaks of
     * @param edge what the graph follows, or null if this wait is out of its reach
     * @return what to end when the wait is over, or null if the thread runs no task
     */
    static TaskWaits begin(BlockReason reason, long target, WaitForGraph.Edge edge) {
        ThreadRole here = ThreadRole.current();
        ObservedTask<?> task = here == null ? null : here.task();
        if (task == null) {
            return null;
        }
        here.sink.emit(here.pool.stamp(), EventKind.TASK_BLOCKED.code(), task.id, here.lane, reason.ordinal(), target);
        WaitForGraph.Found deadlock = here.pool.graph.block(task, edge);
        if (deadlock != null) {
            here.pool.graph.tell(deadlock, here);
        }
        return new TaskWaits(here, task);
    }

    /** The wait is over: {@code byTask} on {@code byLane} ended it, or -1 and {@link EventWord#NO_LANE} if nobody known did. */
    void end(long byTask, int byLane) {
        here.pool.graph.unblock(task);
        here.sink.emit(here.pool.stamp(), EventKind.TASK_UNBLOCKED.code(), task.id, here.lane, byTask, byLane);
    }

    /** Waits until a future's task has ended. Returns false if {@code deadline} comes first. */
    static boolean forFuture(ObservedTask<?> target, long deadline) throws InterruptedException {
        TaskWaits wait = begin(BlockReason.TASK, target.id, WaitForGraph.Edge.to(target));
        try {
            if (wait != null && deadline == Clock.NEVER) {
                help(target);
            }
            if (deadline == Clock.NEVER && target.pool.sharesReadings) {
                // A clock that can't be stopped has no part in a wait without a deadline.
                target.park();
                return true;
            }
            return await(target, deadline);
        } finally {
            if (wait != null) {
                wait.end(target);
            }
        }
    }

    /** The wait for a task is over, by its end or without. */
    void end(ObservedTask<?> target) {
        ThreadRole on = target.isDone() ? target.carrier() : null;
        end(target.isDone() ? target.id : -1, on == null ? EventWord.NO_LANE : on.lane);
    }

    /**
     * In a work-stealing pool a worker that waits runs other tasks meanwhile, as {@link ForkJoinTask#get()} does. With a
     * deadline it doesn't, as there: what it took on might last longer than it may wait.
     */
    private static void help(ObservedTask<?> target) throws InterruptedException {
        ForkJoinTask<?> forked = target.forked;
        if (forked != null && ForkJoinTask.getPool() != null && ForkJoinTask.getPool() == poolOf(target)) {
            try {
                forked.get();
            } catch (ExecutionException | CancellationException e) {
                // What `execute` was given has thrown to its thread, or the pool was stopped; the future knows how it ended.
                assert forked.isCompletedAbnormally();
            }
        }
    }

    /**
     * Waits once, as {@link Clock#await} does. A worker of a work-stealing pool lets another one take its place meanwhile,
     * so that what it waits for, queued in its own pool, can run.
     */
    static void pause(Clock clock, Lock lock, Condition condition, long deadline) throws InterruptedException {
        if (Thread.currentThread() instanceof ForkJoinWorkerThread) {
            ForkJoinPool.managedBlock(new Pause(clock, lock, condition, deadline));
        } else {
            clock.await(lock, condition, deadline);
        }
    }

    /** One wait of a worker of a work-stealing pool; used by that worker. */
    private static final class Pause implements ForkJoinPool.ManagedBlocker {
        private final Clock clock;
        private final Lock lock;
        private final Condition condition;
        private final long deadline;
        private boolean over;

        Pause(Clock clock, Lock lock, Condition condition, long deadline) {
            this.clock = clock;
            this.lock = lock;
            this.condition = condition;
            this.deadline = deadline;
        }

        @Override
        public boolean block() throws InterruptedException {
            clock.await(lock, condition, deadline);
            over = true;
            return true;
        }

        @Override
        public boolean isReleasable() {
            return over;
        }
    }

    private static ForkJoinPool poolOf(ObservedTask<?> target) {
        return target.pool.backend instanceof ForeignBackend foreign ? foreign.forkJoin() : null;
    }

    private static boolean await(ObservedTask<?> target, long deadline) throws InterruptedException {
        Clock clock = target.pool.clock;
        ReentrantLock lock = new ReentrantLock();
        Condition done = lock.newCondition();
        CallbackFuture.Callback callback = target.add(future -> {
            lock.lock();
            try {
                done.signalAll();
            } finally {
                lock.unlock();
            }
        });
        lock.lock();
        try {
            while (!target.isDone()) {
                if (clock.now() >= deadline) {
                    return false;
                }
                pause(clock, lock, done, deadline);
            }
            return true;
        } finally {
            lock.unlock();
            CallbackFuture.forget(callback);
        }
    }
}
