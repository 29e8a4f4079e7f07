package io.poolscope.cli.options;

import io.poolscope.scenario.BadValueException;
import io.poolscope.session.Session;
import io.poolscope.timeline.Retention;
import picocli.CommandLine.Option;

/** How much of a run's history is kept while it is played. */
public final class KeepOption {
    @Option(names = "--keep", paramLabel = "HISTORY",
            description = "How much history to hold in memory: all (default), the last 30s, 5min or 2h, or the "
                    + "last 2M (million) tasks. What is older is dropped in blocks; a recording (--out) is whole all the same.")
    private String keep;

    /** Refuses what can't be kept; to be called before anything is started. */
    public Retention retention() {
        if (keep == null) {
            return Retention.ALL;
        }
        try {
            return Retention.parse(keep);
        } catch (IllegalArgumentException e) {
            throw new BadValueException("--keep " + keep + " is not allowed; allowed: " + Retention.ALLOWED);
        }
    }

    /** Lets a session keep so much. */
    public void applyTo(Session session) {
        session.retain(retention());
    }
}
