package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.TaskKind;
import io.poolscope.workload.Workload;
import java.util.List;

/** What tests of rules ask for again and again. */
final class Rules {
    /** Durations that are all alike: no rule finds anything in them. */
    static final Distribution EVEN = Distribution.uniform(8 * SimulatedRuns.MS, 12 * SimulatedRuns.MS);

    private Rules() {
    }

    /** Which rules found something in a run on eight processors. */
    static List<RuleId> of(Snapshot snapshot) {
        return Findings.of(snapshot, 8).stream().map(Finding::rule).toList();
    }

    /** A rule finds something in a bad run, and nothing in its mended twin. */
    static void assertPair(RuleId rule, Workload bad, Workload mended) {
        assertThat(of(SimulatedRuns.simulated(bad, 8))).as("bad").contains(rule);
        assertThat(of(SimulatedRuns.simulated(mended, 8))).as("mended").doesNotContain(rule);
    }

    /** The first finding of a rule; there must be one. */
    static Finding finding(RuleId rule, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.rule() == rule).findFirst()
                .orElseThrow(() -> new AssertionError(rule + " found nothing"));
    }

    /** A run of tasks that compute on two processors, with their processor time measured. */
    static Snapshot computed(int workers) {
        return SimulatedRuns.computed(Workload.of(60, EVEN).withKind(TaskKind.CPU).withPool(PoolSpec.of(workers)), 2);
    }
}
