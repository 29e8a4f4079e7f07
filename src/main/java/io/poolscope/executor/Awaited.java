package io.poolscope.executor;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What {@link Completions#await} found. Both sets keep the order in which the futures were given.
 *
 * @param done the futures that were done, finished, failed or cancelled
 * @param notDone the others
 * @param <V> the results' type
 */
public record Awaited<V>(Set<ObservedFuture<V>> done, Set<ObservedFuture<V>> notDone) {
    /** Copies the sets. */
    public Awaited {
        done = Collections.unmodifiableSet(new LinkedHashSet<>(done));
        notDone = Collections.unmodifiableSet(new LinkedHashSet<>(notDone));
    }
}
