package io.poolscope.scenario;

/** When a changed parameter takes effect. */
public enum TakesEffect {
    /** In the run that is going on. */
    NOW,
    /** When the scenario is run the next time. */
    NEXT_RUN
}
