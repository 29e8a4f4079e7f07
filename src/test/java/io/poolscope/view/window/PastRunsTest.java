package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.view.run.KeptRuns;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A run is lost by no key: Space starts none, and those that others took the place of can be shown again. */
class PastRunsTest extends WindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        open(shown);
        window.model().speedProperty().set(Session.MAX_SPEED);
    }

    @Stop
    void stop() {
        hide();
    }

    private Session session() {
        return window.model().sessionProperty().get();
    }

    private static TimelineModel timeline(FxRobot robot) {
        return robot.lookup("#timeline").<TimelinePane>query().model();
    }

    private void finish() {
        await.until("the run has ended", () -> state() == SessionState.FINISHED);
    }

    private List<String> listed(FxRobot robot) {
        return menu(robot).getItems().stream().map(MenuItem::getText).filter(text -> text != null && text.contains(" · ")).toList();
    }

    private Menu menu(FxRobot robot) {
        FileMenu file = robot.lookup("#files").query();
        robot.interact(file::show);
        robot.interact(file::hide);
        return (Menu) file.getItems().stream().filter(item -> "past-runs".equals(item.getId())).findFirst().orElseThrow();
    }

    @Test
    void space_inARunThatIsOver_playsAndHalts_andStartsNone(FxRobot robot) {
        finish();
        Session run = session();
        robot.interact(() -> robot.lookup("#timeline").query().requestFocus());
        press(robot, KeyCode.SPACE);
        await.until("it plays", () -> timeline(robot).playbackRateProperty().get() > 0);
        press(robot, KeyCode.SPACE);
        await.until("it halts", () -> timeline(robot).playbackRateProperty().get() == 0);
        press(robot, KeyCode.J);
        await.until("it plays backwards", () -> timeline(robot).playbackRateProperty().get() < 0);
        press(robot, KeyCode.SPACE);
        await.until("it halts", () -> timeline(robot).playbackRateProperty().get() == 0);
        assertThat(session()).isSameAs(run);
        assertThat(state()).isEqualTo(SessionState.FINISHED);
    }

    @Test
    void space_whileThePlayheadPlaysInALiveRun_haltsBoth(FxRobot robot) {
        robot.interact(() -> {
            window.model().speedProperty().set(Session.MIN_SPEED);
            window.model().run();
        });
        await.until("it goes on", () -> state() == SessionState.RUNNING && events() > 5);
        Session run = session();
        robot.interact(() -> {
            timeline(robot).play(0.01);
            robot.lookup("#timeline").query().requestFocus();
        });
        press(robot, KeyCode.SPACE);
        await.until("both stand", () -> state() == SessionState.PAUSED && timeline(robot).playbackRateProperty().get() == 0);
        press(robot, KeyCode.SPACE);
        await.until("the run goes on", () -> state() == SessionState.RUNNING);
        assertThat(session()).isSameAs(run);
    }

    @Test
    void runThatAnotherTookThePlaceOf_isListedWithItsParameters_andShownAgain(FxRobot robot) {
        finish();
        Session first = session();
        assertThat(listed(robot)).isEmpty();
        robot.interact(() -> window.model().valuesProperty().set(window.model().valuesProperty().get().with("tasks", "12")));
        robot.interact(() -> window.model().run());
        finish();
        Session second = session();
        assertThat(listed(robot)).singleElement().asString().startsWith("1  Ordered stream · ").endsWith(" · usual parameters");
        robot.interact(() -> menu(robot).getItems().getFirst().fire());
        assertThat(session()).isSameAs(first);
        await.until("its picture is shown", () -> timeline(robot).snapshotProperty().get().tasks().size() == 30);
        assertThat(state()).isEqualTo(SessionState.FINISHED);
        assertThat(window.model().valuesProperty().get().asText()).as("its own parameters").doesNotContainEntry("tasks", "12");
        assertThat(listed(robot)).singleElement().asString().startsWith("2  Ordered stream · ").endsWith(" · Tasks 12");
        robot.interact(() -> menu(robot).getItems().getFirst().fire());
        assertThat(session()).isSameAs(second);
        assertThat(window.model().valuesProperty().get().asText()).containsEntry("tasks", "12");
    }

    @Test
    void runThatAFileTookThePlaceOf_isKeptToo(FxRobot robot) throws Exception {
        finish();
        Session run = session();
        Path file = folder.resolve("foreign.pool");
        RunFiles.foreign(file);
        robot.interact(() -> window.openFile(file));
        await.until("it is shown", () -> window.model().isFromFile() && !window.model().kept().all().isEmpty());
        robot.interact(() -> menu(robot).getItems().getFirst().fire());
        assertThat(session()).isSameAs(run);
        assertThat(window.model().kept().all()).as("a file is opened again from its own list").isEmpty();
    }

    @Test
    void keptRuns_areBounded_andItIsSaid(FxRobot robot) {
        for (int i = 0; i < KeptRuns.MOST + 3; i++) {
            robot.interact(() -> window.model().run());
        }
        assertThat(window.model().kept().all()).hasSize(KeptRuns.MOST);
        assertThat(listed(robot).getFirst()).as("the newest first").startsWith(KeptRuns.MOST + 3 + "  ");
        assertThat(menu(robot).getItems().getLast().getText()).startsWith("The last 8 runs").contains("4 million events");
    }
}
