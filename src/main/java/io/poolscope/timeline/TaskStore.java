package io.poolscope.timeline;

import java.util.List;
import java.util.Map;

/** The tasks as columns: what a row doesn't say about a task already. The writer's, or a frozen one. */
final class TaskStore implements Tasks {
    /*
     * The code of a task says where it is: 0 unknown, 1 queued, 1 + outcome if it ended without a span, and from ROW on
     * its row and, in the lowest bit, whether its result was buffered the moment its span ended, as is usual.
     */
    private static final int QUEUED = 1;
    private static final int ROW = 8;

    private final World world;
    final LongColumn submitted;
    private final PlaceColumn place;
    private final LongColumn consumed;
    private final LongColumn submitter;
    private final LongColumn stream;
    private final LongColumn index;
    final TaskNotes notes;
    private long first;
    private long size;
    private final long[] counts;
    private long submittedCount;
    private long startedCount;
    /** Whether any task ended other than by the end of its span. */
    private boolean earlyEnds;
    /** Whether any result was dropped. */
    private boolean drops;
    /** Behind the largest id whose result was consumed; the writer's. */
    private long consumedTo;
    /** Whether any result was buffered other than at the end of its span. */
    private boolean lateArrivals;

    TaskStore(World world) {
        this.world = world;
        submitted = new LongColumn(LongColumn.Sort.UPDATED);
        place = new PlaceColumn();
        consumed = new LongColumn(LongColumn.Sort.UPDATED);
        submitter = new LongColumn(LongColumn.Sort.RUNS);
        stream = new LongColumn(LongColumn.Sort.RUNS);
        index = new LongColumn(LongColumn.Sort.RUNS);
        notes = new TaskNotes();
        counts = new long[Outcome.values().length];
    }

    private TaskStore(TaskStore live, World world) {
        this.world = world;
        submitted = live.submitted.freeze();
        place = live.place.freeze();
        consumed = live.consumed.freeze();
        submitter = live.submitter.freeze();
        stream = live.stream.freeze();
        index = live.index.freeze();
        notes = live.notes.freeze();
        first = live.first;
        size = live.size;
        counts = live.counts.clone();
        submittedCount = live.submittedCount;
        startedCount = live.startedCount;
        earlyEnds = live.earlyEnds;
        lateArrivals = live.lateArrivals;
        drops = live.drops;
    }

    /** What it holds now, immutable, to be looked up in a frozen world. */
    TaskStore freeze(World frozenWorld) {
        return new TaskStore(this, frozenWorld);
    }

    // ---- the writer's

    private void touch(long task) {
        if (task >= size) {
            size = task + 1;
        }
    }

    private void recount(Outcome from, Outcome to) {
        if (from != null) {
            counts[from.ordinal()]--;
        }
        counts[to.ordinal()]++;
    }

    /** {@link #submit} found a submit before; that the task was unknown; that something was known of it. */
    static final int AGAIN = 0;
    static final int NEW = 1;
    static final int LATE = 2;

    /** Records a submit, unless there was one before. */
    int submit(long task, long time, int lane) {
        touch(task);
        int where = place.code(task);
        if (where != 0 && submitted.get(task) != Snapshot.NONE) {
            return AGAIN;
        }
        submitted.set(task, time);
        submitter.set(task, lane);
        submittedCount++;
        if (where == 0) {
            place.set(task, QUEUED);
            counts[Outcome.QUEUED.ordinal()]++;
            return NEW;
        }
        return LATE;
    }

    /** Records the submit of a task of which nothing is known; false, and nothing is done, if something is. */
    boolean submitNew(long task, long time, int lane) {
        if (!place.replace(task, 0, QUEUED)) {
            return false;
        }
        touch(task);
        submitted.set(task, time);
        submitter.set(task, lane);
        submittedCount++;
        counts[Outcome.QUEUED.ordinal()]++;
        return true;
    }

    /** Records the submits of tasks one after the other, of which nothing is known, the first being {@link #size()} or later. */
    void submitRun(long task, long[] times, int count, int lane, int toStream, long atIndex) {
        size = task + count;
        submitted.setAll(task, times, count);
        submitter.setRun(task, lane, 0, count);
        stream.setRun(task, toStream, 0, count);
        index.setRun(task, atIndex, 1, count);
        place.fill(task, count, QUEUED);
        submittedCount += count;
        counts[Outcome.QUEUED.ordinal()] += count;
    }

