package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.scenario.Scenario;
import io.poolscope.session.Session;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Looking through the scenarios starts none of them: a click or Enter does. */
class BrowsingTest extends WindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        open(shown);
    }

    @Stop
    void stop() {
        hide();
    }

    private Session session() {
        return window.model().sessionProperty().get();
    }

    private String playing() {
        return window.model().scenarioProperty().get().about().id();
    }

    private static ListView<Scenario> list(FxRobot robot) {
        return robot.lookup("#scenarios").query();
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#watch").<Label>query().getText();
    }

    @Test
    void click_runs_andKeysOnlyBrowse_untilEnter(FxRobot robot) {
        robot.clickOn("As completed");
        await.until("a click runs it", () -> playing().equals("as-completed"));
        Session clicked = session();
        for (KeyCode key : new KeyCode[] {KeyCode.DOWN, KeyCode.UP, KeyCode.END, KeyCode.HOME, KeyCode.PAGE_DOWN, KeyCode.HOME}) {
            press(robot, key);
            assertThat(session()).as("after " + key).isSameAs(clicked);
        }
        assertThat(list(robot).getSelectionModel().getSelectedIndex()).as("the cursor went to the first").isZero();
        assertThat(said(robot)).startsWith("“Ordered stream”, not started; Enter runs it.");
        press(robot, KeyCode.ENTER);
        await.until("Enter runs it", () -> playing().equals("ordered-results"));
        assertThat(session()).isNotSameAs(clicked);
        assertThat(said(robot)).isEqualTo(window.model().scenarioProperty().get().about().watch());
    }

    @Test
    void listThatIsLeft_marksTheRunningScenarioAgain(FxRobot robot) {
        Session before = session();
        Scenario running = window.model().scenarioProperty().get();
        robot.interact(() -> list(robot).requestFocus());
        press(robot, KeyCode.END);
        assertThat(list(robot).getSelectionModel().getSelectedItem()).isNotSameAs(running);
        robot.interact(() -> robot.lookup("#search-scenarios").query().requestFocus());
        assertThat(list(robot).getSelectionModel().getSelectedItem()).isSameAs(running);
        assertThat(said(robot)).isEqualTo(running.about().watch());
        assertThat(session()).isSameAs(before);
    }

    @Test
    void enterInTheSearch_runsTheFirstThatWasFound(FxRobot robot) {
        type(robot, "#search-scenarios", "large");
        press(robot, KeyCode.ENTER);
        await.until("it runs", () -> playing().equals("large-results"));
        type(robot, "#search-scenarios", "bounded");
        press(robot, KeyCode.ENTER);
        await.until("it runs", () -> playing().equals("bounded-queue"));
    }

    @Test
    void searchThatFindsNothing_runsNothingOnEnter(FxRobot robot) {
        Session before = session();
        type(robot, "#search-scenarios", "zebra");
        press(robot, KeyCode.ENTER);
        assertThat(session()).isSameAs(before);
    }
}
