package io.poolscope.view.window;

import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The real window with the default scenario, on the headless screen of 1000 × 1000. */
@ExtendWith(ApplicationExtension.class)
abstract class WindowFixture {
    @TempDir
    Path folder;
    Stage stage;
    MainWindow window;
    final Await await = new Await();

    /** What the settings file says before the window opens. */
    String settings() {
        return "window.width=1000\nwindow.height=900\n";
    }

    Path settingsFile() {
        return folder.resolve("settings.properties");
    }

    /** To be called by each test class from its own start: the extension looks for one only there. */
    void open(Stage shown) throws Exception {
        stage = shown;
        Files.writeString(settingsFile(), settings());
        window = new MainWindow(stage, Catalogue.standard(), new SettingsFile(settingsFile()), problem -> {
            throw new IllegalStateException(problem);
        });
        stage.setX(0);
        stage.setY(0);
        window.open();
    }

    void hide() {
        stage.hide();
    }

    SessionState state() {
        return window.model().stateProperty().get();
    }

    long events() {
        return window.model().sessionProperty().get().events();
    }

    Snapshot snapshot() {
        return window.model().sessionProperty().get().snapshot();
    }

    /** Whether a message came up that contains a text. */
    boolean told(String text) {
        return window.toasts().said().stream().anyMatch(line -> line.contains(text));
    }

    static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
    }

    static void type(FxRobot robot, String field, String text) {
        TextField entry = robot.lookup(field).queryAs(TextField.class);
        robot.interact(() -> {
            entry.requestFocus();
            entry.setText(text);
        });
    }
}
