package io.poolscope.event;

import java.util.Arrays;
import java.util.List;

/**
 * The kinds of events, with the byte that stands for each on the hot path and on the wire.
 *
 * <p>The code of a kind never changes once published; new kinds get new codes. Fields of the primitive form are
 * named in {@link Event}'s records, which are the readable face of the same facts. {@link #hasExtras()} says whether
 * the primitive form carries the two extra words {@code a} and {@code b} beside time, id and lane.
 */
public enum EventKind {
    POOL_STARTED(1, true),
    POOL_RESIZED(2, true),
    POOL_STOPPED(3, false),
    POOL_BROKEN(4, true),
    WORKER_STARTED(5, true),
    WORKER_STOPPED(6, false),
    SUBMITTER_JOINED(7, true),
    CONSUMER_JOINED(8, true),
    STREAM_OPENED(9, true),
    STREAM_CLOSED(10, false),
    /** An unlabelled task outside any stream: the short form of {@link #TASK_SUBMITTED_AS}. */
    TASK_SUBMITTED(11, false),
    TASK_SUBMITTED_AS(12, true),
    TASK_STARTED(13, false),
    TASK_FINISHED(14, false),
    TASK_FAILED(15, true),
    TASK_CANCELLED(16, false),
    TASK_REJECTED(17, true),
    WORKER_RELEASED(18, false),
    RESULT_BUFFERED(19, true),
    RESULT_CONSUMED(20, true),
    RESULT_DROPPED(21, true),
    CONSUMER_WAITING(22, true),
    SUBMITTER_BLOCKED(23, false),
    SUBMITTER_UNBLOCKED(24, false),
    TASK_BLOCKED(25, true),
    TASK_UNBLOCKED(26, true),
    LOCK_ACQUIRED(27, true),
    LOCK_RELEASED(28, true),
    QUEUE_OPENED(29, true),
    ITEM_PUT(30, true),
    ITEM_TAKEN(31, true),
    TASK_PHASE(32, true),
    PAYLOAD_TRANSFERRED(33, true),
    STEP_REACHED(34, true),
    LOG_WRITTEN(35, true),
    TASK_CPU_MEASURED(36, true),
    FAILURE_READ(37, false),
    EVENTS_LOST(38, true);

    private static final List<EventKind> ALL = List.of(values());
    private static final EventKind[] BY_CODE = byCode();
    private static final boolean[] EXTRAS = extrasByCode();

    private final byte code;
    private final boolean extras;

    EventKind(int code, boolean extras) {
        this.code = (byte) code;
        this.extras = extras;
    }

    /** The byte that stands for this kind: 1 to 127. */
    public byte code() {
        return code;
    }

    /** Whether the primitive form carries the words {@code a} and {@code b}. */
    public boolean hasExtras() {
        return extras;
    }

    /** Whether the kind that a code stands for has extras; false for a code that stands for none. Code is 0 to 255; for tight loops. */
    public static boolean hasExtras(int code) {
        return EXTRAS[code];
    }

    /** All kinds, in the order of their codes. */
    public static List<EventKind> all() {
        return ALL;
    }

    /**
     * The kind that a code stands for.
     *
     * @throws IllegalArgumentException if no kind has this code
     */
    public static EventKind of(int code) {
        EventKind kind = code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (kind == null) {
            throw new IllegalArgumentException("unknown event kind " + code + "; known are 1 to " + (BY_CODE.length - 1));
        }
        return kind;
    }

    private static boolean[] extrasByCode() {
        boolean[] extras = new boolean[256];
        for (EventKind kind : values()) {
            extras[kind.code] = kind.extras;
        }
        return extras;
    }

    private static EventKind[] byCode() {
        EventKind[] kinds = new EventKind[128];
        int top = 0;
        for (EventKind kind : values()) {
            kinds[kind.code] = kind;
            top = Math.max(top, kind.code);
        }
        return Arrays.copyOf(kinds, top + 1);
    }
}
