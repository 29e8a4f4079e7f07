package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * Looks for one thing in a run. Stateless: one object serves any number of runs on any thread. A rule asks the cheap
 * questions first (counters, totals) and looks at single tasks only where those say that there is something to find, so
 * that all rules together may run each second beside a live run.
 *
 * <p>A rule judges each pool, or each stream of results, for itself: what it finds there doesn't depend on what else is in the run.
 */
interface Rule {
    /** Which rule it is. */
    RuleId id();

    /** What it looks for, in one sentence. */
    String looksFor();

    /** By which numbers it decides; none where it finds whatever there is of its kind. */
    default List<Threshold> thresholds() {
        return List.of();
    }

    /** What its findings may tell a person to do: {@link Finding#remedy} is one of these, as far as it has no number of the run in it. */
    List<String> remedies();

    /** What it finds, at most one finding for each pool or stream; none where the run has too little to judge by. */
    List<Finding> find(RuleContext run);

    /**
     * What a pool of the run has too little of for this rule to judge it by, as "30 tasks that ran; there are 5"; "" where all have enough,
     * or where nothing of the kind happened that the rule looks for.
     */
    default String lacks(RuleContext run) {
        return "";
    }

    /** Whether {@link #remedy} may give one. */
    default boolean simulates() {
        return false;
    }

    /**
     * What can be simulated to say what the remedy of a finding would bring; empty where nothing can.
     *
     * @param finding one that this rule has found
     * @param workload the part of the run that the finding's pool belongs to
     */
    default Optional<Remedy> remedy(Finding finding, Workload workload) {
        return Optional.empty();
    }
}