    /**
     * Records the consumptions of buffered results of tasks one after the other, up to the first that was not buffered.
     *
     * @return of how many
     */
    int consumeRun(long task, long[] times, int count) {
        if (drops || task < consumedTo) {
            return 0;
        }
        int some = place.oddFrom(task, count, ROW);
        consumed.setAll(task, times, some);
        consumedTo = task + some;
        return some;
    }

    /** Records the start of a task that queues; false, and nothing is done, if it does not. */
    boolean startQueued(long task, int row) {
        if (earlyEnds || !place.replace(task, QUEUED, ROW + row * 2)) {
            return false;
        }
        return true;
    }

    /** Records how many tasks {@link #startQueued} has started and {@link #finish} has ended. */
    void count(int started, int finished) {
        startedCount += started;
        counts[Outcome.QUEUED.ordinal()] -= started;
        counts[Outcome.RUNNING.ordinal()] += started - finished;
        counts[Outcome.FINISHED.ordinal()] += finished;
    }

    /** Whether any task may have ended other than by the end of its span. */
    boolean hasEarlyEnds() {
        return earlyEnds;
    }

    /** Records the span of a task that has a row and finished with it. */
    void finish(long task, int position) {
        place.setSpan(task, position);
    }

    /** Records that the result of a task was buffered as its span ended in a row; false, and nothing is done, if not as usual. */
    boolean bufferAtEnd(long task, int row) {
        int where = ROW + row * 2;
        return !earlyEnds && !lateArrivals && place.replace(task, where, where | 1);
    }

    /** {@link #finish} and {@link #bufferAtEnd(long, int)} in one; false, and nothing is done, if not as usual. */
    boolean finishBuffered(long task, int row, int position) {
        int where = ROW + row * 2;
        return !lateArrivals && place.replaceAndSetSpan(task, where, where | 1, position);
    }

    /** Takes {@link #bufferAtEnd(long, int)} back. */
    void unbuffer(long task, int row) {
        place.set(task, ROW + row * 2);
    }

    /** Records the consumption of a buffered result; false, and nothing is done, if it was not buffered or is gone. */
    boolean consumeBuffered(long task, long time) {
        int where = place.code(task);
        if (where < ROW || (where & 1) == 0 || drops || !consumed.setNew(task, time)) {
            return false;
        }
        consumedTo = Math.max(consumedTo, task + 1);
        return true;
    }

    /** Whether no result's size is known. */
    boolean hasNoBytes() {
        return notes.bytes.isEmpty();
    }

    /** Records where a result goes. */
    void result(long task, int toStream, long atIndex) {
        stream.set(task, toStream);
        index.set(task, atIndex);
    }

    /** Records a start on a row. */
    void start(long task, int row, boolean queued) {
        touch(task);
        if (queued) {
            counts[Outcome.QUEUED.ordinal()]--;
        }
        counts[Outcome.RUNNING.ordinal()]++;
        place.set(task, ROW + row * 2);
        startedCount++;
        if (earlyEnds && notes.endedEarly.get(task) != Snapshot.NONE) {
            recount(Outcome.RUNNING, Outcome.CANCELLED);
        }
    }

    /** Records the span of a task that has a row. */
    void close(long task, int position, Outcome how) {
        place.setSpan(task, position);
        if (!earlyEnds || notes.endedEarly.get(task) == Snapshot.NONE) {
            recount(Outcome.RUNNING, how);
        }
    }

    /** Records that a task was cancelled whose worker goes on. */
    void cancelWhileRunning(long task, long time) {
        touch(task);
        endEarly(task, time);
        if (isStarted(task)) {
            recount(Outcome.RUNNING, Outcome.CANCELLED);
        }
    }

    /** Records the end of a task that has no span. */
    void endWithoutSpan(long task, long time, Outcome how) {
        touch(task);
        recount(place.code(task) == QUEUED ? Outcome.QUEUED : null, how);
        place.set(task, 1 + how.ordinal());
        endEarly(task, time);
    }

