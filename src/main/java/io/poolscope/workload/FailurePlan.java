package io.poolscope.workload;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tasks throw at the end of their time.
 *
 * @param indexes these, by index from 0
 * @param share of the others, drawn at random: 0 to 1
 */
public record FailurePlan(Set<Integer> indexes, double share) {
    /** No task fails. */
    public static final FailurePlan NONE = new FailurePlan(Set.of(), 0);

    public FailurePlan {
        indexes = Collections.unmodifiableSet(new TreeSet<>(indexes));
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of failures " + share + " is not in 0 to 1");
        }
    }

    /** Exactly these tasks fail. */
    public static FailurePlan at(Integer... indexes) {
        return new FailurePlan(Set.of(indexes), 0);
    }

    /** This share of the tasks fails. */
    public static FailurePlan share(double share) {
        return new FailurePlan(Set.of(), share);
    }

    boolean at(long base, int index) {
        return share > 0 && Draws.unit(base, index) < share || !indexes.isEmpty() && indexes.contains(index);
    }

    /** Whether no task fails. */
    public boolean none() {
        return share == 0 && indexes.isEmpty();
    }
}
