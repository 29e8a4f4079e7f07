package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.explore.walk.Selection.Stage;
import io.poolscope.render.Hit;
import io.poolscope.render.Picture;
import io.poolscope.render.TimeAxis;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.keys.KeysSheet;
import io.poolscope.view.search.SearchBar;
import io.poolscope.view.timeline.TimelinePane;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Each convention of the window, in the whole window, where the frame's keys, fields and sheets come before the timeline's. */
class ConventionsTest extends WindowFixture {
    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    /** A dragged time is that of the pixel, some 40 ms wide, but for the rounding of its place in the window, which JavaFX does to single precision. */
    private static final double EXACT = 0.1 * MILLI;

    private TimelinePane pane;
    private TimelineModel timeline;

    @Start
    void start(javafx.stage.Stage shown) throws Exception {
        open(shown);
        window.model().speedProperty().set(Session.MAX_SPEED);
    }

    @Stop
    void stop() {
        hide();
    }

    /** Waits until the default run is over and all of it is shown. */
    private void whole(FxRobot robot) {
        pane = robot.lookup(TimelinePane.class::isInstance).query();
        timeline = pane.model();
        await.until("the run has ended", () -> state() == SessionState.FINISHED && !timeline.liveProperty().get());
        ask(() -> {
            timeline.navigator().fit(timeline.navigator().run());
            return null;
        });
        arrives();
    }

