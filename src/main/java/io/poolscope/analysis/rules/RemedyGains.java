package io.poolscope.analysis.rules;

import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.simulation.SimulationException;
import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of findings what their remedy would gain, by simulating the run with it: each rule offers its own. For one run. */
final class RemedyGains {
    /** Runs of more tasks and items are not simulated beside the rules: that would take longer than the rules themselves. */
    static final int MOST_TASKS = 50_000;

    /** Of many findings the worst have their gain: as many as have this many tasks between them. */
    private static final long MOST_SIMULATED = 50L * MOST_TASKS;

    private final Snapshot snapshot;
    private final int processors;
    private final Extraction extraction;
    private final Map<Integer, Forecast> unchanged = new HashMap<>();
    private long simulated;

    private RemedyGains(Snapshot snapshot, int processors, Extraction extraction) {
        this.snapshot = snapshot;
        this.processors = processors;
        this.extraction = extraction;
    }

    /** The findings of some rules, those whose remedy can be simulated with its gain. */
    static List<Finding> add(Snapshot snapshot, int processors, Map<RuleId, Rule> rules, List<Finding> findings) {
        // Items of queues count too: loops over them are few tasks with many items.
        long items = snapshot.queues().stream().mapToLong(queue -> queue.takes().size()).sum();
        if (findings.isEmpty() || snapshot.tasks().size() - snapshot.tasks().first() + items > MOST_TASKS) {
            return findings;
        }
        Optional<Extraction> extraction = Extraction.of(snapshot);
        if (extraction.isEmpty()) {
            return findings;
        }
        RemedyGains gains = new RemedyGains(snapshot, processors, extraction.get());
        try {
            List<Finding> told = new ArrayList<>();
            for (Finding finding : findings) {
                told.add(gains.gain(rules.get(finding.rule()), finding).map(finding::withGain).orElse(finding));
            }
            return told;
        } catch (SimulationException e) {
            // Beyond the simulation's range of time there is no gain to tell; the findings stand without.
            return findings;
        }
    }

    private Optional<String> gain(Rule rule, Finding finding) {
        Optional<Extraction.Place> place = simulated > MOST_SIMULATED ? Optional.empty() : extraction.place(finding.where().pool());
        if (place.isEmpty()) {
            return Optional.empty();
        }
        int at = place.get().part();
        Extraction.Part part = extraction.parts().get(at);
        simulated += (long) part.workload().tasks() * part.workload().stageCount();
        Optional<Remedy> remedy = rule.remedy(finding, part.workload());
        if (remedy.isEmpty()) {
            return Optional.empty();
        }
        Forecast now = unchanged.computeIfAbsent(at, key -> Forecast.of(part.workload(), processors));
        return remedy.get().gain(new ModelledRun(snapshot, part, place.get().stage(), now, processors));
    }
}
