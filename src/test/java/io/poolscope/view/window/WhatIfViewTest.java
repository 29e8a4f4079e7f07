package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.session.SessionState;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.chart.ChartPane;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Asks what would have been, as a person would, by keys and by mouse. */
class WhatIfViewTest extends WindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        open(shown);
    }

    @Stop
    void stop() {
        hide();
    }

    private void finish(FxRobot robot) {
        robot.interact(() -> window.model().speedProperty().set(10));
        await.until("the run has ended", () -> state() == SessionState.FINISHED);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private void ask(FxRobot robot) {
        finish(robot);
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        await.until("the run was read", () -> !robot.lookup("#what-if-workers").query().isDisabled());
    }

    private static TimelineModel model(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TimelinePane.class).model();
    }

    private void tellsOfSixWorkers(FxRobot robot) {
        type(robot, "#what-if-workers", "6");
        await.until("six workers are drawn beneath", () -> robot.lookup("#what-if-lanes").query().isVisible()
                && model(robot, "#what-if-lanes").snapshotProperty().get() != null
                && model(robot, "#what-if-lanes").snapshotProperty().get().workers(0).size() == 6);
    }

    @Test
    void aRunThatGoesOn_isToBeWaitedFor(FxRobot robot) {
        robot.interact(() -> {
            window.model().speedProperty().set(0.1); // so slow that it can't end before it is looked at
            window.model().run();
        });
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        await.until("it is told", () -> text(robot, "#what-if-status").contains("has ended"));
        assertThat(robot.lookup("#what-if-workers").query().isDisabled()).isTrue();
        press(robot, KeyCode.CONTROL, KeyCode.PERIOD);
        await.until("the stopped run was read", () -> !robot.lookup("#what-if-workers").query().isDisabled());
    }

    @Test
    void moreWorkers_areDrawnBeneathOnTheSameClock_withTheDifference(FxRobot robot) {
        ask(robot);
        assertThat(robot.lookup("#what-if-workers").queryAs(TextField.class).getText()).isEqualTo("4");
        tellsOfSixWorkers(robot);
        assertThat(text(robot, "#what-if-title")).isEqualTo("What if: workers 6");
        assertThat(text(robot, "#what-if-sentence")).startsWith("It ends ").contains(" parked");
        assertThat(text(robot, "#what-if-trust")).contains("Both columns are simulated. The real run took ");
        assertThat(robot.from(robot.lookup("#what-if-differences").<Node>query()).lookup(".label").<Label>queryAll())
                .extracting(Label::getText)
                .contains("Makespan", "Lower bound", "Queue wait p50", "Queue wait p99", "Peak buffer", "Submitter blocked");
        assertThat(robot.lookup(".assumption").<Label>queryAll()).extracting(Label::getText).anyMatch(line -> line.startsWith("Assumed: "));

        TimelineModel real = model(robot, "#timeline");
        TimelineModel other = model(robot, "#what-if-lanes");
        robot.interact(() -> robot.lookup("#timeline").query().requestFocus());
        robot.interact(() -> real.navigator().drag(new TimeRange(0, 2_000_000_000L), this));
        press(robot, KeyCode.W);
        await.until("both show less", () -> real.windowProperty().get().length() < 2_000_000_000L && other.windowProperty().get()
                .equals(real.windowProperty().get()));
        robot.interact(() -> robot.lookup("#what-if-lanes").query().requestFocus());
        press(robot, KeyCode.F);
        await.until("both show all", () -> real.windowProperty().get().until() >= real.snapshotProperty().get().end()
                && other.windowProperty().get().equals(real.windowProperty().get()));

        robot.interact(() -> other.select(7));
        assertThat(real.selectionProperty().get().task()).isEqualTo(7);
        robot.interact(() -> real.select(4));
        assertThat(other.selectionProperty().get().task()).isEqualTo(4);
        robot.interact(real::clear);
        assertThat(other.selectionProperty().get().some()).isFalse();

        robot.interact(() -> robot.lookup("#what-if-reset").queryButton().fire());
        await.until("nothing is changed",
                () -> text(robot, "#what-if-sentence").isEmpty() && !robot.lookup("#what-if-lanes").query().isVisible());
        assertThat(robot.lookup("#what-if-workers").queryAs(TextField.class).getText()).isEqualTo("4");
    }

    @Test
    void aBadValue_isToldBesideItsField_aSweepDrawsItsChartBeneath_andTheTabsLeadBack(FxRobot robot) {
        ask(robot);
        tellsOfSixWorkers(robot);
        type(robot, "#what-if-workers", "none");
        await.until("the message", () -> robot.lookup("#what-if").lookup(".problem").<Label>queryAll().stream()
                .anyMatch(label -> label.isVisible() && label.getText().equals("workers 'none' is not a whole number")));
        assertThat(text(robot, "#what-if-title")).isEqualTo("What if: workers 6");
        type(robot, "#what-if-workers", "6");
        press(robot, KeyCode.UP);
        assertThat(robot.lookup("#what-if-workers").queryAs(TextField.class).getText()).isEqualTo("7");
        await.until("seven workers", () -> text(robot, "#what-if-title").equals("What if: workers 7"));

        type(robot, "#what-if-until", "8");
        robot.interact(() -> robot.lookup("#what-if-sweep").queryButton().fire());
        ChartPane chart = robot.lookup("#what-if-chart").queryAs(ChartPane.class);
        await.until("all values are there", () -> chart.isVisible() && !chart.charts().isEmpty()
                && chart.charts().getFirst().lines().getFirst().points().size() == 8);
        await.until("it is told", () -> text(robot, "#what-if-sweep-words").contains("knee")
                || text(robot, "#what-if-sweep-words").contains("more brings little"));
        assertThat(chart.charts().getFirst().lines()).extracting(line -> line.name()).containsExactly("lower bound", "p99 queue wait",
                "makespan");
        assertThat(chart.getAccessibleHelp()).contains("Makespan and queue wait", "8 → ");
        assertThat(robot.lookup("#what-if-shown-1").queryAs(ToggleButton.class).isSelected()).isTrue();
        robot.clickOn("#views-0");
        assertThat(robot.lookup("#what-if").tryQuery()).isEmpty();
        assertThat(robot.lookup("#findings").tryQuery()).isPresent();
        robot.clickOn("#views-1");
        assertThat(robot.lookup("#what-if").tryQuery()).isPresent();
    }
}
