package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Palette;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.keys.KeysSheet;
import io.poolscope.view.picture.PictureSheet;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Export, looks, keys, names and the end of the window. */
class WindowPartsTest extends WindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        open(shown);
    }

    @Stop
    void stop() {
        hide();
    }

    @Test
    void export_writesAPngWithPaintedLanes(FxRobot robot) throws Exception {
        await.until("tasks run", () -> events() > 40);
        press(robot, KeyCode.CONTROL, KeyCode.E);
        await.until("the sheet is open", () -> robot.lookup("#export-sheet").queryAs(PictureSheet.class).isOpen());
        Path file = folder.resolve("picture.png");
        type(robot, "#export-width", "800");
        type(robot, "#export-height", "500");
        type(robot, "#export-file", file.toString());
        robot.clickOn("#export-save");
        await.until("the file is there", () -> Files.exists(file) && !robot.lookup("#export-sheet").queryAs(PictureSheet.class).isOpen());
        Image image = new Image(file.toUri().toString());
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(1000);
        assertThat(colours(image)).contains(Palette.DARK.argb(Ink.RUNNING), Palette.DARK.argb(Ink.GROUND));
        assertThat(folder.toFile().listFiles()).containsExactlyInAnyOrder(settingsFile().toFile(), file.toFile());
    }

    @Test
    void export_toAFolderThatIsNotThere_isToldBesideTheField_andWritesNothing(FxRobot robot) throws Exception {
        await.until("there is a picture", () -> events() > 10);
        press(robot, KeyCode.CONTROL, KeyCode.E);
        type(robot, "#export-file", folder.resolve("nowhere").resolve("a.png").toString());
        await.until("the message", () -> robot.lookup("#export-sheet").lookup(".problem").<Label>queryAll().stream()
                .anyMatch(label -> label.isVisible() && label.getText().contains("nowhere")));
        assertThat(robot.lookup("#export-save").queryAs(Button.class).isDisabled()).isTrue();
        press(robot, KeyCode.ESCAPE);
        assertThat(robot.lookup("#export-sheet").queryAs(PictureSheet.class).isOpen()).isFalse();
        assertThat(folder.toFile().listFiles()).containsExactly(settingsFile().toFile());
    }

    @Test
    void picture_isCopiedByKey_asItIsShown(FxRobot robot) {
        await.until("tasks run", () -> events() > 40);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        await.until("it is told", () -> told("to the clipboard"));
        robot.interact(() -> {
            Image copied = Clipboard.getSystemClipboard().getImage();
            assertThat(copied.getWidth()).isEqualTo(2 * Math.floor(robot.lookup("#timeline").queryAs(Region.class).getWidth()));
            assertThat(colours(copied)).contains(Palette.DARK.argb(Ink.RUNNING), Palette.DARK.argb(Ink.GROUND));
        });
    }

    @Test
    void picture_isCopiedFromTheSheet_alsoWithoutAFile(FxRobot robot) throws Exception {
        await.until("tasks run", () -> events() > 40);
        press(robot, KeyCode.CONTROL, KeyCode.E);
        type(robot, "#export-width", "600");
        type(robot, "#export-height", "400");
        type(robot, "#export-file", "");
        assertThat(robot.lookup("#export-save").queryAs(Button.class).isDisabled()).isTrue();
        robot.interact(() -> robot.lookup("#export-copy").queryAs(Button.class).fire());
        await.until("the sheet is closed", () -> !robot.lookup("#export-sheet").queryAs(PictureSheet.class).isOpen());
        await.until("it is told", () -> told("Copied a picture of 1200 × 800 pixels"));
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getImage().getHeight()).isEqualTo(800));
        assertThat(folder.toFile().listFiles()).containsExactly(settingsFile().toFile());
    }

    private static Set<Integer> colours(Image image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return colours;
    }

    @Test
    void look_changesBothWays_withoutAWordFromTheCssParser(FxRobot robot) {
        // the tests live in the program's module, which has no use for the logging module
        WindowPartsTest.class.getModule().addReads(ModuleLayer.boot().findModule("java.logging").orElseThrow());
        try (CssWarnings warnings = new CssWarnings()) {
            String dark = Application.getUserAgentStylesheet();
            press(robot, KeyCode.CONTROL, KeyCode.T);
            await.until("it is light", () -> !Application.getUserAgentStylesheet().equals(dark));
            robot.interact(() -> robot.lookup("#look").queryAs(Button.class).fire());
            await.until("it is dark", () -> Application.getUserAgentStylesheet().equals(dark));
            for (RunView view : RunView.values()) {
                robot.interact(() -> robot.lookup("#views-" + view.ordinal()).queryAs(ToggleButton.class).fire());
                robot.interact(() -> stage.getScene().getRoot().applyCss());
            }
            assertThat(warnings.heard()).isEmpty();
        }
    }

    @Test
    void controlB_givesTheWidthOfAPaneToTheTimeline_andBack(FxRobot robot) {
        await.until("there is a picture", () -> events() > 10);
        Node timeline = robot.lookup("#timeline").query();
        double narrow = timeline.getBoundsInParent().getWidth();
        robot.interact(() -> robot.lookup("#slider-workers").query().requestFocus());
        press(robot, KeyCode.CONTROL, KeyCode.B);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        await.until("the panes are gone",
                () -> robot.lookup(".sidebar").queryAll().isEmpty() && timeline.getBoundsInParent().getWidth() > narrow + 400);
        assertThat(stage.getScene().getFocusOwner()).isSameAs(timeline);
        press(robot, KeyCode.CONTROL, KeyCode.B);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        await.until("the panes are back",
                () -> !robot.lookup(".sidebar").queryAll().isEmpty() && timeline.getBoundsInParent().getWidth() == narrow);
    }

    @Test
    void longTimes_doNotKeepTheWindowFromBeingNarrow(FxRobot robot) {
        TextField field = robot.lookup("#time-window").queryAs(TextField.class);
        TimelineModel timeline = robot.lookup("#timeline").queryAs(TimelinePane.class).model();
        robot.interact(() -> timeline.navigator().show(new TimeRange(157_150_000_000_000L, 157_150_000_000_100L)));
        await.until("the long times are shown", () -> field.getText().length() > 30);
        robot.interact(() -> stage.setWidth(900));
        await.until("the window is narrow", () -> stage.getScene().getWidth() <= 900);
        robot.interact(() -> stage.getScene().getRoot().layout());
        for (String part : List.of(".tool-bar-row", "#timeline")) {
            Node node = robot.lookup(part).query();
            Bounds inScene = node.localToScene(node.getLayoutBounds());
            assertThat(inScene.getMinX()).as(part).isNotNegative();
            assertThat(inScene.getMaxX()).as(part).isLessThanOrEqualTo(900);
        }
    }

    @Test
    void questionMark_showsAllKeys_andEscCloses(FxRobot robot) {
        await.until("there is a picture", () -> events() > 10);
        robot.interact(() -> stage.getScene().getRoot().fireEvent(new KeyEvent(
                KeyEvent.KEY_PRESSED, "?", "?", KeyCode.UNDEFINED, true, false, false, false)));
        KeysSheet keys = robot.lookup("#keys").queryAs(KeysSheet.class);
        assertThat(keys.isOpen()).isTrue();
        assertThat(robot.from(keys).lookup(".key").<Label>queryAll()).hasSizeGreaterThan(25);
        press(robot, KeyCode.ESCAPE);
        assertThat(keys.isOpen()).isFalse();
    }

    @Test
    void everyControl_ofEveryView_hasAName(FxRobot robot) {
        for (RunView view : RunView.values()) {
            robot.interact(() -> robot.lookup("#views-" + view.ordinal()).queryAs(ToggleButton.class).fire());
            robot.interact(() -> stage.getScene().getRoot().applyCss());
            List<String> nameless = new ArrayList<>();
            robot.interact(() -> collect(stage.getScene().getRoot(), nameless));
            assertThat(nameless).as(view.title()).isEmpty();
        }
    }

    private static void collect(Node node, List<String> nameless) {
        boolean speaks = node instanceof Control && node.isFocusTraversable();
        boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                || node instanceof ButtonBase button && button.getText() != null && !button.getText().isBlank()
                || node.getAccessibleRole() == AccessibleRole.TEXT;
        if (speaks && !named) {
            nameless.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
        }
    }

    @Test
    void scenario_isFoundAndChosenByKeyboardAlone(FxRobot robot) {
        press(robot, KeyCode.SLASH);
        await.until("the cursor is in the search", () -> stage.getScene().getFocusOwner() instanceof TextField field
                && "search-scenarios".equals(field.getId()));
        robot.write("bounded-queue");
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.ENTER);
        await.until("it runs", () -> window.model().sessionProperty().get().info().scenario().equals("bounded-queue"));
    }

    @Test
    void prediction_isDrawnAsSlidersMove(FxRobot robot) {
        await.until("there is a picture", () -> events() > 10);
        type(robot, "#value-tasks", "12");
        press(robot, KeyCode.ENTER);
        await.until("the status says it", () -> robot.lookup("#status-run").queryAs(Label.class).getText().contains("predicted"));
    }

    @Test
    void close_inTheMiddleOfARun_endsItsThreadsWithinASecond_andKeepsTheSettings(FxRobot robot) throws Exception {
        await.until("tasks run", () -> events() > 40);
        long began = System.nanoTime();
        robot.interact(stage::hide);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .noneMatch(name -> name.startsWith("worker-") || name.equals("submitter") || name.equals("session-pump"));
        assertThat(Files.readString(settingsFile())).contains("scenario=ordered-results", "window.width=1000");
        assertThat(state()).isNotEqualTo(SessionState.FAILED);
    }
}
