package io.poolscope.timeline;

import io.poolscope.timeline.column.LongColumn;
import io.poolscope.timeline.column.PlaceColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The tasks as columns: what a row doesn't say about a task already. Those of the writer, which it
 * {@link TaskStore fills}, or frozen ones.
 */
class TaskColumns implements Tasks {
    /*
     * The code of a task says where it is: 0 unknown, 1 queued, 1 + outcome if it ended without a span, and from ROW on
     * its row and, in the lowest bit, whether its result was buffered the moment its span ended, as is usual.
     */
    static final int QUEUED = 1;
    static final int ROW = 8;

    final StoreLookup world;
    final LongColumn submitted;
    final PlaceColumn place;
    final LongColumn consumed;
    final LongColumn submitter;
    final LongColumn stream;
    final LongColumn index;
    final TaskNotes notes;
    long first;
    long size;
    final long[] counts;
    long submittedCount;
    long startedCount;
    /** Of the counts above those of spans that are no task's, by kind. */
    final long[][] countsOfKind;
    final long[] startedOfKind;
    /** Whether any task ended other than by the end of its span. */
    boolean earlyEnds;
    /** Whether any result was dropped. */
    boolean drops;
    /** Whether any result was buffered other than at the end of its span. */
    boolean lateArrivals;

    TaskColumns(StoreLookup world) {
        this.world = world;
        submitted = new LongColumn(LongColumn.Sort.UPDATED);
        place = new PlaceColumn();
        consumed = new LongColumn(LongColumn.Sort.UPDATED);
        submitter = new LongColumn(LongColumn.Sort.RUNS);
        stream = new LongColumn(LongColumn.Sort.RUNS);
        index = new LongColumn(LongColumn.Sort.RUNS);
        notes = new TaskNotes();
        counts = new long[Outcome.values().length];
        countsOfKind = new long[SpanKind.values().length][counts.length];
        startedOfKind = new long[countsOfKind.length];
    }

    TaskColumns(TaskColumns live, StoreLookup world) {
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
        countsOfKind = Arrays.stream(live.countsOfKind).map(long[]::clone).toArray(long[][]::new);
        startedOfKind = live.startedOfKind.clone();
        submittedCount = live.submittedCount;
        startedCount = live.startedCount;
        earlyEnds = live.earlyEnds;
        lateArrivals = live.lateArrivals;
        drops = live.drops;
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
    final RowStore row(long task) {
        int where = place.code(task);
        return where < ROW ? null : world.row((where - ROW) >> 1);
    }

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
    public SpanKind kind(long task) {
        if (!hasKinds()) {
            return SpanKind.TASK;
        }
        long kind = notes.kind.get(task);
        return kind == Snapshot.NONE ? SpanKind.TASK : SpanKind.values()[(int) kind];
    }

    /** Whether any span is no task's. */
    boolean hasKinds() {
        return startedOfKind[SpanKind.PART.ordinal()] + startedOfKind[SpanKind.ASYNC.ordinal()] > 0;
    }

    @Override
    public long count(SpanKind kind, Outcome outcome) {
        if (kind == SpanKind.TASK) {
            return counts[outcome.ordinal()] - count(SpanKind.PART, outcome) - count(SpanKind.ASYNC, outcome);
        }
        return countsOfKind[kind.ordinal()][outcome.ordinal()];
    }

    @Override
    public long startedCount(SpanKind kind) {
        return kind == SpanKind.TASK ? startedCount - startedCount(SpanKind.PART) - startedCount(SpanKind.ASYNC)
                : startedOfKind[kind.ordinal()];
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
        StreamColumns results = world.stream(stream(task));
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
