package io.poolscope.view.run;

import io.poolscope.timeline.Snapshot;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The newest snapshot of a run, but only a few a second while a file is read: to paint half a file sixty times a second would take the
 * time that reading the other half needs. For one thread.
 */
final class SparseSnapshots implements Supplier<Snapshot> {
    /** The least time between two snapshots while it is read. */
    static final long EVERY = TimeUnit.MILLISECONDS.toNanos(200);

    private final Supplier<Snapshot> newest;
    private final BooleanSupplier reading;
    private final LongSupplier clock;
    private Snapshot last;
    private long taken;

    /**
     * Snapshots.
     *
     * @param newest the newest of all
     * @param reading whether the file is still read
     * @param clock a steady clock in nanoseconds
     */
    SparseSnapshots(Supplier<Snapshot> newest, BooleanSupplier reading, LongSupplier clock) {
        this.newest = newest;
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public Snapshot get() {
        long now = clock.getAsLong();
        if (last == null || now - taken >= EVERY || !reading.getAsBoolean()) {
            last = newest.get();
            taken = now;
        }
        return last;
    }
}
