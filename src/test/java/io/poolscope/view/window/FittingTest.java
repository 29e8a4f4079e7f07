package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.Message;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.settings.SettingsFile;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The window fits its screen, and its parts fit the window. */
class FittingTest extends WindowFixture {
    @Start
    void start(Stage shown) throws Exception {
        open(shown);
        window.model().speedProperty().set(Session.MAX_SPEED);
    }

    @Stop
    void stop() {
        hide();
    }

    /** On the screen of a laptop with a dock, of one at scale 2, of a projector. */
    private void fit(FxRobot robot, double width, double height) {
        robot.interact(() -> window.place().fit(1440, 900, new Rectangle2D(0, 0, width, height)));
        await.until("it is laid out", () -> stage.getScene().getRoot().getLayoutBounds().getWidth() <= width);
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    /** The controls that are cut by the window's edge, or by what holds them; what scrolls may be longer. */
    private static List<String> cut(Node part, Bounds room) {
        List<String> cut = new ArrayList<>();
        if (!part.isVisible() || !part.isManaged()) {
            return cut;
        }
        Bounds at = part.localToScene(part.getLayoutBounds());
        if (at.getWidth() > 0 && at.getHeight() > 0 && (at.getMinX() < room.getMinX() - 1 || at.getMaxX() > room.getMaxX() + 1)) {
            cut.add(part + " at " + at.getMinX() + " to " + at.getMaxX() + " of " + room.getMinX() + " to " + room.getMaxX());
            return cut;
        }
        if (part instanceof Parent parent && !(part instanceof TimelinePane)) {
            parent.getChildrenUnmodifiable().forEach(child -> cut.addAll(cut(child, room)));
        }
        return cut;
    }

    @Test
    void window_fitsSmallScreens_andNothingIsCut(FxRobot robot) {
        for (Rectangle2D screen : List.of(new Rectangle2D(0, 0, 1366, 728), new Rectangle2D(0, 0, 900, 560),
                new Rectangle2D(0, 0, 683, 384))) {
            fit(robot, screen.getWidth(), screen.getHeight());
            assertThat(stage.getX()).isNotNegative();
            assertThat(stage.getY()).isNotNegative();
            assertThat(stage.getX() + stage.getWidth()).isLessThanOrEqualTo(screen.getWidth());
            assertThat(stage.getY() + stage.getHeight()).isLessThanOrEqualTo(screen.getHeight());
            Bounds room = stage.getScene().getRoot().localToScene(stage.getScene().getRoot().getLayoutBounds());
            assertThat(room.getWidth()).as("the scene is as wide as its window").isLessThanOrEqualTo(screen.getWidth());
            List<String> cut = new ArrayList<>();
            robot.interact(() -> cut.addAll(cut(stage.getScene().getRoot(), room)));
            assertThat(cut).as("at " + screen).isEmpty();
            assertThat(robot.lookup("#timeline").<TimelinePane>query().getHeight()).isGreaterThan(120);
        }
    }

    @Test
    void narrowWindow_showsThePaneThatWasAskedForLast(FxRobot robot) {
        fit(robot, 683, 384);
        assertThat(robot.lookup("#findings").tryQuery()).as("the right pane has made room").isEmpty();
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        await.until("it is there in place of the left one", () -> robot.lookup("#findings").tryQuery().isPresent()
                && robot.lookup("#scenarios").tryQuery().isEmpty());
        fit(robot, 1000, 900);
        await.until("both come back with the room", () -> robot.lookup("#findings").tryQuery().isPresent()
                && robot.lookup("#scenarios").tryQuery().isPresent());
    }

    @Test
    void panesThatWereHidden_areKept(FxRobot robot) throws Exception {
        press(robot, KeyCode.CONTROL, KeyCode.B);
        await.until("it is hidden", () -> robot.lookup("#scenarios").tryQuery().isEmpty());
        robot.interact(stage::hide);
        assertThat(Files.readString(settingsFile())).contains("pane.left=false", "pane.right=true", "window.maximised=false");
    }

    @Test
    void maximisedWindow_isKeptSo_withTheSizeThatItHadBefore(FxRobot robot) throws Exception {
        double width = stage.getWidth();
        robot.interact(() -> stage.setMaximized(true));
        WaitForAsyncUtils.waitForFxEvents(5);
        robot.interact(stage::hide);
        assertThat(Files.readString(settingsFile())).contains("window.maximised=true", "window.width=" + Math.round(width),
                "window.height=900");
        Stage next = openAgain(robot);
        assertThat(next.isMaximized()).as("the next start").isTrue();
        robot.interact(next::hide);
    }

    /** The window as it is opened the next time. */
    private Stage openAgain(FxRobot robot) {
        Stage[] next = new Stage[1];
        robot.interact(() -> {
            next[0] = new Stage();
            new MainWindow(next[0], Catalogue.standard(), new SettingsFile(settingsFile()),
                    problem -> {
                        throw new IllegalStateException(problem);
                    }).open();
        });
        return next[0];
    }

    @Test
    void playbackBar_coversNothing_andNothingMovesWhenThePlayheadDoes(FxRobot robot) {
        await.until("the run has ended", () -> state() == SessionState.FINISHED);
        Node bar = robot.lookup("#transport").query();
        TimelinePane pane = robot.lookup("#timeline").query();
        double before = pane.getHeight();
        robot.interact(() -> pane.model().playheadProperty().set(1_000_000_000));
        WaitForAsyncUtils.waitForFxEvents(3);
        assertThat(pane.getHeight()).isEqualTo(before);
        assertThat(bar.isVisible()).isTrue();
        assertThat(bar.localToScene(bar.getLayoutBounds()).getMinY())
                .isGreaterThanOrEqualTo(pane.localToScene(pane.getLayoutBounds()).getMaxY() - 0.5);
    }

    @Test
    void shortRun_isFittedAtItsEnd_andNoWindowBeginsBeforeIt(FxRobot robot) {
        robot.interact(() -> {
            window.model().valuesProperty().set(window.model().valuesProperty().get().with("tasks", "6").with("slow-duration", "300ms"));
            window.model().run();
        });
        TimelineModel timeline = robot.lookup("#timeline").<TimelinePane>query().model();
        await.until("the run has ended", () -> state() == SessionState.FINISHED && !timeline.liveProperty().get());
        long end = snapshot().end();
        assertThat(end).isLessThan(5_000_000_000L);
        await.until("it is fitted", () -> timeline.windowProperty().get().until() < end * 1.06);
        assertThat(timeline.windowProperty().get().from()).isZero();
        for (KeyCode key : new KeyCode[] {KeyCode.A, KeyCode.A, KeyCode.S, KeyCode.HOME, KeyCode.S, KeyCode.A, KeyCode.F}) {
            press(robot, key);
            TimeRange target = timeline.navigator().target();
            assertThat(target.from()).as("after " + key).isNotNegative();
        }
    }

    @Test
    void longNames_breakNothing(FxRobot robot) throws Exception {
        Path file = folder.resolve("weird.csv");
        String name = "worker-with-an-extremely-long-thread-name-that-somebody-generated-".repeat(3);
        Files.writeString(file,
                "started_ns,ended_ns,thread,label\n1000000,90000000," + name
                        + "1,a very long label that says exactly what the task does and then some more\n"
                        + "100000000,190000000," + name + "2,b\n");
        robot.interact(() -> window.openFile(file));
        await.until("it is read", () -> window.model().isFromFile() && state() == SessionState.FINISHED);
        TimelineModel timeline = robot.lookup("#timeline").<TimelinePane>query().model();
        robot.interact(() -> timeline.select(0));
        WaitForAsyncUtils.waitForFxEvents(20);
        ScrollPane column = robot.lookup(RightColumn.class::isInstance).query();
        await.until("the column is no wider than its pane",
                () -> column.getContent().getLayoutBounds().getWidth() <= column.getViewportBounds().getWidth() + 1);
    }

    @Test
    void messages_areWrappedToTheirBox_alsoWithinAWord(FxRobot robot) {
        String long1 =
                "“5min5min10s” is not a time window; write 1.25s–1.75s, 3s+200ms, 3s±200ms, last 2s or all, in ns, µs, ms, s, m, h or as "
                        + "2:05:07";
        for (String text : List.of(long1, "x".repeat(120), "WWWW ".repeat(12).strip())) {
            assertThat(Toasts.wrap(text).replace("\n", "").replace(" ", "")).isEqualTo(text.replace(" ", ""));
            assertThat(Toasts.wrap(text).lines().count()).isGreaterThan(1);
            robot.interact(() -> window.toasts().show(Message.Level.ERROR, text));
        }
        WaitForAsyncUtils.waitForFxEvents(20);
        robot.interact(() -> {
            List<Node> bars = Window.getWindows().stream().filter(each -> each.getScene() != null)
                    .flatMap(each -> each.getScene().getRoot().lookupAll(".notification-bar .label").stream()).toList();
            assertThat(bars).isNotEmpty().allSatisfy(bar -> assertThat(((Label) bar).getWidth())
                    .isGreaterThanOrEqualTo(bar.prefWidth(-1) - 1));
        });
    }

    @Test
    void b_changesBetweenLabelsAndNumbersInBars(FxRobot robot) {
        await.until("tasks have started", () -> events() > 20);
        TimelinePane pane = robot.lookup("#timeline").query();
        robot.interact(pane::requestFocus);
        assertThat(pane.model().lanesProperty().get().named()).isTrue();
        press(robot, KeyCode.B);
        assertThat(pane.model().lanesProperty().get().named()).isFalse();
        assertThat(pane.model().noticeProperty().get()).isEqualTo("Bars show the numbers of their tasks only.");
        press(robot, KeyCode.B);
        assertThat(pane.model().lanesProperty().get().named()).isTrue();
        assertThat(window.keys().table().lines())
                .anySatisfy(line -> assertThat(line.shortcut().meaning()).isEqualTo("labels in bars, or numbers only"));
    }

    @Test
    void run_saysWhatItPlays(FxRobot robot) throws Exception {
        Button run = robot.lookup("#run").query();
        assertThat(run.getTooltip().getText()).startsWith("Run “Ordered stream” with these parameters");
        Path file = folder.resolve("bounded.pool");
        RunFiles.large(file, Map.of("title", "known", "scenario", "bounded-queue", "parameter.workers", "3"));
        robot.interact(() -> window.openFile(file));
        await.until("it is read", () -> window.model().isFromFile() && state() == SessionState.FINISHED);
        assertThat(run.getTooltip().getText()).startsWith("Play the file's run of “Bounded queue” again");
        assertThat(window.model().valuesProperty().get().asText()).containsEntry("workers", "3");
        assertThat(robot.lookup("#file-facts").<Node>query().isVisible()).isTrue();
        assertThat(window.lastMoment().end()).isEmpty();
        assertThat(Files.readString(settingsFile())).as("the file's choice is not the person's").contains("scenario=ordered-results");
        robot.interact(run::fire);
        assertThat(window.model().sessionProperty().get().info().scenario()).isEqualTo("bounded-queue");
        assertThat(robot.lookup("#file-facts").<Node>query().isVisible()).isFalse();
    }
}
