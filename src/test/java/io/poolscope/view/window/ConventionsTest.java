package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.explore.walk.Selection.Stage;
import io.poolscope.render.Hit;
import io.poolscope.render.Picture;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/**
 * What the pointer and single keys do to the picture, in the whole window, where the frame's keys, fields and sheets
 * come before the timeline's.
 */
class ConventionsTest extends PlayedWindowFixture {
    /** A dragged time is that of the pixel, some 40 ms wide, but for its rounding in the window, which JavaFX does to single precision. */
    private static final double EXACT = 0.1 * MILLI;

    @Start
    void start(javafx.stage.Stage shown) throws Exception {
        openFast(shown);
    }

    @Stop
    void stop() {
        hide();
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
                if (picture.hit(picture.axis().x(SECOND), y) instanceof Hit.Plot
                        && picture.hit(picture.axis().x(SECOND), y + 8) instanceof Hit.Plot) {
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
            Event.fireEvent(pane,
                    new ScrollEvent(ScrollEvent.SCROLL, scene.getX(), scene.getY(), screen.getX(), screen.getY(), false, true, false, false,
                            false, false, 0, 120, 0, 120, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                            ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
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
        await.until("the figures are those of the selection",
                () -> robot.lookup("#statistics").lookup(".caps").<Label>queryAll()
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
        Event.fireEvent(pane,
                new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, 1, true, false, false,
                        false,
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
}
