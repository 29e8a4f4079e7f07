package io.poolscope.attach;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.recording.EventCheck;
import io.poolscope.wire.DenseNumbers;
import io.poolscope.wire.EventTranslation;
import io.poolscope.wire.RunState;
import io.poolscope.wire.WireException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One program's run, over all its connections. Its events are numbered from 0 on, however long it had run before, and
 * held to the bounds of recordings. When it connects again only what is news is taken of what it tells, and what neither
 * side has any more is counted as lost.
 *
 * <p>{@link #told}, {@link #accept} and {@link #settle} are called by one connection at a time, under {@link #handing}; the
 * counts may be asked by any thread.
 */
public final class ObservedProgram {
    /** Where it stands. */
    public enum Standing {
        /** It sends. */
        CONNECTED,
        /** Its connection is gone; it may come again. */
        GONE,
        /** It has said that it ends. */
        ENDED
    }

    private final ProgramInfo info;
    private final DenseNumbers numbers = new DenseNumbers();
    private final RunState state = new RunState(false);
    private final EventBatch dense = new EventBatch(1 << 10);
    /** Of the connection: a program that connects again gives its names again. Under {@link #handing}. */
    private Names names = new Names();
    private final EventCheck check = new EventCheck(names);
    private boolean known;
    private long lastTime;
    private volatile Standing standing = Standing.CONNECTED;
    private volatile long events;
    /** How many events of the run are here or known to be lost: what the program is told. */
    private volatile long have = -1;
    /** How many the link has lost. */
    private volatile long lost;
    /** How many the program itself has dropped, as it says. */
    private volatile long dropped;
    private volatile int pools;
    private volatile long tasks;
    /** Held while events are handed on and settled; by a run that begins to look, while it is told what is so. */
    private final ReentrantLock handing = new ReentrantLock();

    ObservedProgram(ProgramInfo info) {
        this.info = info;
    }

    /** What it says of itself. */
    public ProgramInfo info() {
        return info;
    }

    /** Where it stands. */
    public Standing standing() {
        return standing;
    }

    void standing(Standing now) {
        standing = now;
    }

    /** How many events have come. */
    public long events() {
        return events;
    }

    /** How many events are missing: lost with a connection, or dropped by the program because a buffer was full. */
    public long lost() {
        return lost + dropped;
    }

    /** How many of its pools are open. */
    public int pools() {
        return pools;
    }

    /** How many tasks have started. */
    public long tasks() {
        return tasks;
    }

    ReentrantLock handing() {
        return handing;
    }

    /** How many events of its run are here or known to be lost; -1 before the first is. */
    long have() {
        return have;
    }

    /** How many of these the link has lost. */
    long lostByLink() {
        return lost;
    }

    /** The names in its events, as of the connection that sends now. Under {@link #handing}. */
    Names names() {
        return names;
    }

    /** A connection begins. */
    void connected() {
        standing = Standing.CONNECTED;
    }

    /**
     * Takes what the program tells of what is so, at the beginning of a connection.
     *
     * @param ofConnection the connection's names
     * @param batch the events that made it so, with the program's own numbers
     * @param count how many events the run had when it was so
     * @param now the run's time then
     * @return what of it is news here, in numbers of its own; valid until the next call, and to be given to {@link #settle} once handed on
     */
    EventBatch told(Names ofConnection, EventBatch batch, long count, long now) throws WireException {
        names = ofConnection;
        check.names(names);
        EventBatch all = new EventBatch(Math.max(1, batch.size()));
        translate(batch, all);
        check.check(all);
        dense.clear();
        RunState later = new RunState(false);
        later.accept(all);
        for (int i = 0; i < all.size(); i++) {
            if (!known || !state.knows(all, i)) {
                // A newcomer sees what was before as of now; one who was away can't put it before what was seen since.
                dense.add(known ? Math.max(all.time(i), lastTime) : now, all.word(i), all.a(i), all.b(i));
            }
        }
        if (known) {
            long missing = Math.max(0, count - have - dense.size());
            lost += missing;
            state.tellGone(later, now, dense);
            if (missing > 0) {
                dense.add(now, EventWord.pack(0, EventWord.NO_LANE, EventKind.EVENTS_LOST.code()), missing, Math.min(now, lastTime));
            }
        }
        known = true;
        have = Math.max(have, count);
        return dense;
    }

    /**
     * Takes what happens.
     *
     * @return the events in numbers of its own; valid until the next call, and to be given to {@link #settle} once handed on
     */
    EventBatch accept(EventBatch batch) throws WireException {
        dense.clear();
        translate(batch, dense);
        check.check(dense);
        long more = 0;
        long gone = 0;
        for (int i = 0; i < dense.size(); i++) {
            if (EventWord.code(dense.word(i)) == EventKind.EVENTS_LOST.code()) {
                gone += dense.a(i);
            } else {
                more++;
            }
        }
        // One that has no meaning here, as of a task that began before and was not told, counts as come too.
        have += batch.size() - (dense.size() - more);
        dropped += gone;
        return dense;
    }

    /**
     * What was so before the events that are being handed on, as events of one moment; for a run that begins to look. Under
     * {@link #handing}.
     */
    EventBatch state() {
        EventBatch all = new EventBatch(1 << 10);
        state.tell(all);
        for (int i = 0; i < all.size(); i++) {
            all.times()[i] = lastTime;
        }
        return all;
    }

    private void translate(EventBatch batch, EventBatch to) {
        for (int i = 0; i < batch.size(); i++) {
            EventTranslation.translate(batch, i, numbers, to);
        }
    }

    /** What was handed on is from now on part of what is so. */
    void settle(EventBatch news) {
        state.accept(news);
        for (int i = 0; i < news.size(); i++) {
            lastTime = Math.max(lastTime, news.time(i));
            tasks += EventWord.code(news.word(i)) == EventKind.TASK_STARTED.code() ? 1 : 0;
        }
        events += news.size();
        pools = state.pools();
    }
}
