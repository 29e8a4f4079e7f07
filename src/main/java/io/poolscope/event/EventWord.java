package io.poolscope.event;

/**
 * Packs what an event is and whom it is about into one {@code long}: id (40 bits), lane (16 bits), kind (8 bits), from the high
 * end. With the time beside it, an event without extras takes 16 bytes wherever it lies.
 */
public final class EventWord {
    /** The lane of an event that happened on no lane. */
    public static final int NO_LANE = -1;
    /** The highest lane number. */
    public static final int MAX_LANE = 0xFFFE;
    /** The highest id. */
    public static final long MAX_ID = (1L << 40) - 1;

    private EventWord() {
    }

    /**
     * Packs.
     *
     * @param id 0 to {@link #MAX_ID}; not checked, as this is the hot path
     * @param lane 0 to {@link #MAX_LANE}, or {@link #NO_LANE}
     * @param code an {@link EventKind#code()}
     */
    public static long pack(long id, int lane, int code) {
        return id << 24 | (lane & 0xFFFFL) << 8 | code;
    }

    /** The id in a packed word. */
    public static long id(long word) {
        return word >>> 24;
    }

    /** The lane in a packed word, or {@link #NO_LANE}. */
    public static int lane(long word) {
        int lane = (int) (word >>> 8) & 0xFFFF;
        return lane == 0xFFFF ? NO_LANE : lane;
    }

    /** The kind's code in a packed word. */
    public static int code(long word) {
        return (int) word & 0xFF;
    }
}
