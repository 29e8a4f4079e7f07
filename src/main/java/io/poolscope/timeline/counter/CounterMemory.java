package io.poolscope.timeline.counter;

import java.util.IdentityHashMap;

/**
 * What a reader remembers of the counters that it asks through {@link Counter#reader(CounterMemory)}: the steps around its last
 * questions, so that a question near them costs next to nothing. Counters themselves remember nothing, so that readers don't undo each
 * other's work. Counters that are kept together, as how many tasks queue and how many run, share what is remembered of them.
 *
 * <p>For one thread at a time. It keeps the snapshot alive that it was used with, and takes up to some hundred kilobytes a counter.
 */
public final class CounterMemory {
    /** Made with the first question: most parts of a picture ask no counter. */
    private IdentityHashMap<StepView, StepReader> readers;

    /** Nothing yet. */
    public CounterMemory() {
    }

    /** The reader of a view, made when it is first asked for. */
    StepReader of(StepView view) {
        if (readers == null) {
            readers = new IdentityHashMap<>();
        }
        return readers.computeIfAbsent(view, StepReader::new);
    }
}