    /** Records that a task ended, other than by the end of its span. */
    void endEarly(long task, long time) {
        earlyEnds = true;
        notes.endedEarly.set(task, time);
    }

    /** Records that a task's result was buffered the moment its span ended. */
    void bufferAtEnd(long task) {
        place.set(task, place.code(task) | 1);
    }

    void buffer(long task, long time) {
        touch(task);
        int where = place.code(task);
        if (where >= ROW && place.span(task) != Snapshot.NONE && ended(task) == time) {
            place.set(task, where | 1);
        } else {
            lateArrivals = true;
            notes.buffered.set(task, time);
        }
    }

    void consume(long task, long time) {
        touch(task);
        consumedTo = Math.max(consumedTo, task + 1);
        consumed.set(task, time);
    }

    void drop(long task, long time) {
        touch(task);
        drops = true;
        notes.dropped.set(task, time);
    }

    /** The row in which a task's span is open, or null. */
    RowStore openRow(long task) {
        RowStore row = row(task);
        return row != null && row.openTask() == task ? row : null;
    }

    /** Drops whole blocks of tasks before an id. */
    void dropBefore(long task) {
        long keep = task & ~(long) LongColumn.MASK;
        if (keep > first) {
            submitted.dropBefore(keep);
            place.dropBefore(keep);
            consumed.dropBefore(keep);
            submitter.dropBefore(keep);
            stream.dropBefore(keep);
            index.dropBefore(keep);
            notes.dropBefore(keep);
            first = keep;
        }
    }

    /** Whether it started to run. */
    boolean isStarted(long task) {
        return place.code(task) >= ROW;
    }

    /** Whether the end of its span is the end of the task. */
    boolean isSpanItsEnd(long task) {
        return !earlyEnds || notes.endedEarly.get(task) == Snapshot.NONE;
    }

    /** Whether it queues, as far as is known. */
    boolean isQueued(long task) {
        return place.code(task) == QUEUED;
    }

    /** Whether its result is known to have been buffered. */
    boolean isBuffered(long task) {
        int where = place.code(task);
        return where >= ROW && (where & 1) != 0 || lateArrivals && notes.buffered.get(task) != Snapshot.NONE;
    }

    /** Whether it is known to have left the queue. */
    boolean hasLeftQueue(long task) {
        return place.code(task) > QUEUED;
    }

    /** When it left the queue: its start, or its end without one; NONE while it queues. */
    long leftQueue(long task) {
        int where = place.code(task);
        return where >= ROW ? started(task) : where > QUEUED ? notes.endedEarly.get(task) : Snapshot.NONE;
    }

    /** Whether anything is known of it. */
    boolean isKnown(long task) {
        return place.code(task) != 0 || submitted.get(task) != Snapshot.NONE;
    }

    /** The row it runs or ran in, or null. */
    private RowStore row(long task) {
        int where = place.code(task);
        return where < ROW ? null : world.row((where - ROW) >> 1);
    }

    // ---- the readers'

