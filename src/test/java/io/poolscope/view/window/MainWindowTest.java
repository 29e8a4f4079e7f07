package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.session.SessionState;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Drives the real window with the default scenario, as a person would. */
class MainWindowTest extends WindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        open(shown);
    }

    @Stop
    void stop() {
        hide();
    }

    @Test
    void open_runsTheDefaultScenario() {
        await.until("events come", () -> events() > 10);
        assertThat(state()).isEqualTo(SessionState.RUNNING);
        assertThat(window.model().sessionProperty().get().info().scenario()).isEqualTo("ordered-results");
    }

    @Test
    void space_pausesAndGoesOn(FxRobot robot) {
        await.until("events come", () -> events() > 10);
        press(robot, KeyCode.SPACE);
        await.until("it is paused", () -> state() == SessionState.PAUSED);
        assertThat(robot.lookup("#pause").queryAs(Button.class).getText()).isEqualTo("Go on");
        press(robot, KeyCode.SPACE);
        await.until("it goes on", () -> state() == SessionState.RUNNING);
    }

    @Test
    void step_movesByExactlyOneEvent(FxRobot robot) {
        await.until("events come", () -> events() > 10);
        robot.clickOn("#pause");
        await.until("it is paused", () -> state() == SessionState.PAUSED);
        await.steady("events", this::events);
        long before = events();
        long then = snapshot().end();
        robot.clickOn("#step");
        await.until("the next event", () -> events() > before);
        await.steady("events", this::events);
        assertThat(events() - before).isEqualTo(1);
        assertThat(snapshot().end()).isGreaterThan(then);
        assertThat(state()).isEqualTo(SessionState.PAUSED);
    }

    @Test
    void zoomAndSelection_byKeys_showATaskInTheInspector(FxRobot robot) {
        await.until("tasks have run", () -> snapshot().tasks().size() > 8);
        press(robot, KeyCode.SPACE);
        await.until("it is paused", () -> state() == SessionState.PAUSED);
        TimelinePane pane = robot.lookup(TimelinePane.class::isInstance).query();
        robot.interact(pane::requestFocus);
        long shown = pane.model().windowProperty().get().length();
        press(robot, KeyCode.W);
        await.until("less time is shown", () -> pane.model().windowProperty().get().length() < shown);
        press(robot, KeyCode.PERIOD);
        await.until("a task is selected", () -> pane.model().selectionProperty().get().task() >= 0);
        long task = pane.model().selectionProperty().get().task();
        await.until("the inspector names it", () -> robot.lookup(".label").<Label>queryAll().stream()
                .anyMatch(label -> label.getText() != null && label.getText().equalsIgnoreCase("TASK #" + (task + 1))));
    }

    @Test
    void esc_alsoClearsWhatAFindingMarked(FxRobot robot) {
        robot.interact(() -> window.model().speedProperty().set(10));
        await.until("the run has ended", () -> state() == SessionState.FINISHED);
        TimelineModel timeline = robot.lookup("#timeline").queryAs(TimelinePane.class).model();
        await.until("something was found", () -> robot.lookup(".finding").tryQuery().isPresent());
        press(robot, KeyCode.N);
        await.until("a finding is gone to", () -> !timeline.highlightsProperty().get().isEmpty() && timeline.rangeProperty().get() != null);
        press(robot, KeyCode.ESCAPE);
        await.until("nothing is marked", () -> timeline.highlightsProperty().get().isEmpty());
        assertThat(timeline.rangeProperty().get()).isNull();
    }

    @Test
    void workers_movedNow_changeThisRun(FxRobot robot) {
        await.until("four workers", () -> snapshot().workers(0).size() == 4);
        Slider slider = robot.lookup("#slider-workers").queryAs(Slider.class);
        robot.interact(slider::requestFocus);
        press(robot, KeyCode.RIGHT);
        press(robot, KeyCode.RIGHT);
        await.until("six workers", () -> snapshot().workers(0).size() == 6);
        assertThat(robot.lookup("#value-workers").queryAs(TextField.class).getText()).isEqualTo("6");
    }

    @Test
    void tasks_typed_changeTheNextRun(FxRobot robot) {
        type(robot, "#value-tasks", "7");
        press(robot, KeyCode.ENTER);
        assertThat(window.model().sessionProperty().get().info().parameters()).containsEntry("tasks", "30");
        robot.clickOn("#run");
        await.until("a run with seven tasks", () -> "7".equals(window.model().sessionProperty().get().info().parameters().get("tasks")));
    }

    @Test
    void valueOutOfRange_isToldBesideTheControl_andChangesNothing(FxRobot robot) {
        type(robot, "#value-workers", "0");
        await.until("the message stands under the slider", () -> robot.lookup("#parameter-workers").lookup(".problem").<Label>queryAll()
                .stream().anyMatch(label -> label.isVisible() && label.getText().contains("0 is not allowed")));
        press(robot, KeyCode.ENTER);
        assertThat(window.model().valuesProperty().get().asText()).containsEntry("workers", "4");
        press(robot, KeyCode.ESCAPE);
        await.until("the value is back", () -> robot.lookup("#value-workers").queryAs(TextField.class).getText().equals("4"));
    }
}
