package io.poolscope.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.explore.walk.Selection.Stage;
import io.poolscope.render.Hit;
import io.poolscope.timeline.TimeRange;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/** What the pointer does, in the real control. */
class TimelineMouseTest extends PaneFixture {
    @Test
    void ctrlWheel_up_zoomsInAtThePointer() {
        TimeRange before = window();
        double place = before.fraction(2 * SECOND);
        ctrlWheel(2 * SECOND, 300, 3);
        assertThat(window().length()).isLessThan(before.length());
        assertThat(window().fraction(2 * SECOND)).isCloseTo(place, within(0.005));
        ctrlWheel(2 * SECOND, 300, -3);
        assertThat((double) window().length()).isCloseTo(before.length(), within(0.01 * before.length()));
    }

    @Test
    void drag_onThePlot_pansByTheHand() {
        onFx(() -> {
            model.navigator().show(new TimeRange(SECOND, 3 * SECOND));
            return null;
        });
        settle();
        Point2D from = at(2 * SECOND, 560);
        Point2D to = at(1500 * MILLI, 560);
        moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
        settle();
        assertThat((double) window().from()).isCloseTo(1500.0 * MILLI, within(8.0 * MILLI));
        assertThat(window().length()).isEqualTo(2 * SECOND);
        assertThat(selected()).isEqualTo(-1);
    }

    @Test
    void click_onABar_selectsItsTask_andOnTheGround_none() {
        clickOn(barOf(4));
        settle();
        assertThat(selected()).isEqualTo(4);
        clickOn(at(2 * SECOND, 560));
        settle();
        assertThat(selected()).isEqualTo(-1);
    }

    @Test
    void doubleClick_onABar_fitsTheTask() {
        Point2D bar = barOf(4);
        doubleClickOn(bar);
        settle();
        TimeRange life = onFx(() -> model.selectedStretch().orElseThrow());
        assertThat(window()).isEqualTo(fitted(life));
    }

    @Test
    void click_onAParkedResultSubmitAndConsumption_selectsThatStage() {
        clickOn(find(Hit.Parked.class));
        settle();
        assertThat(onFx(() -> model.selectionProperty().get().stage())).isEqualTo(Stage.BUFFER);
        clickOn(find(Hit.Consumed.class));
        settle();
        assertThat(onFx(() -> model.selectionProperty().get().stage())).isEqualTo(Stage.CONSUME);
    }

    @Test
    void click_onADeliveryCell_selectsItsTask() {
        clickOn(find(Hit.Cell.class));
        settle();
        assertThat(selected()).isZero();
    }

    @Test
    void drag_onTheRuler_selectsARange_andItsEdgesCanBeMoved() {
        moveTo(at(SECOND, 12)).press(MouseButton.PRIMARY).moveTo(at(2 * SECOND, 12)).release(MouseButton.PRIMARY);
        settle();
        TimeRange range = onFx(() -> model.rangeProperty().get());
        assertThat((double) range.from()).isCloseTo(SECOND, within(12.0 * MILLI));
        assertThat((double) range.until()).isCloseTo(2.0 * SECOND, within(12.0 * MILLI));
        moveTo(at(range.until(), 12)).press(MouseButton.PRIMARY).moveTo(at(3 * SECOND, 12)).release(MouseButton.PRIMARY);
        settle();
        TimeRange moved = onFx(() -> model.rangeProperty().get());
        assertThat(moved.from()).isEqualTo(range.from());
        assertThat((double) moved.until()).isCloseTo(3.0 * SECOND, within(12.0 * MILLI));
    }

    @Test
    void shiftDrag_onThePlot_selectsARange_alsoLeftwards() {
        TimeRange before = window();
        shiftDrag(x(2 * SECOND), 560, x(SECOND), 570);
        TimeRange range = onFx(() -> model.rangeProperty().get());
        assertThat((double) range.from()).isCloseTo(SECOND, within(12.0 * MILLI));
        assertThat((double) range.until()).isCloseTo(2.0 * SECOND, within(12.0 * MILLI));
        assertThat(window()).isEqualTo(before);
    }

    private double x(long time) {
        return onFx(() -> timeline().axis().x(time));
    }

    @Test
    void click_onTheRuler_putsThePlayheadThere() {
        clickOn(at(2 * SECOND, 12));
        settle();
        assertThat((double) onFx(() -> model.playheadProperty().get())).isCloseTo(2.0 * SECOND, within(12.0 * MILLI));
    }

    @Test
    void drag_onTheOverview_movesTheWindow_withoutChangingItsLength() {
        onFx(() -> {
            model.navigator().show(new TimeRange(SECOND, 2 * SECOND));
            return null;
        });
        settle();
        Point2D grip = onFx(() -> timeline().localToScreen(timeline().picture().overviewAxis().x(1500 * MILLI),
                timeline().picture().overview().y() + timeline().picture().overview().height() / 2));
        Point2D goal = onFx(() -> timeline().localToScreen(timeline().picture().overviewAxis().x(3500 * MILLI),
                timeline().picture().overview().y() + timeline().picture().overview().height() / 2));
        moveTo(grip).press(MouseButton.PRIMARY).moveTo(goal).release(MouseButton.PRIMARY);
        settle();
        assertThat((double) window().from()).isCloseTo(3.0 * SECOND, within(20.0 * MILLI));
        assertThat(window().length()).isEqualTo(SECOND);
    }

    @Test
    void hover_onABar_showsACard_thatGoesWithThePointer() {
        moveTo(barOf(4));
        settle();
        HoverCard card = onFx(() -> (HoverCard) timeline().lookup("#hover-card"));
        assertThat(onFx(card::text)).startsWith("#5").contains("render(page 5)").contains("Running 2.60 s");
        assertThat(onFx(() -> model.hoveredProperty().get())).isEqualTo(4);
        moveTo(at(2 * SECOND, 560));
        settle();
        assertThat(onFx(card::text)).isEmpty();
        assertThat(onFx(() -> model.hoveredProperty().get())).isEqualTo(-1);
    }
}
