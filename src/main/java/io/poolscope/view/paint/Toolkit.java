package io.poolscope.view.paint;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Starts JavaFX where no window does: for pictures from the command line. */
public final class Toolkit {
    private Toolkit() {
    }

    /**
     * Starts the toolkit without a screen and waits for it; where it runs already, only makes the fonts known.
     * Without a window to close, {@link #stop} ends it.
     */
    public static void startHeadless() {
        // Only read when the toolkit starts; where it runs already they change nothing.
        setUnlessSet("glass.platform", "Headless");
        setUnlessSet("prism.order", "sw");
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyStarted) {
            Platform.runLater(started::countDown);
        }
        awaitUninterruptibly(started);
        Fonts.load();
    }

    /** Ends the toolkit, for good: it can't be started again in this process. */
    public static void stop() {
        Platform.exit();
    }

    /**
     * Asks on the toolkit's thread, and waits for the answer; from any thread.
     *
     * @throws IllegalStateException if it fails there
     */
    static <T> T call(Supplier<T> question) {
        if (Platform.isFxApplicationThread()) {
            return question.get();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the toolkit failed: " + e.getCause().getMessage(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void setUnlessSet(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
