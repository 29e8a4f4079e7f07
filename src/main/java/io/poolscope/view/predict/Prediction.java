package io.poolscope.view.predict;

import io.poolscope.timeline.Snapshot;
import io.poolscope.words.DurationWords;
import java.util.Locale;
import java.util.Objects;

/**
 * A run as simulated before it is played.
 *
 * @param run the simulated run
 * @param makespan how long it takes, nanoseconds of scenario time
 * @param basis what it was worked out from where that is not the scenario itself, in a few words; else ""
 */
public record Prediction(Snapshot run, long makespan, String basis) {
    /** Refuses missing parts. */
    public Prediction {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(basis, "basis");
    }

    /** What it says before the run has ended. */
    public String words() {
        return "predicted " + seconds(makespan) + (basis.isEmpty() ? "" : " (" + basis + ")");
    }

    /**
     * What it says beside the real run.
     *
     * @param real how long that took, nanoseconds
     */
    public String beside(long real) {
        double apart = makespan == 0 ? 0 : 100.0 * (real - makespan) / makespan;
        return words() + ", took " + seconds(real)
                + String.format(Locale.ROOT, ": %.1f %% %s", Math.abs(apart), apart < 0 ? "sooner" : "later");
    }

    private static String seconds(long nanos) {
        // Two runs that are nearly as long are to be told apart, as long as they can be.
        return nanos < 60_000_000_000L ? String.format(Locale.ROOT, "%.2f s", nanos / 1e9) : DurationWords.of(nanos);
    }
}
