package io.poolscope.timeline;

import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.counter.Counter;
import java.util.List;

/** A pool and its queue. */
public interface PoolTrack {
    /** Its id. */
    int id();

    /** Its name. */
    String name();

    /** How it hands tasks to threads. */
    PoolKind kind();

    /** What happens when its queue is full. */
    SaturationPolicy policy();

    /** When it opened. */
    long started();

    /** When it had ended, or {@link Snapshot#OPEN}. */
    long stopped();

    /** When it broke, or {@link Snapshot#NONE}. */
    long broken();

    /** The error it broke with, or "". */
    String error();

    /** Its sizes in the order of time; the first is from its start. */
    List<Size> sizes();

    /** How many tasks wait in its queue. */
    Counter queued();

    /** How many of its tasks run. */
    Counter running();

    /** The size at a time; the first before its start. */
    default Size sizeAt(long time) {
        Size size = sizes().getFirst();
        for (Size later : sizes()) {
            if (later.from() > time) {
                break;
            }
            size = later;
        }
        return size;
    }

    /**
     * How large a pool is.
     *
     * @param from since when
     * @param workers how many workers it may have; 0 where there is no limit
     * @param capacity how many tasks its queue holds, or {@link io.poolscope.event.Event#UNBOUNDED}
     */
    record Size(long from, int workers, int capacity) {
    }
}
