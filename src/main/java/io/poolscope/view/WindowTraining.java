package io.poolscope.view;

import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.view.paint.Toolkit;
import io.poolscope.view.settings.SettingsFile;
import io.poolscope.view.window.MainWindow;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Lets the window work once where nobody sees it, for the JVM to learn from. */
public final class WindowTraining {
    /** How many frames a run goes on in the window, and then how many after the file was read. */
    private static final int FRAMES = 60;

    private WindowTraining() {
    }

    /**
     * Opens the window on the toolkit without a screen, with its first scenario running, opens a file in it, and closes it when all of
     * the file was drawn for some frames. Returns then.
     *
     * @param settings where the window remembers itself: not the user's own
     * @throws InterruptedException if the calling thread is interrupted; the window stays open
     * @throws IllegalStateException if the window fails
     */
    public static void show(Catalogue catalogue, Path file, Path settings) throws InterruptedException {
        Toolkit.startHeadless();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                Stage stage = new Stage();
                MainWindow window = new MainWindow(stage, catalogue, new SettingsFile(settings), problem -> {
                    throw new IllegalStateException(problem);
                });
                window.open();
                new Director(window, stage, file, closed).start();
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        });
        try {
            closed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** Counts frames; on the JavaFX thread. */
    private static final class Director extends AnimationTimer {
        private final MainWindow window;
        private final Stage stage;
        private final Path file;
        private final CompletableFuture<Void> closed;
        private int frames;
        private int framesSinceRead;

        Director(MainWindow window, Stage stage, Path file, CompletableFuture<Void> closed) {
            this.window = window;
            this.stage = stage;
            this.file = file;
            this.closed = closed;
        }

        @Override
        public void handle(long now) {
            if (++frames < FRAMES) {
                return;
            }
            if (frames == FRAMES) {
                window.openFile(file);
            } else if (window.model().sessionProperty().get().state().ended() && ++framesSinceRead == FRAMES) {
                stop();
                stage.close();
                closed.complete(null);
            }
        }
    }
}
