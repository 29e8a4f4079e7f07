package io.poolscope.simulation;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Clock;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.Ids;
import io.poolscope.event.Names;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A workload run by real executors under a given clock, its events recorded. */
abstract class RealStory implements EventPort {
    private final Clock clock;
    private final Names names = new Names();
    private final Ids ids = new Ids();
    private final EventBatch batch = new EventBatch(1024);
    private final Set<Thread> inTask = ConcurrentHashMap.newKeySet();
    private volatile Throwable failure;
    private Thread owner;

    RealStory(Clock clock) {
        this.clock = clock;
    }

    interface Work {
        void run() throws Exception;
    }

    /** Starts it, on threads of its own. */
    abstract void start();

    /** Whether all who are no workers rest, and {@code tasks} tasks have all that runs of the workers. */
    abstract boolean quiet(VirtualClock virtual, int tasks);

    final Thread own(Runnable whole) {
        owner = new Thread(whole, "owner");
        owner.setDaemon(true);
        owner.start();
        return owner;
    }

    final Thread thread(String name, Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                failure = e;
            }
        }, name);
        thread.setDaemon(true);
        return thread;
    }

    final void failed(Throwable e) {
        failure = e;
    }

    /** A task's own time. */
    final void sleep(long nanos) throws InterruptedException {
        inTask.add(Thread.currentThread());
        clock.sleepUntil(clock.now() + nanos);
        inTask.remove(Thread.currentThread());
    }

    /** The events so far that don't speak of workers' lives, which a fork/join pool has as it likes, nor of queues beside the pools'. */
    final synchronized int events() {
        int count = 0;
        for (int i = 0; i < batch.size(); i++) {
            count += compared(EventKind.of(EventWord.code(batch.word(i)))) ? 1 : 0;
        }
        return count;
    }

    static boolean compared(EventKind kind) {
        return switch (kind) {
            case WORKER_STARTED, WORKER_STOPPED, QUEUE_OPENED, ITEM_PUT, ITEM_TAKEN -> false;
            default -> true;
        };
    }

    final EventBatch recorded() {
        return batch;
    }

    static boolean quiet(VirtualClock virtual, Thread thread) {
        return thread == null || !thread.isAlive() || virtual.rests(thread);
    }

    /** The threads that are in a task's own time. */
    final Set<Thread> inTask() {
        return inTask;
    }

    final boolean ended() {
        return !owner.isAlive();
    }

    /** What went wrong that the workload did not plan, or null. */
    final Throwable failure() {
        return failure;
    }

    // ---- the port ----

    @Override
    public final EventSink sink() {
        return new EventSink() {
            private final BatchSink into = new BatchSink(batch);

            @Override
            public void emit(long time, int code, long id, int lane) {
                emit(time, code, id, lane, 0, 0);
            }

            @Override
            public void emit(long time, int code, long id, int lane, long a, long b) {
                synchronized (RealStory.this) {
                    into.emit(time, code, id, lane, a, b);
                }
            }
        };
    }

    @Override
    public final Names names() {
        return names;
    }

    @Override
    public final Ids ids() {
        return ids;
    }

    @Override
    public final Clock clock() {
        return clock;
    }
}
