package io.poolscope.event;

/**
 * Where an observed program hands over its events: a sink for each thread, and what they share. One port serves one
 * run. All methods may be called from any thread.
 */
public interface EventPort {
    /** The calling thread's own sink. A hot caller keeps it in a field of its thread. */
    EventSink sink();

    /** The run's names. */
    Names names();

    /** The run's source of ids. */
    Ids ids();

    /** The run's clock; every time in an event was read from it. */
    Clock clock();
}
