package io.poolscope.analysis.rules;

import io.poolscope.analysis.whatif.RunTasks;
import io.poolscope.event.Event;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Order;
import io.poolscope.workload.Priorities;
import io.poolscope.workload.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A change of a run that can be simulated. Immutable; serves any thread. */
@FunctionalInterface
interface Remedy {
    /**
     * Simulates the run with the change.
     *
     * @return what it would bring, in one sentence; empty where that is nothing worth a word
     * @throws io.poolscope.simulation.SimulationException if the changed run can't be simulated to its end
     */
    Optional<String> gain(ModelledRun run);

    /** More workers in the finding's pool, about half as many again. */
    static Remedy moreWorkers() {
        return WorkerGains::more;
    }

    /** As many more workers as still help. */
    static Remedy nextWorkers() {
        return WorkerGains::next;
    }

    /** As many workers as there are processors. */
    static Remedy asManyAsProcessors() {
        return WorkerGains::asManyAsProcessors;
    }

    /** Results taken as they complete. */
    static Remedy asCompleted() {
        return DeliveryGains::asCompleted;
    }

    /**
     * Another workload in place of the run's.
     *
     * @param what the change in words, as "With the longest first": a sentence goes on with "the run would end"
     */
    static Remedy changed(String what, Workload changed) {
        return run -> {
            long gain = run.now().makespan() - run.forecast(changed).makespan();
            return gain <= run.now().makespan() * ModelledRun.WORTH_A_WORD ? Optional.empty()
                    : Optional.of(what + " the run would end " + DurationWords.of(gain) + " sooner.");
        };
    }

    /** A workload whose consumer takes half the time for each result. */
    static Workload halfThePace(Workload workload) {
        long[] paces = new long[workload.tasks()];
        for (int i = 0; i < paces.length; i++) {
            paces[i] = workload.pace(i) / 2;
        }
        Distribution halved = RunTasks.trace(paces);
        return workload.withDelivery(workload.delivery().withPace(halved));
    }

    /** A workload whose longest tasks start first. */
    static Workload longestFirst(Workload workload) {
        long longest = 1;
        for (int i = 0; i < workload.tasks(); i++) {
            longest = Math.max(longest, workload.duration(i));
        }
        Map<Integer, Integer> priorities = new HashMap<>();
        for (int i = 0; i < workload.tasks(); i++) {
            priorities.put(i, (int) ((1 << 22) * (double) workload.duration(i) / longest));
        }
        return workload.withPriorities(new Priorities(priorities, 1))
                .withPool(workload.pool().withOrder(Order.PRIORITY).withCapacity(Event.UNBOUNDED));
    }
}
