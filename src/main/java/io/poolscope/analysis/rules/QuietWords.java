package io.poolscope.analysis.rules;

import io.poolscope.words.CountWords;

/** What is said where no rule has found anything: that nothing stands out is said of no run in which tasks failed. Stateless. */
public final class QuietWords {
    private QuietWords() {
    }

    /**
     * A sentence for a run without a finding, as "Nothing stands out." or "No rule has found anything, but 3 tasks failed.".
     *
     * @param failed how many tasks failed
     * @param refused how many tasks were refused, or dropped by their pool
     * @param soFar whether the run goes on
     */
    public static String of(long failed, long refused, boolean soFar) {
        String end = soFar ? " so far." : ".";
        if (failed == 0 && refused == 0) {
            return "Nothing stands out" + end;
        }
        String bad = failed == 0 ? "" : CountWords.of(failed, "task") + " failed";
        String lost = refused == 0 ? "" : CountWords.of(refused, "task") + (refused == 1 ? " was" : " were") + " refused";
        return "No rule has found anything, but " + bad + (bad.isEmpty() || lost.isEmpty() ? "" : " and ") + lost + end;
    }
}
