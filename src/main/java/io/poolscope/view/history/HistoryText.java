package io.poolscope.view.history;

import io.poolscope.timeline.Retention;
import io.poolscope.timeline.Snapshot;
import io.poolscope.words.DurationWords;
import java.util.Locale;

/** How much history is kept and how much was dropped, in a few words. Stateless. */
public final class HistoryText {
    private HistoryText() {
    }

    /**
     * For the status line: what is kept, and how much is gone.
     *
     * @param retention what is kept; of a run that keeps everything from now on only what is gone is said
     * @param snapshot the run, or null
     * @return "" where nothing is dropped and nothing will be
     */
    public static String line(Retention retention, Snapshot snapshot) {
        String kept = retention.equals(Retention.ALL) ? "" : "keeps " + retention.text();
        String gone = gone(snapshot);
        return kept.isEmpty() || gone.isEmpty() ? kept + gone : kept + " · " + gone;
    }

    /** How much of a run was dropped; "" if nothing was. */
    public static String gone(Snapshot snapshot) {
        if (snapshot == null || snapshot.begin() <= 0) {
            return "";
        }
        long tasks = snapshot.tasks().first();
        return String.format(Locale.ROOT, "%,d", tasks).replace(',', '\u202f') + (tasks == 1 ? " task" : " tasks") + " before "
                + DurationWords.of(snapshot.begin()) + " dropped";
    }
}