    /** An answer from the JavaFX thread, at once: the robot's own way to do something there waits for some frames besides. */
    private static <T> T ask(Supplier<T> question) {
        FutureTask<T> answer = new FutureTask<>(question::get);
        Platform.runLater(answer);
        try {
            return answer.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private TimeRange window() {
        return ask(() -> timeline.windowProperty().get());
    }

    /**
     * All motion has come to its end, and is painted: a test that looks at the picture while the pane is a frame ahead of it, or not yet laid
     * out again, would point some pixels beside.
     */
    private void arrives() {
        await.until("the motion has ended and is painted", () -> {
            TimeRange shown = timeline.windowProperty().get();
            TimeAxis painted = pane.picture().axis();
            return shown.equals(timeline.navigator().target()) && painted.from() == shown.from() && painted.until() == shown.until()
                    && pane.picture().draw().width() == pane.getWidth() && !laysOut(pane);
        });
    }

    /** Whether a part that holds another will be laid out anew in the next frame. */
    private static boolean laysOut(Parent part) {
        return part != null && (part.isNeedsLayout() || laysOut(part.getParent()));
    }

    private void show(long from, long until) {
        ask(() -> {
            timeline.navigator().show(new TimeRange(from, until));
            return null;
        });
        arrives();
    }

    private void key(FxRobot robot, KeyCode... keys) {
        press(robot, keys);
        arrives();
    }

    /** The middle of a task's bar, in the pane. */
    private Point2D bar(long task) {
        return ask(() -> {
            Snapshot run = timeline.snapshotProperty().get();
            Picture picture = pane.picture();
            double x = picture.axis().x((run.tasks().started(task) + run.tasks().ended(task)) / 2);
            for (double y = picture.workers().y(); y < picture.workers().bottom(); y++) {
                if (picture.hit(x, y) instanceof Hit.TaskSpan span && span.task() == task) {
                    return new Point2D(x, y + 4);
                }
            }
            throw new AssertionError("no bar of #" + (task + 1));
        });
    }

    /** The pixel of the screen at a place of the pane: the headless robot's pointer stands on whole ones, and rounds down by itself. */
    private Point2D onScreen(double x, double y) {
        Point2D exact = ask(() -> pane.localToScreen(x, y));
        return new Point2D(Math.rint(exact.getX()), Math.rint(exact.getY()));
    }

    /** The time at a pixel of the screen. */
    private double timeAt(Point2D onScreen) {
        return ask(() -> pane.picture().axis().time(pane.screenToLocal(onScreen).getX()));
    }

    private double x(long time) {
        return ask(() -> pane.picture().axis().x(time));
    }

    private double empty() {
        return ask(() -> {
            Picture picture = pane.picture();
            for (double y = picture.workers().bottom(); y < picture.overview().y(); y++) {
                if (picture.hit(picture.axis().x(SECOND), y) instanceof Hit.Plot && picture.hit(picture.axis().x(SECOND), y + 8) instanceof Hit.Plot) {
                    return y + 4;
                }
            }
            throw new AssertionError("no empty ground");
        });
    }

    private void drag(FxRobot robot, Point2D from, Point2D to) {
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
        arrives();
    }

    @Test
    void ctrlWheel_zoomsAtThePointer_andWAndSDoToo(FxRobot robot) {
        whole(robot);
        TimeRange all = window();
        long anchor = 2 * SECOND;
        double place = all.fraction(anchor);
        Point2D at = new Point2D(x(anchor), bar(0).getY());
        robot.interact(() -> {
            Point2D scene = pane.localToScene(at); // an event without a place it was picked at goes by the scene
            Point2D screen = pane.localToScreen(at);
            Event.fireEvent(pane, new ScrollEvent(ScrollEvent.SCROLL, scene.getX(), scene.getY(), screen.getX(), screen.getY(), false, true, false, false,
                    false, false, 0, 120, 0, 120, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
        });
        arrives();
        assertThat(window().length()).isLessThan(all.length() * 3 / 4);
        assertThat(window().fraction(anchor)).isCloseTo(place, within(0.005));
        key(robot, KeyCode.F);
        robot.moveTo(onScreen(at.getX(), at.getY()));
        key(robot, KeyCode.W);
        assertThat((double) window().length()).isCloseTo(0.8 * all.length(), within(0.01 * all.length()));
        assertThat(window().fraction(anchor)).isCloseTo(place, within(0.005));
        key(robot, KeyCode.S);
        assertThat((double) window().length()).isCloseTo(all.length(), within(0.01 * all.length()));
    }

    @Test
    void aAndD_andDrag_moveInTime_andCtrlZGoesBackAndForth(FxRobot robot) {
        whole(robot);
        show(SECOND, 2 * SECOND);
        key(robot, KeyCode.D);
        TimeRange later = window();
        assertThat(later).isEqualTo(new TimeRange(1120 * MILLI, 2120 * MILLI));
        key(robot, KeyCode.A);
        assertThat(window()).isEqualTo(new TimeRange(SECOND, 2 * SECOND));
        double y = empty();
        Point2D from = onScreen(x(1500 * MILLI), y);
        Point2D to = onScreen(x(1250 * MILLI), y);
        double moved = timeAt(from) - timeAt(to);
        drag(robot, from, to);
        TimeRange dragged = window();
        assertThat((double) dragged.from()).isCloseTo(SECOND + moved, within(EXACT));
        assertThat(dragged.length()).isEqualTo(SECOND);
        key(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(window()).isEqualTo(new TimeRange(SECOND, 2 * SECOND));
        key(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(window()).isEqualTo(dragged);
    }

    @Test
    void click_selects_fFitsItAndAgainAll_escClears(FxRobot robot) {
        whole(robot);
        TimeRange all = window();
        Point2D bar = bar(4);
        robot.clickOn(onScreen(bar.getX(), bar.getY()));
        await.until("the task is selected", () -> timeline.selectionProperty().get().task() == 4);
        TimeRange life = ask(() -> timeline.selectedStretch().orElseThrow());
        key(robot, KeyCode.F);
        assertThat(window()).isEqualTo(life.padded(0.04));
        key(robot, KeyCode.F);
        assertThat(window()).isEqualTo(all);
        key(robot, KeyCode.ESCAPE);
        assertThat(ask(() -> timeline.selectionProperty().get().some())).isFalse();
        assertThat(window()).isEqualTo(all);
    }

    @Test
    void dragOnTheRuler_andShiftDrag_selectARange_whichTheStatisticsAreAbout(FxRobot robot) {
        whole(robot);
        TimeRange all = window();
        Point2D from = onScreen(x(SECOND), 12);
        Point2D to = onScreen(x(2 * SECOND), 12);
        double first = timeAt(from);
        double last = timeAt(to);
        drag(robot, from, to);
        TimeRange range = ask(() -> timeline.rangeProperty().get());
        assertThat((double) range.from()).isCloseTo(first, within(EXACT));
        assertThat((double) range.until()).isCloseTo(last, within(EXACT));
        await.until("the figures are those of the selection", () -> robot.lookup("#statistics").lookup(".caps").<javafx.scene.control.Label>queryAll()
                .stream().anyMatch(label -> label.getText().equals("SELECTION")));
        key(robot, KeyCode.ESCAPE);
        assertThat(ask(() -> timeline.rangeProperty().get())).isNull();
        double y = empty();
        robot.interact(() -> {
            shifted(MouseEvent.MOUSE_PRESSED, pane.picture().axis().x(3 * SECOND), y);
            shifted(MouseEvent.MOUSE_DRAGGED, pane.picture().axis().x(2 * SECOND), y);
            shifted(MouseEvent.MOUSE_RELEASED, pane.picture().axis().x(2 * SECOND), y);
        });
        assertThat((double) ask(() -> timeline.rangeProperty().get()).from()).isCloseTo(2 * SECOND, within(EXACT));
        assertThat(window()).isEqualTo(all);
    }

    /** The headless robot's mouse knows no keys. */
    private void shifted(EventType<MouseEvent> type, double x, double y) {
        Point2D scene = pane.localToScene(x, y);
        Point2D screen = pane.localToScreen(x, y);
        Event.fireEvent(pane, new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, 1, true, false, false, false,
                true, false, false, true, false, false, null));
    }

    @Test
    void periodAndComma_walkTheLane_andBracketsTheFlow(FxRobot robot) {
        whole(robot);
        robot.interact(() -> timeline.select(4));
        arrives();
        int lane = snapshot().tasks().lane(4);
        key(robot, KeyCode.PERIOD);
        long next = ask(() -> timeline.selectionProperty().get().task());
        assertThat(snapshot().tasks().lane(next)).isEqualTo(lane);
        assertThat(snapshot().tasks().started(next)).isGreaterThanOrEqualTo(snapshot().tasks().ended(4));
        key(robot, KeyCode.COMMA);
        assertThat(ask(() -> timeline.selectionProperty().get().task())).isEqualTo(4);
        List<Stage> stages = new ArrayList<>();
        key(robot, KeyCode.OPEN_BRACKET);
        stages.add(ask(() -> timeline.selectionProperty().get().stage()));
        for (int i = 0; i < 3; i++) {
            key(robot, KeyCode.CLOSE_BRACKET);
            stages.add(ask(() -> timeline.selectionProperty().get().stage()));
        }
        assertThat(stages).containsExactly(Stage.SUBMIT, Stage.RUN, Stage.BUFFER, Stage.CONSUME);
    }

    @Test
    void ctrlG_typesTheWindowExactly_andWhatIsShownIsUnderstoodToo(FxRobot robot) {
        whole(robot);
        TextField field = robot.lookup("#time-window").query();
        typeWindow(robot, "1.25s–1.75s");
        assertThat(window()).isEqualTo(new TimeRange(1250 * MILLI, 1750 * MILLI));
        assertThat(ask(() -> stage.getScene().getFocusOwner())).isSameAs(pane);
        typeWindow(robot, "3s+200ms");
        assertThat(window()).isEqualTo(new TimeRange(3 * SECOND, 3200 * MILLI));
        await.until("the field says so", () -> field.getText().equals("3.0000 s – 3.2000 s"));
        key(robot, KeyCode.F);
        await.until("all is shown, from the start of the run", () -> field.getText().startsWith("0.00 s"));
        TimeRange all = window();
        press(robot, KeyCode.CONTROL, KeyCode.G);
        key(robot, KeyCode.ENTER);
        assertThat(window().fraction(all.from())).isCloseTo(0, within(0.002));
        assertThat(window().fraction(all.until())).isCloseTo(1, within(0.002));
        assertThat(window.toasts().said()).isEmpty();
    }

    @Test
    void ctrlG_whatIsNoWindow_staysMarked_andIsTold_escGivesUp(FxRobot robot) {
        whole(robot);
        TimeRange before = window();
        TextField field = robot.lookup("#time-window").query();
        typeWindow(robot, "2s-1s");
        assertThat(told("the end is not after the start")).isTrue();
        assertThat(field.getStyleClass()).contains("invalid");
        assertThat(field.getText()).isEqualTo("2s-1s");
        assertThat(window()).isEqualTo(before);
        robot.interact(() -> Event.fireEvent(field, new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED, "", "",
                KeyCode.ESCAPE, false, false, false, false)));
        assertThat(field.getStyleClass()).doesNotContain("invalid");
        assertThat(ask(() -> stage.getScene().getFocusOwner())).isSameAs(pane);
    }

    private void typeWindow(FxRobot robot, String text) {
        TextField field = robot.lookup("#time-window").query();
        press(robot, KeyCode.CONTROL, KeyCode.G);
        await.until("the cursor is in the field", () -> stage.getScene().getFocusOwner() == field);
        assertThat(ask(field::getSelectedText)).as("typing replaces it").isEqualTo(field.getText());
        robot.interact(() -> field.replaceSelection(text));
        press(robot, KeyCode.ENTER);
        arrives();
    }

    @Test
    void ctrlF_searchesTasks_enterSteps_escGivesTheKeysBack(FxRobot robot) {
        whole(robot);
        press(robot, KeyCode.CONTROL, KeyCode.F);
        SearchBar search = robot.lookup(SearchBar.class::isInstance).query();
        await.until("the search is open", () -> search.isVisible() && stage.getScene().getFocusOwner() instanceof TextField);
        robot.interact(() -> ((TextField) stage.getScene().getFocusOwner()).setText("run>2s"));
        await.until("it has found", () -> timeline.foundProperty().get().size() == 1);
        key(robot, KeyCode.ENTER);
        assertThat(ask(() -> timeline.selectionProperty().get().task())).isEqualTo(4);
        key(robot, KeyCode.ESCAPE);
        await.until("it is closed", () -> !search.isVisible());
        TimeRange before = window();
        key(robot, KeyCode.W);
        assertThat(window().length()).isLessThan(before.length());
    }

    @Test
    void questionMark_listsEachKeyOnce_andKeysBeneathTheSheetDoNothing(FxRobot robot) {
        whole(robot);
        TimeRange before = window();
        robot.interact(() -> Event.fireEvent(stage.getScene().getRoot(), new javafx.scene.input.KeyEvent(
                javafx.scene.input.KeyEvent.KEY_PRESSED, "?", "?", KeyCode.UNDEFINED, true, false, false, false)));
        KeysSheet keys = robot.lookup("#keys").query();
        assertThat(keys.isOpen()).isTrue();
        List<String> listed = robot.from(keys).lookup(".key").<javafx.scene.control.Label>queryAll().stream().map(javafx.scene.control.Label::getText).toList();
        assertThat(listed).doesNotHaveDuplicates().contains("Space", "Ctrl+wheel", "W / S", "A / D", "drag", "F", "click", "double-click", "Shift+drag",
                ", / .", "[ / ]", "/", "Ctrl+F", "Ctrl+Z / Ctrl+Shift+Z", "?", "Esc", "Ctrl+G", "L", "V", "M", "T", "O", "G", "C", "wheel", "Menu, right click", "Enter / Shift+Enter");
        press(robot, KeyCode.W);
        press(robot, KeyCode.ESCAPE);
        assertThat(keys.isOpen()).isFalse();
        arrives();
        assertThat(window()).isEqualTo(before);
    }

    @Test
    void ctrlT_changesBetweenDarkAndLight(FxRobot robot) {
        whole(robot);
        String dark = Application.getUserAgentStylesheet();
        press(robot, KeyCode.CONTROL, KeyCode.T);
        await.until("it is light", () -> !Application.getUserAgentStylesheet().equals(dark));
        press(robot, KeyCode.CONTROL, KeyCode.T);
        await.until("it is dark", () -> Application.getUserAgentStylesheet().equals(dark));
    }

    @Test
    void bothThumbsOfARange_areMovedByKeys(FxRobot robot) {
        whole(robot);
        org.controlsfx.control.RangeSlider slider = robot.lookup("#range-duration").query();
        robot.interact(slider::requestFocus);
        double low = slider.getLowValue();
        double high = slider.getHighValue();
        press(robot, KeyCode.RIGHT);
        assertThat(slider.getLowValue()).isGreaterThan(low);
        assertThat(slider.getHighValue()).isEqualTo(high);
        double moved = slider.getLowValue();
        press(robot, KeyCode.TAB);
        press(robot, KeyCode.RIGHT);
        assertThat(slider.getHighValue()).isGreaterThan(high);
        assertThat(slider.getLowValue()).isEqualTo(moved);
    }

    @Test
    void tab_reachesEveryPart_andTheTimelineAgain(FxRobot robot) {
        whole(robot);
        robot.interact(pane::requestFocus);
        List<Node> visited = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            press(robot, KeyCode.TAB);
            Node focus = ask(() -> stage.getScene().getFocusOwner());
            if (focus == pane) {
                break;
            }
            if (visited.isEmpty() || visited.getLast() != focus) { // a slider with two thumbs has two stops
                visited.add(focus);
            }
        }
        assertThat(ask(() -> stage.getScene().getFocusOwner())).as("round, after %s", visited).isSameAs(pane);
        for (String part : List.of("#run", "#time-window", "#search-scenarios", "#slider-workers", "#range-duration", "#look", "#statistics-all")) {
            assertThat(visited).as(part).contains(robot.lookup(part).<Node>query());
        }
        assertThat(visited).doesNotHaveDuplicates();
        for (int i = visited.size() - 1; i >= visited.size() - 6; i--) { // past the slider that has two thumbs
            Node expected = visited.get(i);
            do {
                press(robot, KeyCode.SHIFT, KeyCode.TAB);
            } while (i < visited.size() - 1 && ask(() -> stage.getScene().getFocusOwner()) == visited.get(i + 1)); // its other stop
            assertThat(ask(() -> stage.getScene().getFocusOwner())).as("the same way back").isSameAs(expected);
        }
    }
}
