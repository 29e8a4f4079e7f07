package io.poolscope.render;

/** What lies under a point of the picture. */
public sealed interface Hit {
    /** Nothing that could be told apart, outside the plot. */
    record Nothing() implements Hit {
    }

    /**
     * The ground of the plot.
     *
     * @param time the time there
     */
    record Plot(long time) implements Hit {
    }

    /** The ruler. */
    record Ruler(long time) implements Hit {
    }

    /**
     * The overview of the whole run.
     *
     * @param time the time there
     * @param onWindow whether the point is on the part that the window shows
     */
    record Overview(long time, boolean onWindow) implements Hit {
    }

    /**
     * A task on the lane that ran it.
     *
     * @param task its id
     * @param lane the lane
     * @param time the time there
     * @param count how many spans fall into the bucket there; more than 1 means that {@code task} is one of them
     */
    record TaskSpan(long task, int lane, long time, long count) implements Hit {
    }

    /** A result in the ordered buffer. */
    record Parked(long task, int stream, long index, long time) implements Hit {
    }

    /** The mark of a submit. */
    record Submit(long task, int lane, long time) implements Hit {
    }

    /** A consumer at work on a task's result. */
    record Consumed(long task, int lane, long time) implements Hit {
    }

    /** A lane's name. */
    record LaneName(int lane) implements Hit {
    }

    /** A pool's name above its workers. */
    record PoolName(int pool) implements Hit {
    }

    /**
     * A cell of the delivery strip.
     *
     * @param firstIndex the first index of the stream that the cell stands for
     * @param untilIndex after the last
     * @param task the task of the first, or -1 where it is not known
     */
    record Cell(int stream, long firstIndex, long untilIndex, long task) implements Hit {
    }

    /**
     * Where a finding shows.
     *
     * @param finding its number
     */
    record Finding(int finding, long time) implements Hit {
    }
}
