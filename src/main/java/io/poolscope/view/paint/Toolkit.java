package io.poolscope.view.paint;

import java.util.concurrent.CountDownLatch;
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
