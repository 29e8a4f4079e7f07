package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.session.SessionState;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Asks for advice as a person would. */
class AdvisorViewTest extends WindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        open(shown);
    }

    @Stop
    void stop() {
        hide();
    }

    private void ask(FxRobot robot) {
        robot.interact(() -> window.model().speedProperty().set(10));
        await.until("the run has ended", () -> state() == SessionState.FINISHED);
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT4);
        await.until("the cursor is in the words", () -> stage.getScene().getFocusOwner() == robot.lookup("#advice-words").query());
    }

    private static List<String> texts(FxRobot robot, String part) {
        Node node = robot.lookup(part).query();
        return robot.from(node).lookup(".label").<Label>queryAll().stream().map(Label::getText).toList();
    }

    private static String status(FxRobot robot) {
        return robot.lookup("#advice-status").queryAs(Label.class).getText();
    }

    @Test
    void wordsOrARunsFigures_areAnsweredAsTheyAreTyped_eachPartWithItsReasonAndRule(FxRobot robot) {
        ask(robot);
        assertThat(status(robot)).startsWith("Say the task in words");
        type(robot, "#advice-cores", "8");
        type(robot, "#advice-words", "download 5000 pages");
        assertThat(status(robot)).isEmpty();
        assertThat(texts(robot, "#advice-approach")).contains("Run it", "on virtual threads")
                .anyMatch(line -> line.startsWith("Rule of thumb: "));
        assertThat(texts(robot, "#advice-workers")).contains("Workers", "400")
                .anyMatch(line -> line.contains("Goetz, Java Concurrency in Practice"));
        assertThat(texts(robot, "#advice-queue")).contains("800");
        assertThat(texts(robot, "#advice-chunk")).contains("1 item a task");
        type(robot, "#advice-connections", "20");
        assertThat(texts(robot, "#advice-workers")).contains("20", "Rule of thumb: No more workers than connections that are allowed.");
        type(robot, "#advice-words", "frobnicate");
        assertThat(status(robot)).contains("does not say what a task does");
        assertThat(robot.lookup("#advice-workers").tryQuery()).isEmpty();

        robot.interact(() -> robot.lookup("#advice-measure").queryButton().fire());
        await.until("the figures of the run are there",
                () -> robot.lookup("#advice-items").queryAs(TextField.class).getText().equals("30"));
        assertThat(robot.lookup("#advice-duration").queryAs(TextField.class).getText()).matches("[0-9.]+ m?s");
        assertThat(robot.lookup("#advice-words").queryAs(TextField.class).getText()).isEmpty();
        assertThat(texts(robot, "#advice-answer")).contains("Assumed: The tasks compute 2 % of their time, as the run holds no CPU times.");
    }
}
