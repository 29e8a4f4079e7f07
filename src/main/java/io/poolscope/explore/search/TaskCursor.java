package io.poolscope.explore.search;

import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;

/** Reads one task after the other out of a snapshot. Not thread-safe; makes no object for a task. */
final class TaskCursor implements SearchableTask {
    private final Snapshot snapshot;
    private final Tasks tasks;
    private final long end;
    private long id;

    TaskCursor(Snapshot snapshot) {
        this.snapshot = snapshot;
        tasks = snapshot.tasks();
        end = snapshot.end();
    }

    /** Goes to a task. */
    void moveTo(long task) {
        id = task;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String label() {
        return tasks.label(id);
    }

    @Override
    public String worker() {
        int lane = tasks.lane(id);
        return lane < 0 ? "" : snapshot.lanes().get(lane).name();
    }

    @Override
    public String pool() {
        int pool = tasks.pool(id);
        return pool < 0 ? "" : snapshot.pools().get(pool).name();
    }

    @Override
    public Outcome outcome() {
        return tasks.outcome(id);
    }

    @Override
    public String error() {
        return tasks.error(id);
    }

    @Override
    public long nanos(TaskDuration measure) {
        return switch (measure) {
            case QUEUE -> {
                long started = tasks.started(id);
                yield between(tasks.submitted(id), started >= 0 ? started : tasks.ended(id));
            }
            case RUN -> between(tasks.started(id), tasks.ended(id));
            case BUFFER -> between(tasks.buffered(id), left());
            case BLOCKED -> between(tasks.buffered(id), earlier(tasks.deliverable(id), left()));
            case DELIVERABLE -> between(tasks.deliverable(id), left());
            case TOTAL -> {
                long left = left();
                boolean awaited = tasks.buffered(id) >= 0;
                yield between(tasks.submitted(id), left >= 0 || awaited ? left : tasks.ended(id));
            }
        };
    }

    /** When the result left the buffer. */
    private long left() {
        long consumed = tasks.consumed(id);
        return consumed >= 0 ? consumed : tasks.dropped(id);
    }

    private static long earlier(long a, long b) {
        return a < 0 ? b : b < 0 ? a : Math.min(a, b);
    }

    private long between(long from, long until) {
        return from < 0 ? 0 : Math.max(0, (until < 0 ? end : until) - from);
    }

    @Override
    public long time(TaskMoment moment) {
        return switch (moment) {
            case SUBMITTED -> tasks.submitted(id);
            case STARTED -> tasks.started(id);
            case ENDED -> tasks.ended(id);
            case CONSUMED -> tasks.consumed(id);
        };
    }
}
