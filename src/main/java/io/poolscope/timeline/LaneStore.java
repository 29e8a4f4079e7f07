package io.poolscope.timeline;

import io.poolscope.event.Role;
import io.poolscope.timeline.column.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happened on a lane. Live or frozen; snapshots between which nothing happened here share the frozen one. */
final class LaneStore {
    final int key;
    final int number;
    final Role role;
    final int pool;
    final int stream;
    String name;
    final long from;
    long until = Snapshot.OPEN;
    /** The rows by depth. */
    final List<RowStore> rows;
    /** The row of the innermost open span, or null; live only. */
    RowStore top;
    /** The first row, which most spans go to, or null; live only. */
    RowStore bottom;
    /** The task whose span was closed last here, and when; live only. */
    long closedTask = Snapshot.NONE;
    long closedAt;
    /** The tasks it submitted; when, the task table knows. */
    final LongColumn submits;
    int submitCount;
    int firstSubmit;
    // In a live lane null until there is one: most lanes have no more than one of the three. In a frozen one never null.
    private IntervalStore blocked;
    private IntervalStore waiting;
    private ConsumingStore consuming;

    /** As a consumer: whether its stream knows of it, and whether anything happened here since the stream was closed; live only. */
    boolean known;
    boolean attends;
    /** Whether events of it may be missing since its last start; live only. */
    boolean lossy;
    /** Of {@link LaneRegistry#losses}, how many there were then; live only. */
    private int lossesBefore;
    private LaneStore frozen;

    LaneStore(int key, int number, Role role, int pool, int stream, String name, long from) {
        this.key = key;
        this.number = number;
        this.role = role;
        this.pool = pool;
        this.stream = stream;
        this.name = name;
        this.from = from;
        rows = new ArrayList<>(1);
        submits = new LongColumn(LongColumn.Sort.APPENDED_RUNS);
    }

    private LaneStore(LaneStore live) {
        key = live.key;
        number = live.number;
        role = live.role;
        pool = live.pool;
        stream = live.stream;
        name = live.name;
        from = live.from;
        until = live.until;
        rows = live.rows.stream().map(RowStore::freeze).toList();
        submits = live.submits.freeze();
        submitCount = live.submitCount;
        firstSubmit = live.firstSubmit;
        blocked = live.blocked == null ? IntervalStore.EMPTY : live.blocked.freeze();
        waiting = live.waiting == null ? IntervalStore.EMPTY : live.waiting.freeze();
        consuming = live.consuming == null ? ConsumingStore.EMPTY : live.consuming.freeze();
    }

    /** When it could not submit. */
    IntervalStore blocked() {
        if (blocked == null) {
            blocked = new IntervalStore();
        }
        return blocked;
    }

    /** When it waited for a result. */
    IntervalStore waiting() {
        if (waiting == null) {
            waiting = new IntervalStore();
        }
        return waiting;
    }

    /** When it was busy with a result. */
    ConsumingStore consuming() {
        if (consuming == null) {
            consuming = new ConsumingStore();
        }
        return consuming;
    }

    /** Says that it is about to change. */
    void touch() {
        frozen = null;
    }

    /** Whether events of it may be missing since its last start; {@code losses} is how many there were on all lanes. */
    boolean isLossy(int losses) {
        return lossy || losses != lossesBefore;
    }

    /** From here on nothing is missing. */
    void begins(int losses) {
        lossy = false;
        lossesBefore = losses;
    }

    /** What it holds now, immutable. */
    LaneStore freeze() {
        if (frozen == null) {
            frozen = new LaneStore(this);
        }
        return frozen;
    }

    void submit(long task) {
        submits.set(submitCount++, task);
    }

    void submitRun(long task, int count) {
        submits.setRun(submitCount, task, 1, count);
        submitCount += count;
    }

    void dropBefore(long time, long firstTask) {
        touch();
        for (RowStore row : rows) {
            row.dropBefore(time);
        }
        if (blocked != null) {
            blocked.dropBefore(time);
        }
        if (waiting != null) {
            waiting.dropBefore(time);
        }
        if (consuming != null) {
            consuming.dropTasksBefore(firstTask);
        }
        while (firstSubmit + LongColumn.SIZE <= submitCount && submits.get(firstSubmit + LongColumn.MASK) < firstTask) {
            firstSubmit += LongColumn.SIZE;
        }
        submits.dropBefore(firstSubmit);
    }

    /** How many of the three stores of intervals it has. */
    int intervalStores() {
        return (blocked == null ? 0 : 1) + (waiting == null ? 0 : 1) + (consuming == null ? 0 : 1);
    }

    /** Adds the heap that its columns take. */
    void bytesBy(Map<String, Long> bytes) {
        bytes.merge("lane submits", submits.bytes(), Long::sum);
        bytes.merge("lane intervals", bytes(blocked) + bytes(waiting) + (consuming == null ? 0 : consuming.bytes()), Long::sum);
        for (RowStore row : rows) {
            row.bytesBy(bytes);
        }
    }

    private static long bytes(IntervalStore intervals) {
        return intervals == null ? 0 : intervals.bytes();
    }
}
