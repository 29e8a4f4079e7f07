package io.poolscope.view.window;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Waits for what the window will do, by looking once a frame: as long as it takes, but not for ever. */
final class Await {
    private static final int LIMIT_SECONDS = 30;
    private static final int STEADY_FRAMES = 12;

    /** Waits until a condition, asked on the JavaFX thread once a frame, holds. */
    void until(String what, BooleanSupplier condition) {
        CountDownLatch met = new CountDownLatch(1);
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (!condition.getAsBoolean()) {
                        return;
                    }
                } catch (RuntimeException e) {
                    failure.set(e);
                }
                stop();
                met.countDown();
            }
        };
        Platform.runLater(timer::start);
        try {
            if (!met.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                Platform.runLater(timer::stop);
                throw new AssertionError("waited " + LIMIT_SECONDS + " s in vain until " + what);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (failure.get() != null) {
            throw new AssertionError("while waiting until " + what, failure.get());
        }
    }

    /** Waits until a figure has stood still for some frames. */
    void steady(String what, LongSupplier figure) {
        AtomicInteger frames = new AtomicInteger();
        long[] last = {figure.getAsLong()};
        until(what + " stand still", () -> {
            long now = figure.getAsLong();
            frames.set(now == last[0] ? frames.get() + 1 : 0);
            last[0] = now;
            return frames.get() >= STEADY_FRAMES;
        });
    }
}
