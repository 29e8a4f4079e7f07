package io.poolscope.observe;

import io.poolscope.event.EventConsumer;
import java.util.Map;

/**
 * Where a scope's events go. All methods are called on the scope's own thread, one after the other; none may throw for
 * what can happen outside, as a full disk or a viewer that is gone: that is told, and counted.
 */
interface ScopeOutput extends EventConsumer {
    /** Whether it takes events now; while it doesn't they stay in the bus, which drops and counts. */
    default boolean isReady() {
        return true;
    }

    /** Some milliseconds have passed, with or without events. */
    void tick();

    /** Something more is known of the run. */
    void facts(Map<String, String> more);

    /** There will be no more events; {@code how} says why, in a few words. Returns when what came before is written. */
    void end(String how);

    /** How many events it couldn't keep or hand on. Any thread may ask. */
    default long lost() {
        return 0;
    }
}
