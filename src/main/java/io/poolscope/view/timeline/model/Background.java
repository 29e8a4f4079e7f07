package io.poolscope.view.timeline.model;

import io.poolscope.view.work.Newest;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Computes off the JavaFX thread what takes longer than a frame: statistics, searches, filters. Its threads are daemons
 * named {@code timeline-worker-N}; they end with {@link #close}.
 */
public final class Background implements AutoCloseable {
    private static final int THREADS = 2;

    private final ThreadPoolExecutor pool;

    Background() {
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "timeline-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    /** A place for one kind of work, of which only the newest request counts. */
    public Newest newest() {
        return new Newest(pool);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
