package io.poolscope.analysis.rules;

import java.util.List;

/**
 * Looks for one thing in a run. Stateless: one object serves any number of runs on any thread. A rule asks the cheap
 * questions first (counters, totals) and looks at single tasks only where those say that there is something to find, so
 * that all rules together may run each second beside a live run.
 */
interface Rule {
    /** Its stable name, as in {@link Finding#rule}. */
    String id();

    /** What it finds, at most a few; none where the run has too little to judge by. */
    List<Finding> find(RuleContext run);

    /**
     * What the run has too little of for this rule to judge by, as "30 tasks that ran; there are 5"; "" where it has enough, or where nothing
     * of the kind happened that the rule looks for.
     */
    default String lacks(RuleContext run) {
        return "";
    }
}
