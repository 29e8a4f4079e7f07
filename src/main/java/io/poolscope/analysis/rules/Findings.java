package io.poolscope.analysis.rules;

import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks all rules what they find in a run. Stateless; any thread may ask. */
public final class Findings {
    private static final List<Rule> ALL = List.of(new HeadOfLineRule(), new SlowConsumerRule(), new SubmitterBlockedRule(),
            new QueueSaturatedRule(), new QueueGrowthRule(), new IdleWorkersRule(), new StragglerRule(), new TooFewWorkersRule(),
            new RejectedWorkRule(), new ShutDownRule(), new SilentFailuresRule(), new NestedSubmitRule(), new OverThreadingRule(),
            new SmallTasksRule(), new WorkersUsedRule());
    /** The same by their ids, in the same order. */
    private static final Map<RuleId, Rule> RULES = byId();

    private Findings() {
    }

    private static Map<RuleId, Rule> byId() {
        Map<RuleId, Rule> rules = new LinkedHashMap<>();
        for (Rule rule : ALL) {
            if (rules.put(rule.id(), rule) != null) {
                throw new IllegalStateException("two rules are called " + rule.id());
            }
        }
        return Collections.unmodifiableMap(rules);
    }

    /** What there is to find in a run on this machine, the worst first. */
    public static List<Finding> of(Snapshot snapshot) {
        return of(snapshot, Runtime.getRuntime().availableProcessors());
    }

    /**
     * What there is to find in a run, the worst first; in runs of up to {@value RemedyGains#MOST_TASKS} tasks with what the
     * remedies would gain when simulated.
     *
     * @param processors how many processors the run had
     */
    public static List<Finding> of(Snapshot snapshot, int processors) {
        return RemedyGains.add(snapshot, processors, RULES, withoutGains(snapshot, processors));
    }

    /** What there is to find in a run, the worst first, without simulating any remedy. */
    public static List<Finding> withoutGains(Snapshot snapshot, int processors) {
        RuleContext run = new RuleContext(snapshot, processors);
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : ALL) {
            findings.addAll(rule.find(run));
        }
        findings.sort(Finding.WORST_FIRST);
        return List.copyOf(findings);
    }

    /** The deadlocks of a run alone, each with its circle of tasks: so much less to ask for than all findings that a picture can. */
    public static List<Finding> deadlocks(Snapshot snapshot) {
        return RULES.get(RuleId.NESTED_SUBMIT).find(new RuleContext(snapshot, 1)).stream()
                .filter(finding -> !finding.where().cycle().isEmpty())
                .toList();
    }

    /**
     * Which rules could not judge a pool because it has too little of what they look at, each in one line: "too-few-workers needs 30 tasks
     * that ran; there are 5", or in a run of several pools "...; reader has 5, writer has 12". All else was judged.
     *
     * @param processors how many processors the run had
     */
    public static List<String> notJudged(Snapshot snapshot, int processors) {
        RuleContext run = new RuleContext(snapshot, processors);
        List<String> lines = new ArrayList<>();
        for (Rule rule : ALL) {
            String lacks = rule.lacks(run);
            if (!lacks.isEmpty()) {
                lines.add(rule.id() + " needs " + lacks);
            }
        }
        return List.copyOf(lines);
    }

    /** What each rule says of itself, in the order in which they are asked. */
    public static List<RuleDescription> rules() {
        return ALL.stream().map(rule -> new RuleDescription(rule.id(), rule.looksFor(), rule.thresholds(), rule.remedies(),
                rule.simulates())).toList();
    }
}
