package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.Event;
import io.poolscope.event.PoolEvent.PoolStarted;
import io.poolscope.event.PoolEvent.SubmitterJoined;
import io.poolscope.event.PoolEvent.WorkerStarted;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent.TaskCancelled;
import io.poolscope.event.TaskEvent.TaskFailed;
import io.poolscope.event.TaskEvent.TaskStarted;
import io.poolscope.event.TaskEvent.TaskSubmitted;
import io.poolscope.event.TaskEvent.WorkerReleased;
import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.SimulatedRuns;
import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A bar shows what was so at each moment: a task ran until it was cancelled or failed, whatever became of it. */
class BarTurnTest {
    private static final long MS = 1_000_000;
    private static final int SUBMITTER = 0;
    private static final int WORKER = 1;

    private record Bar(double from, double until, Ink ink) {
    }

    private static Snapshot run(Event... ends) {
        List<Event> events = new ArrayList<>(List.of(
                new PoolStarted(0, 0, "pool", PoolKind.FIXED, 1, 4, SaturationPolicy.BLOCK),
                new SubmitterJoined(0, SUBMITTER, 0, "main"),
                new WorkerStarted(0, WORKER, 0, "worker-1"),
                new TaskSubmitted(0, 0, SUBMITTER, "task", -1, -1, 0),
                new TaskStarted(10 * MS, 0, WORKER)));
        events.addAll(List.of(ends));
        return SimulatedRuns.told(events);
    }

    private static Picture picture(Snapshot snapshot) {
        return new PictureLayout().layout(snapshot, new Viewport(0, 100 * MS, 1126, 600), PictureStyle.of(TextMeasure.APPROXIMATE));
    }

    /** The bars of the only worker, with times that are measured on the picture. */
    private static List<Bar> bars(Picture picture) {
        List<Bar> bars = new ArrayList<>();
        picture.draw().base().forEach(shape -> collect(shape, picture, bars));
        return bars;
    }

    private static void collect(Shape shape, Picture picture, List<Bar> into) {
        if (shape instanceof Shape.Group group && !group.name().startsWith("overview")) {
            group.shapes().forEach(part -> collect(part, picture, into));
        } else if (shape instanceof Shape.Bars bars) {
            BarRow row = bars.row();
            for (int i = 0; i < row.size(); i++) {
                into.add(new Bar(row.from(i), row.until(i), row.ink(i)));
            }
        }
    }

    @Test
    void cancelledWhileItRan_isBlueUntilThen_andGreyWhileTheWorkerIsBusyForNobody() {
        Picture picture = picture(run(new TaskCancelled(40 * MS, 0, WORKER), new WorkerReleased(90 * MS, 0, WORKER)));
        Offset<Double> pixel = Offset.offset(0.6);
        assertThat(bars(picture)).extracting(Bar::ink).startsWith(Ink.RUNNING, Ink.CANCELLED);
        Bar ran = bars(picture).get(0);
        Bar idle = bars(picture).get(1);
        assertThat(ran.from()).isCloseTo(picture.axis().x(10 * MS), pixel);
        assertThat(ran.until()).isCloseTo(picture.axis().x(40 * MS), pixel);
        assertThat(idle.from()).isEqualTo(ran.until());
        assertThat(idle.until()).isCloseTo(picture.axis().x(90 * MS), pixel);
    }

    @Test
    void cancelled_whileTheWorkerStillRunsIt_isGreyFromThenOn() {
        assertThat(bars(picture(run(new TaskCancelled(40 * MS, 0, WORKER),
                new TaskSubmitted(80 * MS, 1, SUBMITTER, "later", -1, -1, 0))))).extracting(Bar::ink)
                .startsWith(Ink.RUNNING, Ink.CANCELLED);
    }

    @Test
    void failed_isBlueUntilItsEnd_whichHasTheColourOfFailure() {
        Picture picture = picture(run(new TaskFailed(60 * MS, 0, WORKER, "broken")));
        assertThat(bars(picture)).extracting(Bar::ink).startsWith(Ink.RUNNING, Ink.FAILED);
        assertThat(bars(picture).get(1).until()).isCloseTo(picture.axis().x(60 * MS), Offset.offset(0.6));
        assertThat(bars(picture).get(1).from()).isBetween(picture.axis().x(50 * MS), picture.axis().x(60 * MS));
    }

    @Test
    void failed_whoseEndIsOutOfSight_isBlueThroughout() {
        Snapshot snapshot = run(new TaskFailed(160 * MS, 0, WORKER, "broken"));
        assertThat(bars(picture(snapshot))).extracting(Bar::ink).startsWith(Ink.RUNNING).doesNotContain(Ink.FAILED);
    }
}
