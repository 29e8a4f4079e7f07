package io.poolscope.view.run;

import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.Session;
import io.poolscope.view.timeline.model.RunFeed;
import java.util.ArrayList;
import java.util.List;

/**
 * The last runs of this sitting, but the one that is shown. Bounded: at most {@value #MOST} of them, and at most {@value #MOST_EVENTS}
 * events in all of them; the oldest go first. For the JavaFX thread.
 */
public final class KeptRuns {
    /** How many runs are kept. */
    public static final int MOST = 8;
    /** How many events the kept runs have together. */
    public static final long MOST_EVENTS = 4_000_000;

    private final List<KeptRun> runs = new ArrayList<>();
    private int given;

    /** The number of the next run of this sitting. */
    int next() {
        return ++given;
    }

    /** Keeps a run as the newest, and lets go of the oldest that there is no room for. */
    void keep(int number, Session session, RunFeed feed, Scenario scenario, ParameterValues values, int messagesTold) {
        runs.removeIf(run -> run.session() == session);
        runs.addFirst(new KeptRun(number, session, feed, scenario, values, messagesTold));
        while (runs.size() > MOST || runs.stream().mapToLong(run -> run.session().events()).sum() > MOST_EVENTS) {
            runs.removeLast();
        }
    }

    /** Takes a run out, as it is shown again; false if it is not kept any more. */
    boolean take(KeptRun run) {
        return runs.remove(run);
    }

    /** The kept runs, that which was shown last first. */
    public List<KeptRun> all() {
        return List.copyOf(runs);
    }
}
