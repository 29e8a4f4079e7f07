package io.poolscope.analysis.whatif;

import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** What had to be assumed of a run, each in one sentence and once. For one extraction. */
final class Assumptions {
    private final Snapshot snapshot;
    private final List<String> durations = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    Assumptions(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    void add(String sentence) {
        if (!others.contains(sentence)) {
            others.add(sentence);
        }
    }

    /** Says of tasks that compute what becomes of their durations. */
    void compute(String sentence) {
        durations.add(sentence);
    }

    /** As " of parser" where there are several pools, else "". */
    String in(int pool) {
        String name = pool < 0 || pool >= snapshot.pools().size() ? "" : snapshot.pools().get(pool).name();
        return snapshot.pools().size() < 2 || name.isEmpty() ? "" : " of " + name;
    }

    /** All of them: first what becomes of durations. */
    List<String> all(boolean allCompute) {
        List<String> all = new ArrayList<>();
        if (!allCompute) {
            all.add(durations.isEmpty() ? "Durations do not change with the load."
                    : "Durations of other tasks do not change with the load.");
        }
        all.addAll(durations);
        all.addAll(others);
        return all;
    }
}
