package io.poolscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.event.Event;
import io.poolscope.event.EventReader;
import io.poolscope.event.Names;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.Timeline;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.DeliverySpec;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The whole way once, for newcomers: a workload becomes events, events become a timeline, a timeline becomes numbers and a picture.
 *
 * <p>Three tasks run on two workers and their results are delivered in order. The first takes 30 ms, the others 10 ms. So the second
 * and the third are finished long before the first, and have to wait for it: that is head-of-line blocking, which this program exists
 * to show. Here a simulation makes the events; a real executor makes the same ones, and nothing behind them knows the difference.
 */
class ThreeTaskRunTest {
    private static final long MS = 1_000_000;

    @Test
    void threeTasksOnTwoWorkers_fromWorkloadToPicture() {
        // A workload is data.
        Workload workload = Workload.of(3, Distribution.trace(30 * MS, 10 * MS, 10 * MS))
                .withPool(PoolSpec.of(2))
                .withDelivery(DeliverySpec.of(DeliveryMode.ORDERED_STREAM).withPace(Distribution.fixed(5 * MS)));

        // Somebody runs it and says in events what happens. The timeline folds them; so does anybody else who listens.
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        List<Event> events = new ArrayList<>();
        Simulator.run(workload, names, batch -> {
            events.addAll(EventReader.readAll(batch, names));
            timeline.accept(batch);
        });
        assertThat(events.stream().map(event -> event.time() / MS + " " + event.kind())).containsSubsequence(
                "0 TASK_STARTED", "0 TASK_STARTED", "10 TASK_FINISHED", "10 RESULT_BUFFERED", "10 TASK_STARTED",
                "20 TASK_FINISHED", "20 RESULT_BUFFERED", "30 TASK_FINISHED", "30 RESULT_BUFFERED", "30 RESULT_CONSUMED",
                "35 RESULT_CONSUMED", "40 RESULT_CONSUMED");

        // A snapshot is the run as it is now: who ran what, and how long each result waited for whom.
        Snapshot run = timeline.snapshot();
        Tasks tasks = run.tasks();
        assertThat(run.workers(0)).hasSize(2);
        assertThat(tasks.submitted(2)).isZero();
        assertThat(tasks.started(2)).isEqualTo(10 * MS);
        assertThat(tasks.ended(2)).isEqualTo(20 * MS);
        assertThat(tasks.deliverable(2)).as("blocked until the first task finished").isEqualTo(30 * MS);
        assertThat(tasks.consumed(2)).as("then waiting only for the consumer").isEqualTo(40 * MS);
        StreamTrack stream = run.streams().getFirst();
        assertThat(stream.parked().peak()).as("the second and the third lay in the buffer at one time").isEqualTo(2);
        assertThat(stream.blocked().integral(0, run.end())).as("result-nanoseconds").isEqualTo(20.0 * MS + 10 * MS);
        assertThat(stream.deliverable().integral(0, run.end())).isEqualTo(0.0 + 5 * MS + 10 * MS);

        // Numbers for people.
        RunSummary summary = RunSummary.of(run);
        assertThat(summary.tasks().finished()).isEqualTo(3);
        assertThat(summary.resultsConsumed()).isEqualTo(3);

        // A picture, still without any toolkit. A painter or an SVG file takes it from here.
        DrawList picture =
                new PictureLayout().layout(run, new Viewport(0, 50 * MS, 1000, 600), PictureStyle.of(TextMeasure.APPROXIMATE)).draw();
        assertThat(shapes(picture).filter(Shape.Bars.class::isInstance).map(bars -> ((Shape.Bars) bars).row().size()))
                .as("lanes with one and with two bars").contains(1, 2);
        assertThat(shapes(picture).filter(Shape.Text.class::isInstance).map(text -> ((Shape.Text) text).text()))
                .contains("#1", "#2", "#3");
    }

    private static Stream<Shape> shapes(DrawList picture) {
        return Stream.concat(picture.base().stream(), picture.overlay().stream()).flatMap(ThreeTaskRunTest::flat);
    }

    private static Stream<Shape> flat(Shape shape) {
        return shape instanceof Shape.Group group ? group.shapes().stream().flatMap(ThreeTaskRunTest::flat) : Stream.of(shape);
    }
}
