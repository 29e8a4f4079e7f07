package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.SessionState;
import io.poolscope.view.chart.ChartPane;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Sweeps over the number of workers, as a person would: real runs of the default scenario, fifty times as fast. */
class SweepViewTest extends WindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        open(shown);
    }

    @Stop
    void stop() {
        hide();
    }

    private static Button go(FxRobot robot) {
        return robot.lookup("#sweep-go").queryButton();
    }

    private static TableView<Scaling.Point> table(FxRobot robot) {
        return robot.lookup("#sweep-table").queryTableView();
    }

    private static List<String> texts(FxRobot robot, String part) {
        Node node = robot.lookup(part).query();
        return robot.from(node).lookup(".label").<Label>queryAll().stream().map(Label::getText).toList();
    }

    private void begin(FxRobot robot, String counts, String speed) {
        await.until("there is a run", () -> events() > 10);
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT3);
        await.until("the cursor is in the first field", () -> stage.getScene().getFocusOwner() == robot.lookup("#sweep-counts").query());
        type(robot, "#sweep-repeats", "1");
        type(robot, "#sweep-counts", counts);
        robot.clickOn(speed);
        robot.interact(() -> robot.lookup("#sweep-counts").query().requestFocus());
        press(robot, KeyCode.ENTER);
        await.until("it goes on, or has ended", () -> go(robot).getText().equals("Stop") || !table(robot).getItems().isEmpty());
    }

    @Test
    void sweep_measuresEachNumber_saysWhichToUse_theFailingOneInALine_andStandsBesideAdvice(FxRobot robot) {
        begin(robot, "1, 4, 2, 300", "#sweep-speed-2");
        assertThat(state().ended()).isTrue(); // both would measure each other
        await.until("it has ended", () -> go(robot).getText().equals("Run the sweep") && table(robot).getItems().size() == 4);
        assertThat(table(robot).getItems()).extracting(Scaling.Point::workers).containsExactly(1, 2, 4, 300);
        assertThat(table(robot).getItems().subList(0, 3)).allMatch(point -> point.measured() && point.predicted().isPresent());
        assertThat(texts(robot, "#sweep-outcome")).anyMatch(line -> line.startsWith("Use "))
                .anyMatch(line -> line.startsWith("The data don't support a fit of the Universal Scalability Law: "))
                .anyMatch(line -> line.startsWith("300 workers: ") && line.contains("allowed"));
        ChartPane charts = robot.lookup("#sweep-charts").queryAs(ChartPane.class);
        assertThat(charts.isVisible()).isTrue();
        assertThat(charts.charts()).extracting(chart -> chart.title()).containsExactly("Makespan", "Tasks a second");
        assertThat(charts.charts().getFirst().lines()).extracting(line -> line.name()).containsExactly("lower bound", "ideal", "predicted",
                "measured");
        assertThat(robot.lookup("#sweep-csv").queryButton().isVisible()).isTrue();
        assertThat(robot.lookup("#sweep-png").queryButton().isDisabled()).isFalse();

        press(robot, KeyCode.CONTROL, KeyCode.DIGIT4);
        type(robot, "#advice-cores", "4");
        type(robot, "#advice-words", "resize 1000 images");
        assertThat(texts(robot, "#advice-workers"))
                .anyMatch(line -> line.startsWith("Measured in the sweep of “Ordered stream”: With 4 workers the run took "));
        assertThat(texts(robot, "#advice-queue")).noneMatch(line -> line.startsWith("Measured"));
    }

    @Test
    void stop_endsTheRunThatGoesOn_andKeepsWhatWasMeasured(FxRobot robot) throws Exception {
        begin(robot, "32,1", "#sweep-speed-1");
        robot.interact(() -> go(robot).fire());
        await.until("it has stopped", () -> go(robot).getText().equals("Run the sweep"));
        assertThat(table(robot).getItems().size()).isLessThan(2);
        await.until("its threads have ended",
                () -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().startsWith("worker-")));
        robot.interact(stage::hide);
        Optional<Thread> sweep =
                Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("sweep")).findFirst();
        if (sweep.isPresent()) {
            sweep.get().join(30_000);
            assertThat(sweep.get().isAlive()).isFalse();
        }
    }

    @Test
    void aWrongNumber_orAScenarioWithoutWorkers_isTold_andNothingIsSwept_andCtrl1LeadsBack(FxRobot robot) {
        await.until("there is a run", () -> events() > 10);
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT3);
        type(robot, "#sweep-counts", "1,two");
        await.until("the message", () -> robot.lookup("#sweep").lookup(".problem").<Label>queryAll().stream()
                .anyMatch(label -> label.isVisible() && label.getText().startsWith("“two” is not allowed")));
        robot.interact(() -> go(robot).fire());
        assertThat(go(robot).getText()).isEqualTo("Run the sweep");
        assertThat(state()).isNotEqualTo(SessionState.STOPPED);

        Scenario scenario = Catalogue.standard().require("over-threading");
        robot.interact(() -> window.model().choose(scenario, ParameterValues.defaultsOf(scenario)));
        assertThat(go(robot).isDisabled()).isTrue();
        assertThat(robot.lookup("#sweep-words").queryAs(Label.class).getText()).contains("no parameter Workers");
        assertThat(robot.lookup("#timeline").tryQuery()).isEmpty();
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT1);
        await.until("the run is there", () -> stage.getScene().getFocusOwner() == robot.lookup("#timeline").query());
    }
}
