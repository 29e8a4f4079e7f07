package io.poolscope.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.FailurePlan;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bar under the picture: each of its buttons and jumps does what its key does. */
class TransportBarTest extends PaneFixture {
    /** Five bursts, each of which fills the queue. */
    private final SampleRun troubled = SampleRun.of(Workload.of(60, Distribution.fixed(10 * MILLI))
            .withArrivals(Arrivals.at(LongStream.range(0, 60).map(task -> task / 12 * 150 * MILLI).toArray()))
            .withPool(PoolSpec.of(2).withCapacity(3)).withFailures(FailurePlan.at(7, 23, 51)));

    @BeforeEach
    void open() {
        onFx(() -> {
            model.open(troubled.feed());
            return null;
        });
        settle();
    }

    private void jump(String text) {
        onFx(() -> {
            item(text).fire();
            return null;
        });
        settle();
    }

    private MenuItem item(String text) {
        MenuButton menu = (MenuButton) area.lookup("#transport-jump");
        return menu.getItems().stream().filter(item -> item.getText().equals(text)).findFirst().orElseThrow();
    }

    private long playhead() {
        return onFx(() -> model.playheadProperty().get());
    }

    private void nowhere() {
        onFx(() -> {
            model.clear();
            return null;
        });
        settle();
    }

    /** Where a way of going on leads, step by step from nowhere. */
    private List<Long> walk(Runnable step, int steps) {
        nowhere();
        List<Long> walked = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            long before = playhead();
            onFx(() -> {
                model.tell("");
                return null;
            });
            step.run();
            until(() -> model.playheadProperty().get() != before || !model.noticeProperty().get().isEmpty());
            walked.add(playhead());
        }
        return walked;
    }

    @Test
    void failedTasks_byMenuAndByKey_areTheSame_oneAfterTheOther() {
        Snapshot snapshot = troubled.snapshot();
        List<Long> ends = new ArrayList<>();
        for (long task : new long[] {7, 23, 51}) {
            assertThat(snapshot.tasks().outcome(task)).isEqualTo(Outcome.FAILED);
            ends.add(snapshot.tasks().ended(task));
        }
        List<Long> byMenu = walk(() -> jump("Next failed task  X"), 4);
        assertThat(byMenu.subList(0, 3)).isEqualTo(ends);
        assertThat(byMenu.get(3)).as("there is no fourth").isEqualTo(ends.get(2));
        assertThat(walk(() -> key(KeyCode.X), 4)).isEqualTo(byMenu);
        List<Long> back = walk(() -> jump("Previous failed task  Shift+X"), 3);
        assertThat(back).isEqualTo(ends.reversed()).isEqualTo(walk(() -> key(KeyCode.SHIFT, KeyCode.X), 3));
    }

    @Test
    void fullQueues_byMenuAndByKey_areTheSame() {
        List<Long> byMenu = walk(() -> jump("Next full queue  Q"), 3);
        assertThat(byMenu).doesNotHaveDuplicates().isSorted();
        assertThat(byMenu).allSatisfy(time -> assertThat(troubled.snapshot().pools().getFirst().queued().valueAt(time)).isEqualTo(3));
        assertThat(walk(() -> key(KeyCode.Q), 3)).isEqualTo(byMenu);
        List<Long> back = walk(() -> jump("Previous full queue  Shift+Q"), 2);
        assertThat(back).isEqualTo(walk(() -> key(KeyCode.SHIFT, KeyCode.Q), 2));
        assertThat(back.get(1)).isLessThan(back.get(0));
    }

    @Test
    void findings_byMenuAndByKey_askTheSame() {
        List<Boolean> asked = new ArrayList<>();
        onFx(() -> {
            timeline().setOnWalkFindings(asked::add);
            return null;
        });
        jump("Next finding  N");
        jump("Previous finding  Shift+N");
        key(KeyCode.N);
        key(KeyCode.SHIFT, KeyCode.N);
        assertThat(asked).containsExactly(true, false, true, false);
    }

    @Test
    void eventsAndPlaying_byButtonAndByKey_areTheSame() {
        key(KeyCode.LEFT);
        long byKey = playhead();
        nowhere();
        press("transport-event-back");
        assertThat(playhead()).isEqualTo(byKey);
        press("transport-event-back");
        press("transport-event-forth");
        assertThat(playhead()).isEqualTo(byKey);
        assertThat(onFx(() -> {
            ((ButtonBase) area.lookup("#transport-back")).fire();
            return model.playbackRateProperty().get(); // before it has come to the start
        })).isNegative();
    }

    @Test
    void backToTheEnd_leavesThePlayhead_andTheSelectionAsItIs() {
        key(KeyCode.LEFT);
        onFx(() -> {
            model.select(4);
            return null;
        });
        press("transport-leave");
        assertThat(playhead()).isEqualTo(TimelineModel.NO_TIME);
        assertThat(selected()).isEqualTo(4);
        assertThat(onFx(() -> ((ButtonBase) area.lookup("#transport-leave")).getTooltip().getText()))
                .isEqualTo("Back to the end of the run");
    }

    private void press(String id) {
        onFx(() -> {
            ((ButtonBase) area.lookup("#" + id)).fire();
            return null;
        });
        settle();
    }
}
