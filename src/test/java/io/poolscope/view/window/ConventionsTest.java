package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.render.Hit;
import io.poolscope.render.Scene;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.keys.KeysSheet;
import io.poolscope.view.pane.SearchBar;
import io.poolscope.view.pane.TimelineModel;
import io.poolscope.view.pane.TimelinePane;
import io.poolscope.view.pane.navigate.TimeWindow;
import io.poolscope.view.pane.walk.Selection.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
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
        robot.interact(() -> timeline.navigator().fit(timeline.navigator().run()));
        arrives();
    }

    private <T> T ask(FxRobot robot, Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        robot.interact(() -> answer.set(question.get()));
        return answer.get();
    }

    private TimeWindow window(FxRobot robot) {
        return ask(robot, () -> timeline.windowProperty().get());
    }

    /** All motion has come to its end, and is painted. */
    private void arrives() {
        await.until("the motion has ended", () -> timeline.windowProperty().get().equals(timeline.navigator().target()));
        int[] frames = {0};
        await.until("it is painted", () -> ++frames[0] > 2);
    }

    private void show(FxRobot robot, long from, long until) {
        robot.interact(() -> timeline.navigator().show(new TimeWindow(from, until)));
        arrives();
    }

    private void key(FxRobot robot, KeyCode... keys) {
        press(robot, keys);
        arrives();
    }

    /** The middle of a task's bar, in the pane. */
    private Point2D bar(FxRobot robot, long task) {
        return ask(robot, () -> {
            Snapshot run = timeline.snapshotProperty().get();
            Scene picture = pane.picture();
            double x = picture.axis().x((run.tasks().started(task) + run.tasks().ended(task)) / 2);
            for (double y = picture.workers().y(); y < picture.workers().bottom(); y++) {
                if (picture.hit(x, y) instanceof Hit.TaskSpan span && span.task() == task) {
                    return new Point2D(x, y + 4);
                }
            }
            throw new AssertionError("no bar of #" + (task + 1));
        });
    }

    private Point2D onScreen(FxRobot robot, double x, double y) {
        return ask(robot, () -> pane.localToScreen(x, y));
    }

    private double x(FxRobot robot, long time) {
        return ask(robot, () -> pane.picture().axis().x(time));
    }

    private double empty(FxRobot robot) {
        return ask(robot, () -> {
            Scene picture = pane.picture();
            for (double y = picture.workers().bottom(); y < picture.overview().y(); y++) {
                if (picture.hit(picture.axis().x(SECOND), y) instanceof Hit.Plot && picture.hit(picture.axis().x(SECOND), y + 8) instanceof Hit.Plot) {
                    return y + 4;
                }
            }
            throw new AssertionError("no empty ground");
        });
    }

    private void drag(FxRobot robot, Point2D from, Point2D to) {
        robot.moveTo(onScreen(robot, from.getX(), from.getY())).press(MouseButton.PRIMARY).moveTo(onScreen(robot, to.getX(), to.getY()))
                .release(MouseButton.PRIMARY);
        arrives();
    }

    @Test
    void ctrlWheel_zoomsAtThePointer_andWAndSDoToo(FxRobot robot) {
        whole(robot);
        TimeWindow all = window(robot);
        long anchor = 2 * SECOND;
        double place = all.fraction(anchor);
        Point2D at = new Point2D(x(robot, anchor), bar(robot, 0).getY());
        robot.interact(() -> {
            Point2D scene = pane.localToScene(at); // an event without a place it was picked at goes by the scene
            Point2D screen = pane.localToScreen(at);
            Event.fireEvent(pane, new ScrollEvent(ScrollEvent.SCROLL, scene.getX(), scene.getY(), screen.getX(), screen.getY(), false, true, false, false,
                    false, false, 0, 120, 0, 120, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
        });
        arrives();
        assertThat(window(robot).span()).isLessThan(all.span() * 3 / 4);
        assertThat(window(robot).fraction(anchor)).isCloseTo(place, within(0.005));
        key(robot, KeyCode.F);
        robot.moveTo(onScreen(robot, at.getX(), at.getY()));
        key(robot, KeyCode.W);
        assertThat((double) window(robot).span()).isCloseTo(0.8 * all.span(), within(0.01 * all.span()));
        assertThat(window(robot).fraction(anchor)).isCloseTo(place, within(0.005));
        key(robot, KeyCode.S);
        assertThat((double) window(robot).span()).isCloseTo(all.span(), within(0.01 * all.span()));
    }

    @Test
    void aAndD_andDrag_moveInTime_andCtrlZGoesBackAndForth(FxRobot robot) {
        whole(robot);
        show(robot, SECOND, 2 * SECOND);
        key(robot, KeyCode.D);
        TimeWindow later = window(robot);
        assertThat(later).isEqualTo(new TimeWindow(1120 * MILLI, 2120 * MILLI));
        key(robot, KeyCode.A);
        assertThat(window(robot)).isEqualTo(new TimeWindow(SECOND, 2 * SECOND));
        double y = empty(robot);
        drag(robot, new Point2D(x(robot, 1500 * MILLI), y), new Point2D(x(robot, 1250 * MILLI), y));
        TimeWindow dragged = window(robot);
        assertThat((double) dragged.from()).isCloseTo(1250.0 * MILLI, within(10.0 * MILLI));
        assertThat(dragged.span()).isEqualTo(SECOND);
        key(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(window(robot)).isEqualTo(new TimeWindow(SECOND, 2 * SECOND));
        key(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(window(robot)).isEqualTo(dragged);
    }

    @Test
    void click_selects_fFitsItAndAgainAll_escClears(FxRobot robot) {
        whole(robot);
        TimeWindow all = window(robot);
        Point2D bar = bar(robot, 4);
        robot.clickOn(onScreen(robot, bar.getX(), bar.getY()));
        await.until("the task is selected", () -> timeline.selectionProperty().get().task() == 4);
        TimeWindow life = ask(robot, () -> timeline.selectedStretch().orElseThrow());
        key(robot, KeyCode.F);
        assertThat(window(robot)).isEqualTo(life.padded(0.04));
        key(robot, KeyCode.F);
        assertThat(window(robot)).isEqualTo(all);
        key(robot, KeyCode.ESCAPE);
        assertThat(ask(robot, () -> timeline.selectionProperty().get().some())).isFalse();
        assertThat(window(robot)).isEqualTo(all);
    }

    @Test
    void dragOnTheRuler_andShiftDrag_selectARange_whichTheStatisticsAreAbout(FxRobot robot) {
        whole(robot);
        TimeWindow all = window(robot);
        double pixel = ask(robot, () -> pane.picture().axis().nanosPerPixel()); // the pointer stands on whole ones
        drag(robot, new Point2D(x(robot, SECOND), 12), new Point2D(x(robot, 2 * SECOND), 12));
        TimeWindow range = ask(robot, () -> timeline.rangeProperty().get());
        assertThat((double) range.from()).isCloseTo(SECOND, within(4 * pixel));
        assertThat((double) range.until()).isCloseTo(2 * SECOND, within(4 * pixel));
        await.until("the figures are those of the selection", () -> robot.lookup("#statistics").lookup(".caps").<javafx.scene.control.Label>queryAll()
                .stream().anyMatch(label -> label.getText().equals("SELECTION")));
        key(robot, KeyCode.ESCAPE);
        assertThat(ask(robot, () -> timeline.rangeProperty().get())).isNull();
        double y = empty(robot);
        robot.interact(() -> {
            shifted(MouseEvent.MOUSE_PRESSED, pane.picture().axis().x(3 * SECOND), y);
            shifted(MouseEvent.MOUSE_DRAGGED, pane.picture().axis().x(2 * SECOND), y);
            shifted(MouseEvent.MOUSE_RELEASED, pane.picture().axis().x(2 * SECOND), y);
        });
        assertThat((double) ask(robot, () -> timeline.rangeProperty().get()).from()).isCloseTo(2 * SECOND, within(4 * pixel));
        assertThat(window(robot)).isEqualTo(all);
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
        long next = ask(robot, () -> timeline.selectionProperty().get().task());
        assertThat(snapshot().tasks().lane(next)).isEqualTo(lane);
        assertThat(snapshot().tasks().started(next)).isGreaterThanOrEqualTo(snapshot().tasks().ended(4));
        key(robot, KeyCode.COMMA);
        assertThat(ask(robot, () -> timeline.selectionProperty().get().task())).isEqualTo(4);
        List<Stage> stages = new ArrayList<>();
        key(robot, KeyCode.OPEN_BRACKET);
        stages.add(ask(robot, () -> timeline.selectionProperty().get().stage()));
        for (int i = 0; i < 3; i++) {
            key(robot, KeyCode.CLOSE_BRACKET);
            stages.add(ask(robot, () -> timeline.selectionProperty().get().stage()));
        }
        assertThat(stages).containsExactly(Stage.SUBMIT, Stage.RUN, Stage.BUFFER, Stage.CONSUME);
    }

    @Test
    void ctrlG_typesTheWindowExactly_andWhatIsShownIsUnderstoodToo(FxRobot robot) {
        whole(robot);
        TextField field = robot.lookup("#time-window").query();
        typeWindow(robot, "1.25s–1.75s");
        assertThat(window(robot)).isEqualTo(new TimeWindow(1250 * MILLI, 1750 * MILLI));
        assertThat(ask(robot, () -> stage.getScene().getFocusOwner())).isSameAs(pane);
        typeWindow(robot, "3s+200ms");
        assertThat(window(robot)).isEqualTo(new TimeWindow(3 * SECOND, 3200 * MILLI));
        await.until("the field says so", () -> field.getText().equals("3.0000 s – 3.2000 s"));
        key(robot, KeyCode.F);
        await.until("all is shown, with a margin before the run", () -> field.getText().startsWith("-"));
        TimeWindow all = window(robot);
        press(robot, KeyCode.CONTROL, KeyCode.G);
        key(robot, KeyCode.ENTER);
        assertThat(window(robot).fraction(all.from())).isCloseTo(0, within(0.002));
        assertThat(window(robot).fraction(all.until())).isCloseTo(1, within(0.002));
        assertThat(window.toasts().said()).isEmpty();
    }

    @Test
    void ctrlG_whatIsNoWindow_staysMarked_andIsTold_escGivesUp(FxRobot robot) {
        whole(robot);
        TimeWindow before = window(robot);
        TextField field = robot.lookup("#time-window").query();
        typeWindow(robot, "2s-1s");
        assertThat(told("the end is not after the start")).isTrue();
        assertThat(field.getStyleClass()).contains("invalid");
        assertThat(field.getText()).isEqualTo("2s-1s");
        assertThat(window(robot)).isEqualTo(before);
        robot.interact(() -> Event.fireEvent(field, new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED, "", "",
                KeyCode.ESCAPE, false, false, false, false)));
        assertThat(field.getStyleClass()).doesNotContain("invalid");
        assertThat(ask(robot, () -> stage.getScene().getFocusOwner())).isSameAs(pane);
    }

    private void typeWindow(FxRobot robot, String text) {
        TextField field = robot.lookup("#time-window").query();
        press(robot, KeyCode.CONTROL, KeyCode.G);
        await.until("the cursor is in the field", () -> stage.getScene().getFocusOwner() == field);
        assertThat(ask(robot, field::getSelectedText)).as("typing replaces it").isEqualTo(field.getText());
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
        assertThat(ask(robot, () -> timeline.selectionProperty().get().task())).isEqualTo(4);
        key(robot, KeyCode.ESCAPE);
        await.until("it is closed", () -> !search.isVisible());
        TimeWindow before = window(robot);
        key(robot, KeyCode.W);
        assertThat(window(robot).span()).isLessThan(before.span());
    }

    @Test
    void questionMark_listsEachKeyOnce_andKeysBeneathTheSheetDoNothing(FxRobot robot) {
        whole(robot);
        TimeWindow before = window(robot);
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
        assertThat(window(robot)).isEqualTo(before);
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
            Node focus = ask(robot, () -> stage.getScene().getFocusOwner());
            if (focus == pane) {
                break;
            }
            if (visited.isEmpty() || visited.getLast() != focus) { // a slider with two thumbs has two stops
                visited.add(focus);
            }
        }
        assertThat(ask(robot, () -> stage.getScene().getFocusOwner())).as("round, after %s", visited).isSameAs(pane);
        for (String part : List.of("#run", "#time-window", "#search-scenarios", "#slider-workers", "#range-duration", "#look", "#statistics-all")) {
            assertThat(visited).as(part).contains(robot.lookup(part).<Node>query());
        }
        assertThat(visited).doesNotHaveDuplicates();
        for (int i = visited.size() - 1; i >= visited.size() - 6; i--) { // past the slider that has two thumbs
            Node expected = visited.get(i);
            do {
                press(robot, KeyCode.SHIFT, KeyCode.TAB);
            } while (i < visited.size() - 1 && ask(robot, () -> stage.getScene().getFocusOwner()) == visited.get(i + 1)); // its other stop
            assertThat(ask(robot, () -> stage.getScene().getFocusOwner())).as("the same way back").isSameAs(expected);
        }
    }
}