    @Override
    public long first() {
        return first;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long count(Outcome outcome) {
        return counts[outcome.ordinal()];
    }

    @Override
    public long submittedCount() {
        return submittedCount;
    }

    @Override
    public long startedCount() {
        return startedCount;
    }

    @Override
    public boolean contains(long task) {
        return task >= first && task < size && isKnown(task);
    }

    @Override
    public Outcome outcome(long task) {
        int where = place.code(task);
        if (where < ROW) {
            return where <= QUEUED ? Outcome.QUEUED : Outcome.of(where - 1);
        }
        RowStore row = row(task);
        long position = place.span(task);
        if (position == Snapshot.NONE) {
            return notes.endedEarly.get(task) == Snapshot.NONE ? Outcome.RUNNING : Outcome.CANCELLED;
        }
        return position < row.first() ? Outcome.FINISHED : row.outcome((int) position);
    }

    @Override
    public long submitted(long task) {
        return submitted.get(task);
    }

    @Override
    public long started(long task) {
        RowStore row = row(task);
        if (row == null) {
            return Snapshot.NONE;
        }
        long position = place.span(task);
        if (position != Snapshot.NONE) {
            return position < row.first() ? Snapshot.NONE : row.start((int) position);
        }
        return row.openTask() == task ? row.openStart() : Snapshot.NONE;
    }

    @Override
    public long ended(long task) {
        if (earlyEnds) {
            long early = notes.endedEarly.get(task);
            if (early != Snapshot.NONE) {
                return early;
            }
        }
        return released(task);
    }

    @Override
    public long released(long task) {
        RowStore row = row(task);
        if (row == null) {
            return notes.endedEarly.get(task);
        }
        long position = place.span(task);
        return position == Snapshot.NONE || position < row.first() ? Snapshot.NONE : row.end((int) position);
    }

    @Override
    public long buffered(long task) {
        int where = place.code(task);
        if (where >= ROW && (where & 1) != 0) {
            if (earlyEnds) {
                return ended(task);
            }
            RowStore row = world.row((where - ROW) >> 1);
            long position = place.span(task);
            return position == Snapshot.NONE || position < row.first() ? Snapshot.NONE : row.end((int) position);
        }
        return lateArrivals ? notes.buffered.get(task) : Snapshot.NONE;
    }

    @Override
    public long deliverable(long task) {
        if (buffered(task) == Snapshot.NONE) {
            return Snapshot.NONE;
        }
        StreamStore results = world.stream(stream(task));
        return results == null ? Snapshot.NONE : results.deliverableAt(index(task), this);
    }

    @Override
    public long consumed(long task) {
        return consumed.get(task);
    }

    @Override
    public long dropped(long task) {
        return notes.dropped.get(task);
    }

    /** When its result was consumed or dropped. */
    long gone(long task) {
        long time = consumed.get(task);
        return time != Snapshot.NONE || !drops ? time : notes.dropped.get(task);
    }

    @Override
    public long bytes(long task) {
        return notes.bytes.get(task);
    }

    @Override
    public int lane(long task) {
        RowStore row = row(task);
        return row == null ? (int) Snapshot.NONE : row.lane;
    }

    @Override
    public int depth(long task) {
        RowStore row = row(task);
        return row == null ? (int) Snapshot.NONE : row.depth;
    }

    @Override
    public int span(long task) {
        RowStore row = row(task);
        long position = place.span(task);
        return row == null || position < row.first() ? (int) Snapshot.NONE : (int) position;
    }

    @Override
    public int submitter(long task) {
        return (int) submitter.get(task);
    }

    @Override
    public int pool(long task) {
        long lane = submitter.get(task);
        if (lane == Snapshot.NONE || world.lane((int) lane).pool < 0) {
            RowStore row = row(task);
            return row == null ? (int) Snapshot.NONE : world.lane(row.lane).pool;
        }
        return world.lane((int) lane).pool;
    }

    @Override
    public String label(long task) {
        return world.name(notes.label.get(task));
    }

    @Override
    public int stream(long task) {
        return (int) stream.get(task);
    }

    @Override
    public long index(long task) {
        return index.get(task);
    }

    @Override
    public int priority(long task) {
        return notes.priority(task);
    }

    @Override
    public String error(long task) {
        return world.name(notes.error.get(task));
    }

    @Override
    public long failureRead(long task) {
        return notes.failureRead.get(task);
    }

    @Override
    public long cpuNanos(long task) {
        return notes.cpu.get(task);
    }

    @Override
    public long bytesToWorker(long task) {
        return notes.toWorker.get(task);
    }

    @Override
    public long bytesFromWorker(long task) {
        return notes.fromWorker.get(task);
    }

    @Override
    public List<Phase> phases(long task) {
        return notes.phases.list(task, (from, until, name, b, c, d) -> new Phase(world.name(name), from, until));
    }

    @Override
    public List<Block> blocks(long task) {
        return notes.blocks.list(task, TaskNotes::block);
    }

    @Override
    public TaskState stateAt(long task, long time) {
        return TaskStates.at(this, task, time);
    }

    /** Adds the heap that its columns take. */
    void bytesBy(Map<String, Long> bytes) {
        bytes.put("task submitted", submitted.bytes());
        bytes.put("task lane and outcome", place.codeBytes());
        bytes.put("task span", place.spanBytes());
        bytes.put("task consumed", consumed.bytes());
        bytes.put("task submitter", submitter.bytes());
        bytes.put("task stream and index", stream.bytes() + index.bytes());
        bytes.put("task notes", notes.bytes());
    }
}
