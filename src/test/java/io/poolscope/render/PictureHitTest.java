package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.rules.Severity;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.TimeRange;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What lies under a point. */
class PictureHitTest {
    private final Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.ordered(), 4_150_000_000L);
    private final Tasks tasks = snapshot.tasks();
    private final Picture scene = new PictureLayout().layout(snapshot, new Viewport(0, 4_750_000_000L, 913, 783),
            PictureStyle.of(TextMeasure.APPROXIMATE).withMarks(Marks.NONE.withGrowth(Marks.Growth.LIVE)
                    .withHighlights(List.of(new Marks.Highlight(2, Severity.WARNING, new TimeRange(1_000_000_000L, 2_000_000_000L),
                            List.of(), List.of())))));

    /** All y at which a kind of hit is found at an x. */
    private <T extends Hit> List<T> hits(double x, Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (int y = 0; y < 783; y++) {
            if (kind.isInstance(scene.hit(x, y))) {
                found.add(kind.cast(scene.hit(x, y)));
            }
        }
        return found;
    }

    private double middle(long from, long until) {
        return scene.axis().x(from + (until - from) / 2);
    }

    @Test
    void everyFinishedTaskIsFoundOnItsLane() {
        for (long task = 0; task < tasks.size(); task++) {
            if (tasks.released(task) == Snapshot.NONE) {
                continue;
            }
            long id = task;
            assertThat(hits(middle(tasks.started(task), tasks.released(task)), Hit.TaskSpan.class))
                    .as("task " + task).anyMatch(hit -> hit.task() == id && hit.lane() == tasks.lane(id));
        }
    }

    @Test
    void everyParkedResultIsFoundInTheBuffer() {
        for (long task = 0; task < tasks.size(); task++) {
            long id = task;
            if (tasks.consumed(task) - tasks.buffered(task) > 20_000_000 && tasks.consumed(task) > 0) {
                assertThat(hits(middle(tasks.buffered(task), tasks.consumed(task)), Hit.Parked.class))
                        .as("task " + task).anyMatch(hit -> hit.task() == id && hit.index() == tasks.index(id));
            }
        }
    }

    @Test
    void submitsAndConsumptionsAreFound() {
        for (long task = 0; task < 12; task++) {
            long id = task;
            assertThat(hits(scene.axis().x(tasks.submitted(task)), Hit.Submit.class)).anyMatch(hit -> hit.task() == id);
            assertThat(hits(scene.axis().x(tasks.consumed(task)) + 4, Hit.Consumed.class)).anyMatch(hit -> hit.task() == id);
        }
    }

    @Test
    void rulerNamesCellsAndOverviewAreFound() {
        assertThat(scene.hit(scene.axis().x(1_000_000_000), 5)).isEqualTo(new Hit.Ruler(1_000_000_000));
        List<Integer> named = hits(40, Hit.LaneName.class).stream().map(Hit.LaneName::lane).distinct().toList();
        assertThat(named).hasSize(snapshot.lanes().size()).containsAll(snapshot.lanes().stream().map(Lane::key).toList());
        assertThat(hits(scene.plot().x() + 10, Hit.Cell.class)).isNotEmpty().allMatch(hit -> hit.firstIndex() == 0 && hit.task() == 0);
        Hit.Overview overview = (Hit.Overview) scene.hit(scene.overviewAxis().x(2_000_000_000L), scene.overview().y() + 10);
        assertThat(overview.onWindow()).isTrue();
        assertThat(overview.time()).isCloseTo(2_000_000_000L, Offset.offset(20_000_000L));
    }

    @Test
    void findingIsFoundUnderTheRuler() {
        assertThat(scene.hit(scene.axis().x(1_500_000_000), scene.plot().y() + 1)).isInstanceOf(Hit.Finding.class);
    }

    @Test
    void groundOfThePlot_isATime_andOutsideIsNothing() {
        double y = scene.workers().bottom() - 1;
        assertThat(scene.hit(scene.axis().x(4_500_000_000L), y)).isInstanceOf(Hit.Plot.class);
        assertThat(scene.hit(912, 782)).isEqualTo(new Hit.Nothing());
    }
}
