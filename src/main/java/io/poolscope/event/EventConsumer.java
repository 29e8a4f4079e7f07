package io.poolscope.event;

/**
 * Takes batches of events: the timeline, a recording, a log. Called by one thread.
 *
 * <p>Batches come in the order in which their source gives them. A bus merges what it drains by time, but an event of a thread that was
 * slow to emit it may come after later ones; a file has its events as they were written. Who needs them in order puts them in order, as
 * the timeline does within its limits, and counts those that came too late.
 */
@FunctionalInterface
public interface EventConsumer {
    /** Takes a batch, which is valid only during the call. */
    void accept(EventBatch batch);
}
