package io.poolscope.observe;

import io.poolscope.event.EventPort;
import io.poolscope.event.PoolKind;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.StreamOptions;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** The pools and queues of one scope: their names, each once, and which of them are still open. Thread-safe. */
final class ScopePools {
    private static final String THREAD_PER_TASK = "java.util.concurrent.ThreadPerTaskExecutor";

    private final ScopeProblems problems;
    /** Guarded by this. */
    private final Set<String> names = new HashSet<>();
    /** Weak, as a program may make a pool for each request. Guarded by this. */
    private final List<WeakReference<ObservedExecutor>> pools = new ArrayList<>();
    /** When the list is looked through for what is gone: at twice the size that it had after the last time. */
    private int lookAt = 64;

    ScopePools(ScopeProblems problems) {
        this.problems = problems;
    }

    /** A name that nothing else in the scope has: this one, or with a number behind it, which is told. */
    synchronized String free(String wanted) {
        String name = wanted;
        for (int number = 2; !name.isEmpty() && !names.add(name); number++) {
            name = wanted + "-" + number;
        }
        if (!name.equals(wanted)) {
            problems.tell("the name " + wanted + " was used twice; the second is called " + name);
        }
        return name;
    }

    /** Remembers a pool. */
    synchronized void add(ObservedExecutor pool) {
        if (pools.size() >= lookAt) {
            pools.removeIf(each -> {
                ObservedExecutor known = each.get();
                return known == null || known.isShutdown();
            });
            lookAt = Math.max(64, 2 * pools.size());
        }
        pools.add(new WeakReference<>(pool));
    }

    /** The names of those that take tasks still. */
    synchronized List<String> open() {
        List<String> open = new ArrayList<>();
        for (WeakReference<ObservedExecutor> each : pools) {
            ObservedExecutor pool = each.get();
            if (pool != null && !pool.isShutdown()) {
                open.add(pool.name());
            }
        }
        return open;
    }

    /** Observes an executor, as what its class says that it is. */
    static ObservedExecutor wrap(ExecutorService executor, EventPort port, String name) {
        boolean perTask = executor.getClass().getName().equals(THREAD_PER_TASK);
        return perTask ? ObservedExecutor.wrap(executor, port, name, PoolKind.THREAD_PER_TASK)
                : ObservedExecutor.wrap(executor, port, name);
    }

    /** An executor as one that is observed by whomever: itself if it is, else wrapped. */
    static ObservedExecutor observed(ExecutorService pool, EventPort port, String name) {
        return pool instanceof ObservedExecutor seen ? seen : wrap(pool, port, name);
    }

    /** What to say of a stream that only has a name. */
    static <T> StreamOptions<T> named(String name) {
        return StreamOptions.<T>none().withName(name);
    }
}
