package io.poolscope.bus;

import java.util.ArrayDeque;
import java.util.Collection;

/**
 * The rings that the reader has not met yet, in the order in which they came. Thread-safe; its lock is taken before that of
 * {@link Abandoned}.
 */
final class WaitingRings {
    /*
     * While nobody reads, threads come and go. So many rings may wait; then each that comes looks at a few of the oldest, and
     * gives up those whose threads have ended. More are given up than come, so no more wait than that and than live threads have.
     */
    private static final int PROBES = 4;

    private final int most;
    private final Abandoned abandoned;
    /** Guarded by this. */
    private final ArrayDeque<Ring> waiting = new ArrayDeque<>();

    WaitingRings(int most, Abandoned abandoned) {
        this.most = most;
        this.abandoned = abandoned;
    }

    synchronized void add(Ring ring) {
        waiting.add(ring);
        for (int i = 0; i < PROBES && waiting.size() > most; i++) {
            Ring oldest = waiting.poll();
            if (oldest.owner.isAlive()) {
                waiting.add(oldest);
            } else {
                abandoned.giveUp(oldest);
            }
        }
    }

    /** Moves all to the reader. */
    synchronized void takeAll(Collection<Ring> to) {
        to.addAll(waiting);
        waiting.clear();
    }

    /** How many wait. */
    synchronized int size() {
        return waiting.size();
    }
}
