package io.poolscope.executor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;

/** Cuts the items of a map into tasks, as they are asked for. Used by one thread at a time. */
final class MapFeed<T, R> implements OrderedResults.Feed<R> {
    private final Iterator<? extends T> items;
    private final MapFunction<? super T, ? extends R> function;
    private final MapOptions options;
    private TaskOptions said = TaskOptions.NONE;

    MapFeed(Iterator<? extends T> items, MapFunction<? super T, ? extends R> function, MapOptions options) {
        this.items = items;
        this.function = function;
        this.options = options;
    }

    /** The size of what a task gives, as the options measure it. */
    static <R> ToLongFunction<List<R>> sizeOf(MapOptions options) {
        if (options.sizeOf() == null) {
            return null;
        }
        return results -> {
            long bytes = 0;
            for (R each : results) {
                bytes += options.sizeOf().applyAsLong(each);
            }
            return bytes;
        };
    }

    @Override
    public Callable<List<R>> next() {
        if (!items.hasNext()) {
            return null;
        }
        T first = items.next();
        said = options.label() == null ? TaskOptions.NONE : TaskOptions.label(options.label().apply(first));
        if (options.chunk() == 1) {
            return () -> Collections.singletonList(function.apply(first));
        }
        List<T> chunk = new ArrayList<>();
        chunk.add(first);
        while (chunk.size() < options.chunk() && items.hasNext()) {
            chunk.add(items.next());
        }
        return () -> runAll(chunk);
    }

    private List<R> runAll(List<T> chunk) throws ChunkFailure {
        List<R> results = new ArrayList<>(chunk.size());
        for (T item : chunk) {
            try {
                results.add(function.apply(item));
            } catch (Throwable failure) {
                throw new ChunkFailure(results, failure);
            }
        }
        return results;
    }

    @Override
    public TaskOptions options() {
        return said;
    }
}
