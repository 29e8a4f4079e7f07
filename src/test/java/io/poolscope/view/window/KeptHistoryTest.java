package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.recording.Progress;
import io.poolscope.recording.RecordingReader;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.Retention;
import io.poolscope.timeline.Timeline;
import io.poolscope.view.history.HistorySheet;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** How much history the window keeps: chosen by keys, kept in the settings, acting on the run that goes on. */
class KeptHistoryTest extends WindowFixture {
    private static final int TASKS = 10_000;

    @Override
    String settings() {
        return super.settings() + "scenario=bounded-queue\nparameter.bounded-queue.tasks=" + TASKS
                + "\nparameter.bounded-queue.workers=8\nhistory=all\n";
    }

    @Start
    void start(Stage shown) throws Exception {
        open(shown);
    }

    @Stop
    void stop() {
        hide();
    }

    private TimelineModel timeline(FxRobot robot) {
        return robot.lookup(TimelinePane.class::isInstance).<TimelinePane>query().model();
    }

    private HistorySheet sheet(FxRobot robot) {
        return robot.lookup("#history-sheet").query();
    }

    private String status(FxRobot robot) {
        return robot.lookup("#status-history").<Label>query().getText();
    }

    private void choose(FxRobot robot, int which) {
        robot.interact(() -> robot.lookup("#history-kept-" + which).<ToggleButton>query().fire());
    }

    @Test
    void sheet_byKeysAlone_setsTheLastMinutes_whichTheSettingsFileKeeps(FxRobot robot) throws Exception {
        await.until("tasks run", () -> events() > 10);
        assertThat(robot.lookup("#status-history").<Label>query().isManaged()).isFalse();
        press(robot, KeyCode.CONTROL, KeyCode.H);
        await.until("the sheet is open", () -> sheet(robot).isOpen());
        press(robot, KeyCode.TAB);
        press(robot, KeyCode.SPACE);
        press(robot, KeyCode.TAB);
        press(robot, KeyCode.TAB);
        await.until("the number has the focus", () -> robot.lookup("#history-number").query().isFocused());
        press(robot, KeyCode.CONTROL, KeyCode.A);
        press(robot, KeyCode.DIGIT7);
        press(robot, KeyCode.ENTER);
        await.until("the sheet is closed", () -> !sheet(robot).isOpen());
        assertThat(window.model().retentionProperty().get()).isEqualTo(Retention.lastMinutes(7));
        await.until("the status line says it", () -> status(robot).equals("keeps 7min"));
        robot.interact(stage::hide);
        assertThat(Files.readString(settingsFile())).contains("history=7min");
    }

    @Test
    void sheet_badNumber_isToldBesideTheField_andNothingChanges(FxRobot robot) {
        await.until("tasks run", () -> events() > 10);
        press(robot, KeyCode.CONTROL, KeyCode.H);
        await.until("the sheet is open", () -> sheet(robot).isOpen());
        choose(robot, 2);
        type(robot, "#history-number", "0.01");
        await.until("it is told", () -> sheet(robot).lookupAll(".problem").stream()
                .anyMatch(node -> node.isVisible()
                        && ((Label) node).getText().equals("“0.01” is not allowed; allowed: 0.1 to 1000 million tasks")));
        assertThat(robot.lookup("#history-apply").<Button>query().isDisabled()).isTrue();
        press(robot, KeyCode.ENTER);
        assertThat(sheet(robot).isOpen()).isTrue();
        press(robot, KeyCode.ESCAPE);
        assertThat(sheet(robot).isOpen()).isFalse();
        assertThat(window.model().retentionProperty().get()).isEqualTo(Retention.ALL);
    }

    @Test
    void runThatGoesOn_dropsWhatIsOlder_saysSo_andIsSavedWhole(FxRobot robot) throws Exception {
        robot.interact(() -> window.model().speedProperty().set(Session.MAX_SPEED));
        await.until("tasks run", () -> snapshot().tasks().size() > 2 && timeline(robot).snapshotProperty().get().tasks().size() > 2);
        robot.interact(() -> {
            timeline(robot).select(1);
            timeline(robot).playheadProperty().set(timeline(robot).snapshotProperty().get().tasks().submitted(1));
            window.model().retentionProperty().set(Retention.parse("1s"));
        });
        await.until("history was dropped", () -> timeline(robot).snapshotProperty().get().begin() > 0);
        await.until("the status line says how much", () -> status(robot).matches("keeps 1s · [\\d\u202f]+ tasks before .* dropped"));
        assertThat(timeline(robot).playheadProperty().get()).isGreaterThanOrEqualTo(timeline(robot).snapshotProperty().get().begin());
        assertThat(timeline(robot).selectionProperty().get().some()).isFalse();
        press(robot, KeyCode.CONTROL, KeyCode.H);
        await.until("the sheet says how much", () -> robot.lookup("#history-gone").<Label>query().getText().startsWith("Of this run: "));
        press(robot, KeyCode.ESCAPE);

        await.until("it has ended", () -> state() == SessionState.FINISHED);
        Session session = window.model().sessionProperty().get();
        long kept = session.snapshot().tasks().first();
        assertThat(kept).isPositive();
        robot.interact(() -> window.model().retentionProperty().set(Retention.ALL));
        Path file = folder.resolve("kept.pool");
        robot.interact(() -> window.files().save(session, file));
        await.until("it is told what is in the file", () -> told("the whole run, also what is no longer shown"));
        RecordingReader reader = new RecordingReader(file);
        Timeline whole = new Timeline(reader.names());
        reader.read(whole, Progress.NONE);
        assertThat(whole.snapshot().tasks().first()).isZero();
        assertThat(whole.snapshot().tasks().submittedCount()).isEqualTo(TASKS);

        robot.interact(() -> {
            window.model().retentionProperty().set(Retention.parse("1s"));
            window.openFile(file);
        });
        await.until("the file is read", () -> window.model().isFromFile() && state() == SessionState.FINISHED);
        assertThat(snapshot().begin()).as("a file is shown whole").isZero();
        await.until("nothing is said of history", () -> status(robot).isEmpty());
    }
}
