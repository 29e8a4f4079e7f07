package io.poolscope.view;

import io.poolscope.attach.ProgramListener;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.view.settings.SettingsFile;
import io.poolscope.view.window.MainWindow;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts the toolkit with the window in it. */
public final class PoolscopeApp {
    private PoolscopeApp() {
    }

    /**
     * Opens the window and returns when it has been closed. To be called once, where {@link Display#isThere}.
     *
     * @param catalogue what can be run
     * @param settings where the window remembers itself
     * @param lastWords takes what can be shown no more, as the window is gone: a line each, on the JavaFX thread
     * @param file a run to show in place of the last scenario
     * @throws InterruptedException if the calling thread is interrupted; the window stays open
     */
    public static void run(Catalogue catalogue, SettingsFile settings, Consumer<String> lastWords, Optional<Path> file)
            throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<MainWindow> shown = new AtomicReference<>();
        Thread atEnd = new Thread(() -> endWith(shown.get()), "window-end");
        Runtime.getRuntime().addShutdownHook(atEnd);
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        Platform.startup(() -> {
            try {
                Stage stage = new Stage();
                MainWindow window = new MainWindow(stage, catalogue, settings, lastWords);
                shown.set(window);
                window.open(file);
                window.listen(ProgramListener::usual);
                if (file.isEmpty()) {
                    window.rehearse();
                }
                stage.showingProperty().addListener((_, _, showing) -> {
                    if (!showing) {
                        closed.countDown();
                    }
                });
            } catch (RuntimeException e) {
                failure.set(e);
                closed.countDown();
            }
        });
        closed.await();
        shown.set(null); // closed, it has kept all; where the program is being ended, the hook does it
        Platform.exit();
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /**
     * A program that is told to end, as by SIGTERM or Ctrl+C, keeps its settings and ends its recording as if its window had been closed.
     * Not on the JavaFX thread, which the toolkit's own hook may be ending at the same time.
     */
    private static void endWith(MainWindow window) {
        if (window != null) {
            window.endAtOnce();
        }
    }
}
