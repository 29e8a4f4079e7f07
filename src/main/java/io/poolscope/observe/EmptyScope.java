package io.poolscope.observe;

import io.poolscope.event.Clock;
import io.poolscope.event.EventPort;
import io.poolscope.event.EventSink;
import io.poolscope.event.Ids;
import io.poolscope.event.Names;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.OrderedStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** A scope that observes nothing: what it is handed it gives back as it is. */
final class EmptyScope implements Scope {
    private final EventPort nowhere = new SilentPort();

    EmptyScope() {
    }

    @Override
    public ExecutorService observe(String name, ExecutorService executor) {
        return executor;
    }

    @Override
    public ScheduledExecutorService observe(String name, ScheduledExecutorService executor) {
        return executor;
    }

    @Override
    public <T> BlockingQueue<T> observe(String name, BlockingQueue<T> queue) {
        return queue;
    }

    @Override
    public <T> OrderedStream<T> stream(String name, ExecutorService pool) {
        return ScopePools.observed(pool, nowhere, name).orderedStream(ScopePools.<T>named(name));
    }

    @Override
    public <T> AsCompleted<T> asCompleted(String name, ExecutorService pool) {
        ObservedExecutor seen = ScopePools.observed(pool, nowhere, name);
        return new AsCompleted<>(name, seen);
    }

    @Override
    public EventSink sink() {
        return nowhere.sink();
    }

    @Override
    public Names names() {
        return nowhere.names();
    }

    @Override
    public Ids ids() {
        return nowhere.ids();
    }

    @Override
    public Clock clock() {
        return nowhere.clock();
    }

    @Override
    public long events() {
        return 0;
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public void close() {
        // nothing was begun
    }
}
