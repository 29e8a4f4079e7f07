package io.poolscope.view.timeline.model;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;

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

    /** A place for one kind of work, of which only the latest request counts. */
    public <T> Latest<T> latest(Consumer<T> onResult, Consumer<Exception> onFailure) {
        return new Latest<>(this, onResult, onFailure);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /**
     * One kind of work, of which only the latest request counts: an earlier one that still goes on is interrupted and
     * its result forgotten. On the JavaFX thread; results are handed over there too.
     */
    public static final class Latest<T> {
        private final Background background;
        private final Consumer<T> onResult;
        private final Consumer<Exception> onFailure;
        private Future<?> going;
        private int request;

        private Latest(Background background, Consumer<T> onResult, Consumer<Exception> onFailure) {
            this.background = background;
            this.onResult = onResult;
            this.onFailure = onFailure;
        }

        /** Whether an answer is still to come. */
        public boolean busy() {
            return going != null;
        }

        /** Asks. */
        public void ask(Callable<T> work) {
            cancel();
            int mine = request;
            if (background.pool.isShutdown()) {
                return;
            }
            going = background.pool.submit(() -> {
                try {
                    T result = work.call();
                    Platform.runLater(() -> deliver(mine, result));
                } catch (CancellationException e) {
                    Platform.runLater(() -> gone(mine)); // whoever cancelled wants no answer
                } catch (Exception e) {
                    Platform.runLater(() -> failed(mine, e));
                } catch (Error e) {
                    // Told as well: an answer that never comes would leave the last one standing for ever.
                    Platform.runLater(() -> failed(mine, new IllegalStateException(e.toString(), e)));
                    throw e;
                }
            });
        }

        /** Wants no answer any more. */
        public void cancel() {
            request++;
            if (going != null) {
                going.cancel(true);
                going = null;
            }
        }

        private void gone(int which) {
            if (which == request) {
                going = null;
            }
        }

        private void deliver(int which, T result) {
            if (which == request) {
                going = null;
                onResult.accept(result);
            }
        }

        private void failed(int which, Exception e) {
            if (which == request) {
                going = null;
                onFailure.accept(e);
            }
        }
    }
}
