package io.poolscope.observe;

import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.Extras;
import io.poolscope.event.Names;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * Tells the JVM's flight recorder of each task that an observed pool runs, so that a flight recording shows it beside
 * everything else: an event {@code poolscope.Task} of the thread that ran it, with its pool, how long it had queued and
 * how it ended. It listens between the threads and the bus; what it hears goes on unchanged.
 *
 * <p>Thread-safe: each thread has a sink of its own, and what they share are concurrent maps.
 */
final class FlightTasks {
    /** Of more tasks in queues than this, the wait isn't told. */
    private static final int MOST_TASKS = 1 << 16;

    private final Names names;
    private final ConcurrentHashMap<Long, Long> submitted = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, String> pools = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Integer> poolOfLane = new ConcurrentHashMap<>();
    @SuppressWarnings("ThreadLocalUsage") // one for each recorder of flights, which are few
    private final ThreadLocal<Listening> own = new ThreadLocal<>();

    FlightTasks(Names names) {
        this.names = names;
    }

    /** The calling thread's sink, listening. */
    EventSink sink(EventSink to) {
        Listening sink = own.get();
        if (sink == null || sink.to != to) {
            sink = new Listening(to);
            own.set(sink);
        }
        return sink;
    }

    /** A task as a flight recording has it. */
    @Name("poolscope.Task")
    @Label("Task")
    @Category("Poolscope")
    @Description("A task that an observed pool ran")
    @StackTrace(false)
    static final class TaskRun extends Event {
        @Label("Task")
        long task;
        @Label("Pool")
        String pool;
        @Label("Queue Wait")
        @Timespan(Timespan.NANOSECONDS)
        long queueWait;
        @Label("Outcome")
        String outcome;
    }

    /** The sink of one thread. */
    private final class Listening implements EventSink {
        private final EventSink to;
        /** The tasks that the thread runs, the innermost first. */
        private final ArrayDeque<TaskRun> runs = new ArrayDeque<>();

        Listening(EventSink to) {
            this.to = to;
        }

        @Override
        public void emit(long time, int code, long id, int lane) {
            if (code == EventKind.TASK_SUBMITTED.code()) {
                submitted(id, time);
            } else if (code == EventKind.TASK_STARTED.code()) {
                started(id, time, lane);
            } else if (code == EventKind.TASK_FINISHED.code()) {
                ended(id, "FINISHED");
            } else if (code == EventKind.TASK_CANCELLED.code()) {
                submitted.remove(id);
            } else if (code == EventKind.WORKER_RELEASED.code()) {
                ended(id, "CANCELLED");
            }
            to.emit(time, code, id, lane);
        }

        @Override
        public void emit(long time, int code, long id, int lane, long a, long b) {
            if (code == EventKind.TASK_SUBMITTED_AS.code()) {
                submitted(id, time);
            } else if (code == EventKind.TASK_FAILED.code()) {
                ended(id, "FAILED");
            } else if (code == EventKind.TASK_REJECTED.code()) {
                submitted.remove(id);
            } else if (code == EventKind.POOL_STARTED.code()) {
                pools.put((int) id, names.name(Extras.name(a)));
            } else if (code == EventKind.WORKER_STARTED.code()) {
                poolOfLane.put(lane, (int) id);
            }
            to.emit(time, code, id, lane, a, b);
        }

        private void submitted(long id, long time) {
            if (submitted.size() < MOST_TASKS) {
                submitted.put(id, time);
            }
        }

        private void started(long id, long time, int lane) {
            Long since = submitted.remove(id);
            TaskRun run = new TaskRun();
            run.task = id;
            run.pool = pools.getOrDefault(poolOfLane.getOrDefault(lane, -1), "");
            run.queueWait = since == null ? Long.MIN_VALUE : time - since; // what isn't known, as the recorder says it
            run.begin();
            runs.push(run);
        }

        private void ended(long id, String outcome) {
            for (Iterator<TaskRun> each = runs.iterator(); each.hasNext();) {
                TaskRun run = each.next();
                if (run.task == id) {
                    each.remove();
                    run.outcome = outcome;
                    run.commit();
                    return;
                }
            }
        }
    }
}
