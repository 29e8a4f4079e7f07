package io.poolscope.scenario;

import java.util.Optional;

/**
 * What a scenario is called and what it shows.
 *
 * @param id what the command line calls it
 * @param title what the window calls it
 * @param group the heading it is listed under
 * @param watch one paragraph on what to watch
 * @param mustSee what must be seen in its events with the default parameters, as its test asserts
 * @param realTime why it runs in real time, so that speed, pause and step are absent; empty if it doesn't
 */
public record About(String id, String title, Group group, String watch, String mustSee, Optional<String> realTime) {
    /** A scenario on scenario time. */
    public static About of(String id, String title, Group group, String watch, String mustSee) {
        return new About(id, title, group, watch, mustSee, Optional.empty());
    }

    /** The same on real work, with the reason why it can't be paused, stepped or scaled. */
    public About inRealTime(String reason) {
        return new About(id, title, group, watch, mustSee, Optional.of(reason));
    }

    /** The headings of the catalogue, in order. */
    public enum Group {
        /** In which order results reach their consumer. */
        DELIVERY("Delivery"),
        /** Pools, queues and what happens when they are full. */
        POOLS("Pools and queues"),
        /** Failures, cancelling and time limits. */
        FAILURES("Failures and limits"),
        /** Producers, consumers and stages. */
        PIPELINES("Pipelines"),
        /** Real files, servers and programs. */
        REAL_WORK("Real work"),
        /** How many workers, and which. */
        SCALING("Workers"),
        /** Pools run by hand. */
        BY_HAND("By hand");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** The heading. */
        public String title() {
            return title;
        }
    }
}
