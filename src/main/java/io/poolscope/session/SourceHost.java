package io.poolscope.session;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.scenario.NoThreadException;
import io.poolscope.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a session is to its source: it takes the events into the timeline, the tape and the tees, keeps the messages, and makes one line
 * of what ends the run. Events and blocks come on the pump thread; messages may come from any thread, and all may be asked from any.
 */
final class SourceHost implements RunSource.Host {
    private final RunSource source;
    private final Timeline timeline;
    private final SessionTape tape;
    private final List<EventConsumer> tees;
    /** Blocks whose events come next; the pump thread's. */
    private final List<byte[]> arrived = new ArrayList<>();
    /** Copy-on-write, as there are few. */
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    /** The pump thread's. */
    private final FullMemory memory = new FullMemory();
    /** Written by the pump thread only. */
    private volatile double progress;
    /** Written by the pump thread only. */
    private volatile long events;

    SourceHost(RunSource source, Timeline timeline, SessionTape tape, List<EventConsumer> tees) {
        this.source = source;
        this.timeline = timeline;
        this.tape = tape;
        this.tees = List.copyOf(tees);
    }

    /**
     * Takes all that the source has, and returns how the run ended; a message says why it failed. An error that is not
     * foreseen goes on.
     */
    SessionState pump() {
        try {
            source.pump(this::take, this);
            return SessionState.FINISHED;
        } catch (InterruptedException e) {
            return SessionState.STOPPED;
        } catch (Exception e) {
            if (NoThreadException.isMeantBy(e)) {
                tellNoThread(e);
            } else {
                tell(Message.Level.ERROR, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
            }
        } catch (Error e) {
            if (NoThreadException.isMeantBy(e)) {
                tellNoThread(e);
            } else if (memory.isMeantBy(e)) {
                // Half a run must not pass for a whole one. Put together without +, which would have to be linked now.
                messages.add(new Message(source.now(), Message.Level.ERROR, "The memory is full after ".concat(Long.toString(events))
                        .concat(" events; what was seen until then is shown")));
            } else {
                throw e;
            }
        }
        return SessionState.FAILED;
    }

    private void take(EventBatch batch) {
        timeline.accept(batch);
        if (source.givesBlocks()) {
            tape.keep(arrived, batch);
            arrived.clear();
        } else {
            tape.keep(batch);
        }
        for (EventConsumer tee : tees) {
            tee.accept(batch);
        }
        events += batch.size(); // one writer
    }

    /** Says that no thread could be had, and how far the run had come. */
    void tellNoThread(Throwable e) {
        long started = timeline.snapshot().tasks().startedCount();
        tell(Message.Level.ERROR, new NoThreadException(e).getMessage() + "; the run was given up after " + started
                + (started == 1 ? " task" : " tasks") + " had started");
    }

    @Override
    public void tell(Message.Level level, String text) {
        messages.add(new Message(source.now(), level, text.lines().findFirst().orElse("")));
    }

    @Override
    public void block(byte[] block) {
        arrived.add(block);
    }

    @Override
    public void historyLimit(long bytes) {
        timeline.limit(bytes);
    }

    @Override
    public long lateEvents() {
        return timeline.snapshot().lateEvents();
    }

    @Override
    public void progress(double share) {
        progress = share;
    }

    /** How much of what there is to read was read, 0 to 1. */
    double progress() {
        return progress;
    }

    /** How many events have come. */
    long events() {
        return events;
    }

    /** What a person should know, oldest first. */
    List<Message> messages() {
        return List.copyOf(messages);
    }
}
