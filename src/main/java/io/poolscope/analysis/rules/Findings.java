package io.poolscope.analysis.rules;

import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Asks all rules what they find in a run. Stateless; any thread may ask. */
public final class Findings {
    private static final List<Rule> RULES = List.of(new HeadOfLineRule(), new SlowConsumerRule(), new SubmitterBlockedRule(),
            new QueueSaturatedRule(), new QueueGrowthRule(), new IdleWorkersRule(), new StragglerRule(), new TooFewWorkersRule(),
            new RejectedWorkRule(), new ShutDownRule(), new SilentFailuresRule(), new NestedSubmitRule(), new OverThreadingRule(), new SmallTasksRule(),
            new WorkersUsedRule());

    private Findings() {
    }

    /** What there is to find in a run on this machine, the worst first. */
    public static List<Finding> of(Snapshot snapshot) {
        return of(snapshot, Runtime.getRuntime().availableProcessors());
    }

    /**
     * What there is to find in a run, the worst first; in runs of up to {@value Gains#MOST_TASKS} tasks with what the
     * remedies would gain when simulated.
     *
     * @param processors how many processors the run had
     */
    public static List<Finding> of(Snapshot snapshot, int processors) {
        return RemedyGains.add(snapshot, processors, withoutGains(snapshot, processors));
    }

    /** What there is to find in a run, the worst first, without simulating any remedy. */
    public static List<Finding> withoutGains(Snapshot snapshot, int processors) {
        RuleContext run = new RuleContext(snapshot, processors);
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : RULES) {
            findings.addAll(rule.find(run));
        }
        findings.sort(Finding.WORST_FIRST);
        return List.copyOf(findings);
    }

    /**
     * Which rules could not judge a run because it has too little of what they look at, each in one line: "too-few-workers needs 30 tasks
     * that ran; there are 5". The others did.
     *
     * @param processors how many processors the run had
     */
    public static List<String> notJudged(Snapshot snapshot, int processors) {
        RuleContext run = new RuleContext(snapshot, processors);
        List<String> lines = new ArrayList<>();
        for (Rule rule : RULES) {
            String lacks = rule.lacks(run);
            if (!lacks.isEmpty()) {
                lines.add(rule.id() + " needs " + lacks);
            }
        }
        return List.copyOf(lines);
    }

    /** The stable names of all rules. */
    public static List<String> rules() {
        return RULES.stream().map(Rule::id).toList();
    }
}
