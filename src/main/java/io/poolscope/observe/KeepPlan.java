package io.poolscope.observe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * States what is to be kept, and when it is to be written. Not thread-safe.
 */
public final class KeepPlan {
    /** The memory that what is kept may take unless told: some thirty million events. */
    public static final long DEFAULT_BYTES = 64L << 20;

    private static final long LEAST_BYTES = 1L << 20;

    private final Duration time;
    private final Path folder;
    private final List<KeepCondition> conditions = new ArrayList<>();
    private String title = "kept";
    private long bytes = DEFAULT_BYTES;

    KeepPlan(Duration time, Path folder) {
        this.time = Objects.requireNonNull(time, "time");
        this.folder = Objects.requireNonNull(folder, "folder");
        if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("time " + time + " is not allowed; allowed: more than 0, at most 365 days");
        }
    }

    /** Names the program: its files' names begin so. */
    public KeepPlan named(String program) {
        title = Objects.requireNonNull(program, "program");
        return this;
    }

    /** Writes what is kept when a condition comes to hold; once in the time that is kept, at most {@value KeptRing#MOST_FILES} times. */
    public KeepPlan when(KeepCondition condition) {
        conditions.add(Objects.requireNonNull(condition, "condition"));
        return this;
    }

    /**
     * Limits the memory that it takes; where events come too fast for it, less than the time is kept, which is told.
     *
     * @param most in bytes, at least 1 MB
     */
    public KeepPlan atMost(long most) {
        if (most < LEAST_BYTES) {
            throw new IllegalArgumentException("memory " + most + " is not allowed; allowed: at least " + LEAST_BYTES + " bytes");
        }
        bytes = most;
        return this;
    }

    /** Begins to observe and to keep. */
    public KeptScope open() {
        return Poolscope.open(this);
    }

    Duration time() {
        return time;
    }

    Path folder() {
        return folder;
    }

    List<KeepCondition> conditions() {
        return conditions;
    }

    String title() {
        return title;
    }

    long bytes() {
        return bytes;
    }
}
