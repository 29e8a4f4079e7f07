package io.poolscope.analysis.whatif;

import io.poolscope.event.BlockReason;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.words.CountWords;
import io.poolscope.workload.TaskKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the workloads out of one run: first the pipelines, whose pools hand items on to each other, then every other pool for itself. What
 * only the code says, as which task waits for which, stays in durations and arrivals as it was, and is told. For one use.
 */
final class Extractor {
    /** How many tasks it looks at for what they waited for: a few are enough to say that there are such. */
    private static final int LOOK = 100_000;

    private final Snapshot snapshot;
    private final RunTasks run;
    private final Assumptions notes;
    private final List<Extraction.Part> parts = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();

    Extractor(Snapshot snapshot) {
        this.snapshot = snapshot;
        run = new RunTasks(snapshot);
        notes = new Assumptions(snapshot);
    }

    Optional<Extraction> extract() {
        PoolExtractor extractor = new PoolExtractor(run, notes);
        SubmitChains submits = new SubmitChains(run);
        pipelines(extractor, new QueueChains(run).find(), "observed queues");
        pipelines(extractor, submits.find(), "their own queues");
        for (PoolTrack pool : snapshot.pools()) {
            if (run.of(pool.id()).length > 0 && taken.add(pool.id())) {
                parts.add(extractor.extract(pool));
                noteWhatIsLost(pool, submits);
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        if (parts.size() > 1) {
            notes.add("Pools are simulated side by side; where one made another wait, that stays in its arrivals and durations.");
        }
        if (snapshot.lostEvents() > 0) {
            notes.add(snapshot.lostEvents() + " events were lost; tasks without times take the median.");
        }
        if (snapshot.begin() > 0) {
            notes.add("Only what was kept is simulated: " + CountWords.of(snapshot.tasks().first(), "task")
                    + " from the beginning of the run "
                    + (snapshot.tasks().first() == 1 ? "was" : "were") + " dropped.");
        }
        boolean allCompute = parts.stream().allMatch(part -> part.workload().kind() == TaskKind.CPU);
        return Optional.of(new Extraction(Extraction.sorted(parts), notes.all(allCompute)));
    }

    private void pipelines(PoolExtractor extractor, List<SeenPipeline> found, String through) {
        for (SeenPipeline pipeline : found) {
            Set<Integer> pools = new HashSet<>(pipeline.pools());
            if (pools.stream().anyMatch(taken::contains)) {
                continue;
            }
            taken.addAll(pools);
            parts.add(extractor.extract(pipeline));
            String names = String.join(", ", pipeline.stages().stream().map(stage -> stage.pool().name()).toList());
            notes.add("One pipeline through " + through + ": " + names + ", with " + CountWords.of(pipeline.items(), "item")
                    + "; its tasks wait rather than compute, and nobody holds its results back.");
        }
    }

    /** Waits for each other that only the code brings about. */
    private void noteWhatIsLost(PoolTrack pool, SubmitChains submits) {
        if (submits.nested(pool.id())) {
            notes.add("Tasks" + notes.in(pool.id())
                    + " that other tasks submitted keep their times of arrival, as only the code says what they follow on.");
        }
        long[] ids = run.of(pool.id());
        for (int i = 0; i < Math.min(LOOK, ids.length); i++) {
            if (snapshot.tasks().blocks(ids[i]).stream().anyMatch(block -> block.reason() != BlockReason.SUBMIT)) {
                notes.add("What tasks" + notes.in(pool.id())
                        + " waited for while they ran stays in their durations, as only the code says what ends it.");
                return;
            }
        }
    }
}
