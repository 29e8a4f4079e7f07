package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.rules.Findings;
import io.poolscope.analysis.rules.Severity;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.DeadlockRun;
import io.poolscope.testing.DrawText;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The circle of a deadlock in the draw list. */
class CycleArrowsTest {
    private static String drawn(Snapshot run, long from, long until, List<Marks.Highlight> marks) {
        PictureStyle options = PictureStyle.of(TextMeasure.APPROXIMATE).withMarks(Marks.NONE.withHighlights(marks));
        return DrawText.of(new PictureLayout().layout(run, new Viewport(from, until, 900, 500), options).draw());
    }

    private static String drawn(Snapshot run) {
        return drawn(run, 0, DeadlockRun.END, FindingMarks.unasked(Findings.deadlocks(run)));
    }

    private static long arrows(String picture) {
        return picture.lines().filter(line -> line.contains("polygon") && line.endsWith(Ink.FINDING_BAD.toString())).count();
    }

    @Test
    void deadlock_isDrawnAsACircle_throughTheQueueAndAllWorkers() {
        String picture = drawn(DeadlockRun.of(2, 2));
        assertThat(picture).contains("group \"deadlock #1 → #3 → #2 → #4 → #1\"");
        assertThat(arrows(picture)).isEqualTo(4);
        assertThat(arrows(drawn(DeadlockRun.of(5, 5)))).isEqualTo(10);
        assertThat(drawn(DeadlockRun.of(1, 1))).contains("group \"deadlock #1 → #2 → #1\"");
    }

    @Test
    void workersThatAreLeft_areNoDeadlock() {
        assertThat(Findings.deadlocks(DeadlockRun.of(3, 2))).isEmpty();
        assertThat(drawn(DeadlockRun.of(3, 2))).doesNotContain("deadlock");
    }

    @Test
    void arrowsStand_withinTheTimeOfTheDeadlock() {
        Snapshot run = DeadlockRun.of(2, 2);
        List<Marks.Highlight> marks = FindingMarks.unasked(Findings.deadlocks(run));
        assertThat(arrows(drawn(run, 0, DeadlockRun.FROM, marks))).as("before it began").isZero();
        assertThat(arrows(drawn(run, 0, 10 * DeadlockRun.END, marks))).as("of a long time").isEqualTo(4);
        assertThat(arrows(drawn(run, DeadlockRun.END / 2, DeadlockRun.END * 3 / 4, marks))).as("within it").isEqualTo(4);
    }

    @Test
    void whereAPlaceIsNotShown_theArrowGoesOnToTheNext() {
        Snapshot run = DeadlockRun.of(2, 2);
        PictureStyle hidden = PictureStyle.of(TextMeasure.APPROXIMATE)
                .withMarks(Marks.NONE.withHighlights(FindingMarks.unasked(Findings.deadlocks(run))));
        int lane = run.tasks().lane(0);
        LaneOptions all = hidden.lanes();
        String picture = DrawText.of(new PictureLayout().layout(run, new Viewport(0, DeadlockRun.END, 900, 500),
                hidden.withLanes(all.withHidden(Set.of(lane)))).draw());
        // The queue, the other worker, the queue: there and back, and from queue to queue there is no way.
        assertThat(arrows(picture)).isEqualTo(2);
    }

    @Test
    void aCircleOfTasksThatAllRun_isDrawnFromLaneToLane() {
        Snapshot run = DeadlockRun.of(3, 3);
        Marks.Highlight mark = new Marks.Highlight(0, Severity.CRITICAL, new TimeRange(DeadlockRun.FROM, DeadlockRun.END), List.of(),
                List.of(0L, 1L, 2L));
        assertThat(arrows(drawn(run, 0, DeadlockRun.END, List.of(mark)))).isEqualTo(3);
    }

    @Test
    void tasksThatAreNotKept_drawNothing() {
        Marks.Highlight mark = new Marks.Highlight(0, Severity.CRITICAL, new TimeRange(DeadlockRun.FROM, DeadlockRun.END), List.of(),
                List.of(900L, 901L));
        assertThat(drawn(DeadlockRun.of(2, 2), 0, DeadlockRun.END, List.of(mark))).doesNotContain("deadlock");
    }
}
