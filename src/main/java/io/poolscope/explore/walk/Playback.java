package io.poolscope.explore.walk;

/**
 * Runs the playhead through a run, forwards or backwards, at a rate. Stops at either end of the run. Not thread-safe.
 */
public final class Playback {
    /** The slowest rate. */
    public static final double MIN_RATE = 0.01;
    /** The fastest rate. */
    public static final double MAX_RATE = 100;

    private double rate;
    private double carried;

    /** Stands still. */
    public Playback() {
    }

    /**
     * Plays.
     *
     * @param newRate scenario seconds a second: {@link #MIN_RATE} to {@link #MAX_RATE}, negative to play backwards, 0 to stop
     */
    public void play(double newRate) {
        double size = Math.abs(newRate);
        if (!(newRate == 0 || size >= MIN_RATE && size <= MAX_RATE)) {
            throw new IllegalArgumentException("rate " + newRate + "; allowed are 0 and " + MIN_RATE + " to " + MAX_RATE
                    + ", negative to play backwards");
        }
        rate = newRate;
        carried = 0;
    }

    /** The rate; 0 while it stands still. */
    public double rate() {
        return rate;
    }

    /** Whether it runs. */
    public boolean playing() {
        return rate != 0;
    }

    /**
     * Where the playhead is after some more time; stops at the ends.
     *
     * @param at where it was
     * @param elapsedNanos of real time
     * @param begin where it stops when it plays backwards
     * @param end where it stops when it plays forwards
     */
    public long advance(long at, long elapsedNanos, long begin, long end) {
        double moved = elapsedNanos * rate + carried;
        long whole = (long) moved;
        carried = moved - whole;
        long next = Math.clamp(at + whole, begin, Math.max(begin, end));
        if (rate > 0 && next >= end || rate < 0 && next <= begin) {
            rate = 0;
            carried = 0;
        }
        return next;
    }
}
