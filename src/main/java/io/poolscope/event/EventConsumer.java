package io.poolscope.event;

/** Takes batches of events in the order of their times: the timeline, a recording, a log. Called by one thread. */
@FunctionalInterface
public interface EventConsumer {
    /** Takes a batch, which is valid only during the call. */
    void accept(EventBatch batch);
}
