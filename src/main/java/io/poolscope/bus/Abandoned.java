package io.poolscope.bus;

import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;

/** Counts what threads told that have ended before a reader came, and that is given up. Thread-safe; its lock is a leaf. */
final class Abandoned {
    // Guarded by this.
    private long count;
    private long since = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Abandoned() {
    }

    /** Gives up a ring whose thread has ended and which no reader has met. */
    synchronized void giveUp(Ring ring) {
        ring.see();
        if (!ring.isDrained()) {
            // A ring that holds nothing has lost nothing: events are lost where there is no room.
            since = Math.min(since, ring.firstTime());
            last = Math.max(last, ring.lastSeen());
            count += ring.skip() + ring.lostUnread();
        }
    }

    /** Reports what was given up since the last call, if anything; returns how many events. */
    synchronized long report(Ring reports) {
        long given = count;
        if (given > 0) {
            count = 0;
            reports.emit(last, EventKind.EVENTS_LOST.code(), 0, EventWord.NO_LANE, given, Math.min(since, last));
            since = Long.MAX_VALUE;
        }
        return given;
    }
}
