package io.poolscope.event;

/**
 * The layout of the two extra words, {@code a} and {@code b}: for each kind that has more than one thing in a word, the
 * methods that pack it and those that take it out again. Nothing else shifts or masks these words; the table of all
 * kinds stands in the specification of the format, on the page of {@code io.poolscope.wire}. A kind that isn't named here
 * has one plain number in each of its words.
 *
 * <p>Packing checks nothing, as this is the hot path, and all methods are small enough to be inlined; none allocates.
 * What is taken out of words that nobody checked may be any number that fits its bits. Stateless.
 */
public final class Extras {
    /*
     *   pool started       a = name 32 | workers 32          b = capacity + 1: 48 | kind of pool 8 | policy 8
     *   pool resized       a = workers                       b = capacity + 1
     *   stream opened      a = name 32 | pool 32             b = window 56 | delivery 8
     *   task submitted as  a = label 32 | stream 32          b = index + 1: 40 | priority 24, signed
     *   result …           a = stream 24 | index 40 (a place)
     *   queue opened       a = name                          b = capacity + 1
     *
     * Names are their numbers in Names; a pool or stream of -1 is none, in 32 bits as in 24.
     */

    /** Stands for no stream: for a task whose result goes to none, and for a stream that has no number. */
    public static final int NO_STREAM = -1;
    /** The highest number of a stream. Streams beyond have no number, and their results are said to be of none. */
    public static final int MAX_STREAM = 0xFFFFFE;
    /** What {@code b} of a submit grows by from an index to the next. */
    public static final long NEXT_SUBMIT_INDEX = 1L << 24;
    /** What the place of a result grows by from an index to the next. */
    public static final long NEXT_PLACE_INDEX = 1;

    private static final int HALF = 32;
    private static final long LOW_HALF = 0xFFFFFFFFL;
    private static final int PLACE_SHIFT = 40;
    private static final int STREAM_MASK = 0xFFFFFF;
    private static final long INDEX_MASK = (1L << PLACE_SHIFT) - 1;
    private static final int SUBMIT_INDEX_SHIFT = 24;
    private static final long PRIORITY_MASK = 0xFFFFFFL;
    private static final int PRIORITY_SPARE = 8;
    private static final int CAPACITY_SHIFT = 16;
    private static final int WINDOW_SHIFT = 8;
    private static final int BYTE = 0xFF;

    private Extras() {
    }

    // ---- names above numbers: pool started, stream opened, task submitted as

    private static long named(int name, int number) {
        return (long) name << HALF | number & LOW_HALF;
    }

    /** The name in {@code a} of a pool's start, a stream's opening or a submit (its label), as its number. */
    public static int name(long a) {
        return (int) (a >>> HALF);
    }

    // ---- pools

    /** Word {@code a} of a pool's start. */
    public static long poolA(int name, int workers) {
        return named(name, workers);
    }

    /** Word {@code b} of a pool's start; the capacity may be {@link Event#UNBOUNDED}. */
    public static long poolB(int capacity, PoolKind kind, SaturationPolicy policy) {
        return (capacity + 1L) << CAPACITY_SHIFT | (long) kind.ordinal() << 8 | policy.ordinal();
    }

    /** How many workers, in {@code a} of a pool's start. */
    public static int poolWorkers(long a) {
        return (int) a;
    }

    /** The capacity in {@code b} of a pool's start, or {@link Event#UNBOUNDED}; an {@code int} in checked events. */
    public static long poolCapacity(long b) {
        return (b >>> CAPACITY_SHIFT) - 1;
    }

    /** The ordinal of the {@link PoolKind} in {@code b} of a pool's start: 0 to 255. */
    public static int poolKind(long b) {
        return (int) (b >>> 8) & BYTE;
    }

    /** The ordinal of the {@link SaturationPolicy} in {@code b} of a pool's start: 0 to 255. */
    public static int poolPolicy(long b) {
        return (int) b & BYTE;
    }

    /** Word {@code b} of a queue's opening and of a pool's new size; the capacity may be {@link Event#UNBOUNDED}. */
    public static long capacityB(int capacity) {
        return capacity + 1L;
    }

    /** The capacity in {@code b} of a queue's opening or a pool's new size, or {@link Event#UNBOUNDED}; an int in checked events. */
    public static long capacity(long b) {
        return b - 1;
    }

    // ---- streams

    /** Word {@code a} of a stream's opening; the pool is -1 if the tasks are of several. */
    public static long streamA(int name, int pool) {
        return named(name, pool);
    }

    /** Word {@code b} of a stream's opening; a window of 0 has no limit. */
    public static long streamB(int window, Delivery delivery) {
        return (long) window << WINDOW_SHIFT | delivery.ordinal();
    }

    /** The pool in {@code a} of a stream's opening, or -1. */
    public static int streamPool(long a) {
        return (int) a;
    }

    /** The window in {@code b} of a stream's opening; 0 is no limit; an {@code int} in checked events. */
    public static long streamWindow(long b) {
        return b >>> WINDOW_SHIFT;
    }

    /** The ordinal of the {@link Delivery} in {@code b} of a stream's opening: 0 to 255. */
    public static int streamDelivery(long b) {
        return (int) b & BYTE;
    }

    // ---- submits

    /** Word {@code a} of a submit: the label's number, and the stream that the result goes to; one above {@link #MAX_STREAM} is none. */
    public static long submitA(int label, int stream) {
        return named(label, stream > MAX_STREAM ? NO_STREAM : stream);
    }

    /**
     * Word {@code b} of a submit.
     *
     * @param index the result's index in its stream, or -1 if it goes to none: -1 to 2⁴⁰ - 2
     * @param priority -2²³ to 2²³ - 1
     */
    public static long submitB(long index, int priority) {
        return (index + 1) << SUBMIT_INDEX_SHIFT | priority & PRIORITY_MASK;
    }

    /** The stream in {@code a} of a submit, or {@link #NO_STREAM}. */
    public static int submitStream(long a) {
        return (int) a;
    }

    /** The index in {@code b} of a submit, or -1. */
    public static long submitIndex(long b) {
        return (b >>> SUBMIT_INDEX_SHIFT) - 1;
    }

    /** The priority in {@code b} of a submit. */
    public static int submitPriority(long b) {
        return (int) b << PRIORITY_SPARE >> PRIORITY_SPARE;
    }

    /** Whether a submit has neither a label nor a priority. */
    public static boolean isPlainSubmit(long a, long b) {
        return (a >>> HALF | b & PRIORITY_MASK) == 0;
    }

    // ---- results

    /**
     * Word {@code a} of what happens to a result: its stream and its index in it.
     *
     * @param stream 0 to {@link #MAX_STREAM}; {@link #NO_STREAM} and whatever is above are none, never another stream
     * @param index 0 to 2⁴⁰ - 1
     */
    public static long place(int stream, long index) {
        return (long) Math.min(stream, STREAM_MASK) << PLACE_SHIFT | index;
    }

    /** The stream in the place of a result, or {@link #NO_STREAM}. */
    public static int placeStream(long place) {
        // The largest number of 24 bits, one more and cut off, is 0: none becomes -1 without a branch.
        return ((int) (place >>> PLACE_SHIFT) + 1 & STREAM_MASK) - 1;
    }

    /** The index in the place of a result. */
    public static long placeIndex(long place) {
        return place & INDEX_MASK;
    }
}
