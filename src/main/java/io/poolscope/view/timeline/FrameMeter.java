package io.poolscope.view.timeline;

/**
 * How many frames a second were shown, and how long the work for one took. One thread.
 */
public final class FrameMeter {
    private static final long WINDOW_NANOS = 1_000_000_000L;

    private long since;
    private int frames;
    private int rate;
    private long longestOfAll;
    private long painted;
    private long paintedNanos;

    /** Has measured nothing. */
    public FrameMeter() {
    }

    void frame(long began, long ended, boolean withPaint) {
        if (since == 0) {
            since = began;
        }
        frames++;
        if (withPaint) {
            long took = ended - began;
            painted++;
            paintedNanos += took;
            longestOfAll = Math.max(longestOfAll, took);
        }
        if (ended - since >= WINDOW_NANOS) {
            rate = (int) Math.round(frames * 1e9 / (ended - since));
            frames = 0;
            since = ended;
        }
    }

    /** Frames in the last full second. */
    public int framesPerSecond() {
        return rate;
    }

    /** The longest work for a painted frame since {@link #reset}, in nanoseconds. */
    public long longestNanos() {
        return longestOfAll;
    }

    /** The mean work for a painted frame since {@link #reset}, in nanoseconds; 0 if there was none. */
    public long meanNanos() {
        return painted == 0 ? 0 : paintedNanos / painted;
    }

    /** How many frames were painted since {@link #reset}: those in which something had changed. */
    public long paintedFrames() {
        return painted;
    }

    /** Forgets what was measured. */
    public void reset() {
        painted = 0;
        paintedNanos = 0;
        longestOfAll = 0;
    }
}
