package io.poolscope.view.work;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Answers questions beside the JavaFX thread, of which only the newest counts: one that was overtaken is interrupted, and what it says
 * nevertheless is forgotten, so that an old answer never covers a newer one. Each question that is not overtaken ends in one way: with its
 * answer, or with a line that says why there is none, also where the reason is an {@link Error}; the next one is then asked as ever.
 *
 * <p>For the JavaFX thread, where answers come too. Its thread is a daemon of its own, which begins with the first question and ends with
 * {@link #close}; or one of a pool that it is given.
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
    private final boolean own;
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
        own = true;
    }

    /** On threads of a pool, which its owner ends. */
    public Newest(ExecutorService pool) {
        thread = Objects.requireNonNull(pool);
        own = false;
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
                Platform.runLater(() -> tell(mine, true, () -> {})); // the one that cancelled wants no answer
            } catch (Exception | Error e) {
                String why = FailureWords.of(e);
                Platform.runLater(() -> tell(mine, true, () -> onFailure.accept(why)));
            }
        });
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

    /** Wants no answer any more, and ends its own thread, once what it is at has heard its interrupt. */
    @Override
    public void close() {
        cancel();
        if (own) {
            thread.shutdownNow();
        }
    }
}
