package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.session.Session;
import io.poolscope.testing.Released;
import io.poolscope.view.run.KeptRuns;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What the window lets go: a run when another is shown in its place, everything when it is closed. */
class ReleasedWindowTest extends WindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        open(new Stage()); // of the stage that it gives, the test framework keeps every event, and so the whole window
    }

    @Stop
    void stop() {
        if (stage != null) {
            hide();
        }
    }

    private static TimelineModel timeline(FxRobot robot) {
        return robot.lookup(TimelinePane.class::isInstance).<TimelinePane>query().model();
    }

    /** Uses what holds on to a run: selection, search, statistics, what-if, the log, the table. */
    private void use(FxRobot robot) {
        await.until("tasks have run", () -> snapshot().tasks().size() > 8);
        press(robot, KeyCode.PERIOD);
        await.until("a task is selected", () -> timeline(robot).selectionProperty().get().some());
        press(robot, KeyCode.V);
        press(robot, KeyCode.CONTROL, KeyCode.F);
        type(robot, "#task-search-field", "run>1ms");
        await.until("the search has found",
                () -> robot.lookup("#task-search-count").<Label>query().getText().contains("of"));
        press(robot, KeyCode.ESCAPE);
        press(robot, KeyCode.M);
        press(robot, KeyCode.ESCAPE);
        press(robot, KeyCode.T);
        press(robot, KeyCode.ESCAPE);
    }

    private void watch(Released released) {
        Session session = window.model().sessionProperty().get();
        released.watch("a snapshot", session.snapshot()).watch("the feed", window.model().feedProperty().get()).watch("the session",
                session);
    }

    /** The last runs of a sitting are kept, to be shown again; one more than these are lets the first go. */
    @Test
    void runThatWasReplaced_isLetGo_onceSoManyCameAfterItAsAreKept(FxRobot robot) throws Exception {
        use(robot);
        Released released = new Released();
        robot.interact(() -> watch(released));
        for (int run = 0; run <= KeptRuns.MOST; run++) {
            Session before = window.model().sessionProperty().get();
            press(robot, KeyCode.CONTROL, KeyCode.ENTER);
            await.until("the next run has tasks",
                    () -> window.model().sessionProperty().get() != before && snapshot().tasks().size() > 0);
        }
        released.await();
        assertThat(events()).isPositive();
    }

    @Test
    void closedWindow_isLetGo_withItsRun(FxRobot robot) throws Exception {
        use(robot);
        Released released = new Released();
        robot.interact(() -> {
            watch(released);
            released.watch("the timeline's model", timeline(robot)).watch("the run's model", window.model()).watch("the window", window);
            stage.hide();
            stage.setScene(null); // the test framework may keep the stage, with what listens to it
            stage.setOnHidden(null);
            window = null;
            stage = null;
        });
        released.await();
    }
}
