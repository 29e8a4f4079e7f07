package io.poolscope.view.work;

import java.util.function.Consumer;
import javafx.application.Platform;

/** Work that is done once, beside the window, as the writing of a file: on a thread of its own, which ends with it. Stateless. */
public final class Once {
    private Once() {
    }

    /**
     * What is to be done.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @throws Exception if it can't be done; the message is one line for people
         */
        T run() throws Exception;
    }

    /**
     * Does it, on a daemon thread, and tells the JavaFX thread what came of it: always, and once.
     *
     * @param thread the thread's name
     * @param done told what came of it
     * @param failed told in one line why it could not be done, an {@link Error} included
     */
    public static <T> void run(String thread, Work<T> work, Consumer<? super T> done, Consumer<String> failed) {
        Thread.ofPlatform().name(thread).daemon().start(() -> {
            try {
                T outcome = work.run();
                Platform.runLater(() -> done.accept(outcome));
            } catch (Exception | Error e) {
                String why = FailureWords.of(e);
                Platform.runLater(() -> failed.accept(why));
            }
        });
    }
}
