package io.poolscope.view.work;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Answers questions on one thread of its own, of which only the newest counts: one that was overtaken is interrupted, and what it says
 * nevertheless is forgotten, so that an old answer never covers a newer one.
 *
 * <p>For the JavaFX thread, where answers come too. The thread is a daemon; it begins with the first question and ends with
 * {@link #close}.
 */
public final class Newest implements AutoCloseable {
    /**
     * What is to be worked out.
     *
     * @param <T> the answer
     */
    @FunctionalInterface
    public interface Question<T> {
        /**
         * Works it out; should look at its thread's interrupt where it takes long.
         *
         * @param partly takes what is known so far, as often as one likes
         * @throws Exception if there is no answer
         */
        T answer(Consumer<T> partly) throws Exception;
    }

    private final ExecutorService thread;
    private Future<?> going;
    private int newest;

    /** With a thread of this name. */
    public Newest(String name) {
        Objects.requireNonNull(name);
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Whether an answer is still to come. */
    public boolean busy() {
        return going != null;
    }

    /**
     * Asks; whatever was asked before is not wanted any more.
     *
     * @param onAnswer takes what is known in between, and the answer; {@link #busy} tells which
     * @param onFailure told in one line why there is no answer
     */
    public <T> void ask(Question<T> question, Consumer<T> onAnswer, Consumer<String> onFailure) {
        cancel();
        if (thread.isShutdown()) {
            return;
        }
        int mine = newest;
        going = thread.submit(() -> {
            try {
                T answer = question.answer(part -> Platform.runLater(() -> tell(mine, false, () -> onAnswer.accept(part))));
                Platform.runLater(() -> tell(mine, true, () -> onAnswer.accept(answer)));
            } catch (InterruptedException | CancellationException e) {
                Platform.runLater(() -> tell(mine, true, () -> { })); // whoever cancelled wants no answer
            } catch (Exception e) {
                Platform.runLater(() -> tell(mine, true, () -> onFailure.accept(words(e))));
            } catch (OutOfMemoryError e) {
                Platform.runLater(() -> tell(mine, true, () -> onFailure.accept("there is not enough memory for it")));
            }
        });
    }

    private static String words(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage().lines().findFirst().orElse(e.toString());
    }

    private void tell(int which, boolean last, Runnable what) {
        if (which == newest) {
            going = last ? null : going;
            what.run();
        }
    }

    /** Wants no answer any more. */
    public void cancel() {
        newest++;
        if (going != null) {
            going.cancel(true);
            going = null;
        }
    }

    /** Ends the thread, once what it is at has heard its interrupt. */
    @Override
    public void close() {
        cancel();
        thread.shutdownNow();
    }
}
