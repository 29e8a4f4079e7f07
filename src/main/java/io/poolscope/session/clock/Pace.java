package io.poolscope.session.clock;

/**
 * How scenario time follows the machine's from a moment on. Immutable: a clock changes its pace by putting another in
 * its place.
 *
 * @param real the moment, as {@link System#nanoTime} tells it
 * @param time the scenario time at that moment, in nanoseconds since the run began
 * @param speed scenario nanoseconds a real nanosecond; greater than 0
 * @param running whether time passes; if not, it stays {@code time}
 */
record Pace(long real, long time, double speed, boolean running) {
    /** The scenario time at a real moment not before {@link #real}. Never decreases as {@code nanoTime} grows. */
    long at(long nanoTime) {
        if (!running) {
            return time;
        }
        long passed = nanoTime - real;
        return time + (speed == 1 ? passed : (long) (passed * speed));
    }

    /** How many real nanoseconds from {@code nanoTime} on until the scenario time is {@code deadline}; for ever if it does not run. */
    long until(long deadline, long nanoTime) {
        if (!running) {
            return deadline <= time ? 0 : Long.MAX_VALUE;
        }
        // A double to long conversion saturates, so that the far future needs no care.
        long length = (long) Math.ceil(((double) deadline - time) / speed);
        return length == Long.MAX_VALUE ? length : length - (nanoTime - real);
    }
}
