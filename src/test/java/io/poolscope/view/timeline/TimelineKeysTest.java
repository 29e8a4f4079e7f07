package io.poolscope.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.explore.navigation.FollowLive;
import io.poolscope.explore.walk.Selection.Stage;
import io.poolscope.render.LaneOptions;
import io.poolscope.render.Picture;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Every convention by keys alone, in the real control. */
class TimelineKeysTest extends PaneFixture {
    private void show(TimeRange window) {
        onFx(() -> {
            model.navigator().show(window);
            return null;
        });
        settle();
    }

    @Test
    void wAndS_zoomAndReturn_andAAndD_panAndReturn() {
        show(new TimeRange(2 * SECOND, 3 * SECOND));
        TimeRange before = window();
        key(KeyCode.W);
        assertThat(window().length()).isEqualTo(800 * MILLI);
        key(KeyCode.S);
        assertThat((double) window().length()).isCloseTo(before.length(), within(10.0));
        key(KeyCode.D);
        assertThat(window().from()).isGreaterThan(before.from());
        key(KeyCode.A);
        assertThat((double) window().from()).isCloseTo(before.from(), within(10.0));
    }

    @Test
    void f_fitsTheSelection_andAgainAll() {
        key(KeyCode.PERIOD);
        TimeRange life = onFx(() -> model.selectedStretch().orElseThrow());
        key(KeyCode.F);
        assertThat(window()).isEqualTo(fitted(life));
        key(KeyCode.F);
        assertThat(window()).isEqualTo(fitted(onFx(() -> model.navigator().run())));
    }

    @Test
    void periodAndComma_walkTheLane() {
        key(KeyCode.PERIOD);
        long first = selected();
        key(KeyCode.PERIOD);
        long second = selected();
        Snapshot snapshot = run.snapshot();
        assertThat(snapshot.tasks().lane(second)).isEqualTo(snapshot.tasks().lane(first));
        assertThat(snapshot.tasks().started(second)).isGreaterThanOrEqualTo(snapshot.tasks().ended(first));
        key(KeyCode.COMMA);
        assertThat(selected()).isEqualTo(first);
        key(KeyCode.COMMA);
        assertThat(selected()).isEqualTo(first);
        assertThat(onFx(() -> model.noticeProperty().get())).isEqualTo("There is no earlier task in this lane.");
    }

    @Test
    void brackets_followTheFlow_submitRunBufferConsume() {
        onFx(() -> {
            model.select(4);
            return null;
        });
        key(KeyCode.OPEN_BRACKET);
        assertThat(onFx(() -> model.selectionProperty().get().stage())).isEqualTo(Stage.SUBMIT);
        assertThat(onFx(() -> model.noticeProperty().get())).isEqualTo("#5 where it was submitted");
        key(KeyCode.OPEN_BRACKET);
        assertThat(onFx(() -> model.noticeProperty().get())).isEqualTo("#5 begins where it was submitted");
        key(KeyCode.CLOSE_BRACKET);
        key(KeyCode.CLOSE_BRACKET);
        assertThat(onFx(() -> model.selectionProperty().get().stage())).isEqualTo(Stage.BUFFER);
        key(KeyCode.CLOSE_BRACKET);
        assertThat(onFx(() -> model.selectionProperty().get().stage())).isEqualTo(Stage.CONSUME);
        key(KeyCode.CLOSE_BRACKET);
        assertThat(onFx(() -> model.noticeProperty().get())).isEqualTo("#5 goes no further than where it was consumed");
        assertThat(selected()).isEqualTo(4);
        key(KeyCode.PERIOD);
        assertThat(selected()).as("the next consumed").isEqualTo(5);
    }

