package io.poolscope.session.clock;

/** What a step of a {@link ScenarioClock} did. */
public enum StepOutcome {
    /** An event that waited was let through. */
    ADMITTED,
    /** No event waited: time went on to the end of the earliest sleep, whose thread may emit one event. */
    ADVANCED,
    /** Nothing: no event waits and nobody sleeps towards a time. The threads compute, or wait for each other. */
    NOTHING_WAITS,
    /** Nothing: the clock runs, or has been stopped. */
    NOT_PAUSED
}
