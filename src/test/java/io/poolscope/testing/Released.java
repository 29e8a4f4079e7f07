package io.poolscope.testing;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Waits until nobody holds some objects any more: by collections, each of which tells through a queue what it found unreachable.
 * Whoever uses it must not hold them himself.
 */
public final class Released {
    private static final long LIMIT_SECONDS = 30;
    private static final long REST_MILLIS = 50;

    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private final Map<Reference<?>, String> watched = new LinkedHashMap<>();

    /** Watches one more. */
    public Released watch(String name, Object object) {
        watched.put(new PhantomReference<>(object, queue), name);
        return this;
    }

    /** Waits until all are unreachable; fails, with the names of those that are not, after {@value #LIMIT_SECONDS} seconds. */
    public void await() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!watched.isEmpty() && System.nanoTime() < deadline) {
            System.gc();
            for (Reference<?> gone = queue.remove(REST_MILLIS); gone != null; gone = queue.poll()) {
                watched.remove(gone);
            }
        }
        if (!watched.isEmpty()) {
            throw new AssertionError("still held after " + LIMIT_SECONDS + " s: " + watched.values());
        }
    }
}