    @Test
    void slash_opensTheSearch_andEscGivesTheFocusBack() {
        key(KeyCode.SLASH);
        assertThat(onFx(() -> area.search().isVisible())).isTrue();
        assertThat(onFx(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("task-search-field");
        TimeRange before = window();
        write("was");
        settle();
        assertThat(window()).as("letters typed into a field move nothing").isEqualTo(before);
        key(KeyCode.ESCAPE);
        assertThat(onFx(() -> stage.getScene().getFocusOwner())).isSameAs(timeline());
    }

    @Test
    void ctrlZAndCtrlShiftZ_undoAndRedoNavigation() {
        TimeRange start = window();
        show(new TimeRange(SECOND, 2 * SECOND));
        show(new TimeRange(3 * SECOND, 4 * SECOND));
        key(KeyCode.CONTROL, KeyCode.Z);
        assertThat(window()).isEqualTo(new TimeRange(SECOND, 2 * SECOND));
        key(KeyCode.CONTROL, KeyCode.Z);
        assertThat(window()).isEqualTo(start);
        key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(window()).isEqualTo(new TimeRange(3 * SECOND, 4 * SECOND));
        key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(onFx(() -> model.noticeProperty().get())).isEqualTo("There is nothing to go forth to.");
    }

    @Test
    void shiftD_growsARange_rTakesTheTasksLife_andEscClearsAll() {
        key(KeyCode.SHIFT, KeyCode.D);
        key(KeyCode.SHIFT, KeyCode.D);
        TimeRange range = onFx(() -> model.rangeProperty().get());
        assertThat((double) range.length()).isCloseTo(0.1 * window().length(), within(10.0));
        key(KeyCode.PERIOD);
        key(KeyCode.R);
        assertThat(onFx(() -> model.rangeProperty().get())).isNotEqualTo(range);
        key(KeyCode.ESCAPE);
        assertThat(onFx(() -> model.rangeProperty().get())).isNull();
        assertThat(selected()).isEqualTo(-1);
    }

    @Test
    void esc_leavesTheWindowWhereItIs_andEndsPlaying() {
        show(new TimeRange(SECOND, SECOND + 100 * MILLI));
        TimeRange before = window();
        key(KeyCode.ESCAPE);
        assertThat(window()).isEqualTo(before);
        push(KeyCode.J);
        push(KeyCode.ESCAPE);
        before = window();
        settle();
        assertThat(onFx(() -> model.playbackRateProperty().get())).isZero();
        assertThat(onFx(() -> model.playheadProperty().get())).isEqualTo(TimelineModel.NO_TIME);
        assertThat(window()).isEqualTo(before);
    }

    @Test
    void arrows_stepThePlayheadFromEventToEvent() {
        long end = run.snapshot().end();
        key(KeyCode.LEFT);
        long one = onFx(() -> model.playheadProperty().get());
        assertThat(one).isLessThan(end);
        key(KeyCode.LEFT);
        long two = onFx(() -> model.playheadProperty().get());
        assertThat(two).isLessThan(one);
        key(KeyCode.RIGHT);
        assertThat(onFx(() -> model.playheadProperty().get())).isEqualTo(one);
    }

    @Test
    void k_playsForwards_andAgainStops() {
        push(KeyCode.K);
        settle();
        long at = onFx(() -> model.playheadProperty().get());
        assertThat(at).as("30 frames of a fortieth of a second").isBetween(700 * MILLI, 900 * MILLI);
        key(KeyCode.K);
        assertThat(onFx(() -> model.playbackRateProperty().get())).isZero();
    }

    @Test
    void l_followsALiveRun_holdingNowInPlace_andAEndsIt() {
        run.live.set(true);
        run.now(100 * SECOND);
        settle();
        show(new TimeRange(20 * SECOND, 30 * SECOND));
        key(KeyCode.L);
        assertThat(onFx(() -> model.followingProperty().get())).isTrue();
        for (int second = 101; second < 105; second++) {
            run.now(second * SECOND);
            settle();
            assertThat(window().fraction(second * SECOND)).isCloseTo(FollowLive.PLACE, within(1e-6));
        }
        key(KeyCode.A);
        assertThat(onFx(() -> model.followingProperty().get())).isFalse();
    }

    @Test
    void lanes_orderGroupHideCollapseAndHeight_byKeys() {
        key(KeyCode.O);
        assertThat(lanes().order()).isEqualTo(LaneOptions.Order.BUSY_SHARE);
        key(KeyCode.G);
        assertThat(lanes().grouped()).isFalse();
        key(KeyCode.PERIOD);
        key(KeyCode.H);
        assertThat(lanes().hidden()).hasSize(1);
        key(KeyCode.SHIFT, KeyCode.H);
        assertThat(lanes().hidden()).isEmpty();
        key(KeyCode.C);
        assertThat(lanes().collapsed()).isNotEmpty();
        key(KeyCode.C);
        assertThat(lanes().collapsed()).isEmpty();
        key(KeyCode.SHIFT, KeyCode.S);
        assertThat(lanes().laneHeight()).isBetween(LaneOptions.MIN_HEIGHT, 24.0);
    }

    @Test
    void selectedTask_onALaneThatIsScrolledAway_isBroughtIntoSight_andTheHandMayScrollAwayAgain() {
        SampleRun wide = SampleRun.of(Workload.of(300, Distribution.fixed(10 * MILLI)).withPool(PoolSpec.of(300)));
        onFx(() -> {
            model.open(wide.feed());
            return null;
        });
        settle();
        assertThat(onFx(() -> timeline().picture().maxScroll())).isPositive();
        onFx(() -> {
            model.select(250);
            return null;
        });
        settle();
        int lane = wide.snapshot().tasks().lane(250);
        Picture picture = onFx(() -> timeline().picture());
        assertThat(picture.bars().get(lane).y()).isGreaterThanOrEqualTo(picture.workers().y());
        assertThat(picture.bars().get(lane).bottom()).isLessThanOrEqualTo(picture.workers().bottom());
        assertThat(picture.scroll()).isPositive();
        onFx(() -> {
            model.lanesProperty().set(lanes().withScroll(0));
            return null;
        });
        settle();
        assertThat(onFx(() -> timeline().picture().scroll())).isZero();
        assertThat(selected()).isEqualTo(250);
    }

    private LaneOptions lanes() {
        return onFx(() -> model.lanesProperty().get());
    }

    @Test
    void m_opensTheStatistics_andTTheTextTable_andEscClosesThem() {
        key(KeyCode.M);
        assertThat(onFx(sheet::isOpen)).isTrue();
        key(KeyCode.ESCAPE);
        assertThat(onFx(sheet::isOpen)).isFalse();
        key(KeyCode.T);
        assertThat(onFx(table::isOpen)).isTrue();
        key(KeyCode.ESCAPE);
        assertThat(onFx(() -> stage.getScene().getFocusOwner())).isSameAs(timeline());
    }

    @Test
    void shortcuts_nameEveryKeyOnce() {
        assertThat(timeline().commands().lines()).extracting(line -> line.shortcut().keys()).doesNotHaveDuplicates()
                .contains("W / S", "A / D", "F", ", / .", "[ / ]", "/", "Esc", "Ctrl+Z / Ctrl+Shift+Z");
    }
}
