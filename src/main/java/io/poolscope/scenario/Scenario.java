package io.poolscope.scenario;

import io.poolscope.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * A small program over observed executors that shows one thing. Stateless: one object serves any number of runs, also
 * at the same time; what belongs to a run is on its {@link RunStage}.
 */
public interface Scenario {
    /** What it is called and what it shows. */
    About about();

    /** What a person may choose, in the order in which it is shown. */
    List<Parameter<?>> parameters();

    /**
     * Plays it to its end: returns when the work is done and its threads have nothing more to do. Called on a thread
     * that belongs to the run, which is interrupted when the run is stopped.
     *
     * @throws InterruptedException if the run is stopped
     * @throws Exception if it can't go on; the message, one line, is shown to the person
     */
    void play(RunStage stage) throws Exception;

    /**
     * The same run as data, for a prediction; empty for a scenario that only its code can say.
     *
     * @param seed where its random numbers start, as in {@link RunStage#seed}
     */
    default Optional<Workload> workload(ParameterValues values, long seed) {
        return Optional.empty();
    }

    /** What a person may do by hand while it runs; none for most scenarios. */
    default List<HandAction> actions() {
        return List.of();
    }

    /** Values with which it plays to its end by itself, for a run in which nobody acts by hand: these, unless it waits for a hand. */
    default ParameterValues byItself(ParameterValues values) {
        return values;
    }

    /** The source of its pattern. */
    default SourceText source(Language language) {
        return Sources.of(this, language);
    }
}
