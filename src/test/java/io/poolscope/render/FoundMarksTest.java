package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.SaturationPolicy;
import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.DrawText;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search has found is marked: all of it, nothing else, and at the cost of pixels. */
class FoundMarksTest {
    private static final double LEAST = 3;

    private final PictureLayout layout = new PictureLayout();

    private Picture draw(Snapshot snapshot, Viewport viewport, long... found) {
        PictureStyle options = PictureStyle.of(TextMeasure.APPROXIMATE);
        return layout.layout(snapshot, viewport, options.withMarks(Marks.NONE.withFound(Found.of(snapshot, found))));
    }

    private static Viewport whole(Snapshot snapshot) {
        return new Viewport(0, snapshot.end() + 1, 900, 600);
    }

    /** The marks in a group of the overlay. */
    private static List<Box> marks(Picture scene, String group) {
        List<Box> marks = new ArrayList<>();
        collect(scene.draw().overlay(), group, false, marks);
        return marks;
    }

    private static void collect(List<Shape> shapes, String group, boolean inside, List<Box> marks) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Group g) {
                collect(g.shapes(), group, inside || g.name().equals(group), marks);
            } else if (inside && shape instanceof Shape.Rect rect && rect.fill() == Ink.FOUND) {
                marks.add(rect.box());
            }
        }
    }

    private static boolean covers(List<Box> marks, double x) {
        return marks.stream().anyMatch(mark -> mark.x() <= x + 1e-6 && mark.right() >= x - 1e-6);
    }

    @Test
    void oneAmongAMillion_isSeenInItsLaneAndInTheOverview() {
        Snapshot snapshot =
                RunsToDraw.snapshot(Workload.of(1_000_000, Distribution.fixed(100_000)).withPool(PoolSpec.of(2)), RunsToDraw.WHOLE);
        Picture scene = draw(snapshot, whole(snapshot), 777_777);
        double at = scene.axis().x(snapshot.tasks().started(777_777));
        List<Box> lane = marks(scene, "found tasks");
        assertThat(lane).hasSize(1);
        assertThat(lane.getFirst().width()).isGreaterThanOrEqualTo(LEAST);
        assertThat(lane.getFirst().height()).isGreaterThanOrEqualTo(2);
        assertThat(covers(lane, at)).isTrue();
        List<Box> overview = marks(scene, "overview");
        assertThat(overview).hasSize(1);
        assertThat(overview.getFirst().width()).isBetween(LEAST, LEAST + 1);
        assertThat(overview.getFirst().x()).isCloseTo(at, Offset.offset(3.0));
        assertThat(DrawText.of(scene.draw())).contains("\"found\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 400_000})
    void marks_areNoMoreThanPixels_howeverManyWereFound(int tasks) {
        Snapshot snapshot = RunsToDraw
                .snapshot(Workload.of(tasks, Distribution.heavyTail(100_000, 50_000_000, 1.2)).withPool(PoolSpec.of(4)), RunsToDraw.WHOLE);
        for (int step : new int[] {1, 2, 7, 50}) {
            long[] found = LongStream.range(0, tasks).filter(task -> task % step == 0).toArray();
            Picture scene = draw(snapshot, whole(snapshot), found);
            assertThat(marks(scene, "found tasks").size()).isLessThan((int) (4 * scene.plot().width() / LEAST));
            assertThat(marks(scene, "overview").size()).isLessThan((int) (scene.plot().width() / LEAST));
        }
        Picture all = draw(snapshot, whole(snapshot), LongStream.range(0, tasks).toArray());
        double covered = marks(all, "overview").stream().mapToDouble(Box::width).sum();
        assertThat(covered).isGreaterThan(all.plot().width() * 0.95);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void marks_coverEachFoundTaskInSight_andNothingElse(long seed) {
        Random random = new Random(seed);
        Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.many(1 + random.nextInt(6), 3000).withSeed(seed), RunsToDraw.WHOLE);
        double share = Math.pow(10, -3 * random.nextDouble());
        long[] found = LongStream.range(0, 3000).filter(_ -> random.nextDouble() < share).toArray();
        for (int zoom = 1; zoom <= 1000; zoom *= 10) {
            long length = Math.max(Viewport.MIN_LENGTH, snapshot.end() / zoom);
            long from = (long) (random.nextDouble() * (snapshot.end() - length));
            Picture scene = draw(snapshot, new Viewport(from, from + length, 900, 600), found);
            List<Box> marks = marks(scene, "found tasks");
            for (Lane lane : snapshot.workers(0)) {
                List<long[]> spans = LongStream.of(found).filter(task -> snapshot.tasks().lane(task) == lane.key())
                        .mapToObj(task -> new long[] {snapshot.tasks().started(task), snapshot.tasks().released(task)})
                        .filter(span -> span[1] > scene.axis().from() && span[0] < scene.axis().until()).toList();
                List<BarRow> rows = MixedPixelTest.rows(scene, "lane " + lane.name());
                if (rows.isEmpty()) { // it ran nothing then
                    assertThat(spans).isEmpty();
                    continue;
                }
                Box bars = new Box(0, rows.getFirst().y(), 1, rows.getFirst().height());
                List<Box> onLane = marks.stream().filter(mark -> mark.y() >= bars.y() - 1e-6 && mark.y() < bars.bottom()).toList();
                for (long[] span : spans) {
                    assertThat(covers(onLane, scene.axis().clippedX(span[0]))).as("start of %d–%d", span[0], span[1]).isTrue();
                    assertThat(covers(onLane, scene.axis().clippedX(span[1]))).as("end of %d–%d", span[0], span[1]).isTrue();
                }
                for (Box mark : onLane) {
                    for (double x = mark.x(); x <= mark.right(); x += 0.5) {
                        double at = x;
                        assertThat(spans).as("found near %f", x)
                                .anyMatch(span -> scene.axis().x(span[0]) <= at + LEAST + 1 && scene.axis().x(span[1]) >= at - LEAST - 1);
                    }
                }
            }
        }
    }

    @Test
    void tasksThatRunOrNeverRan_areMarkedOnTheirLaneUpToNow_orWhereTheyWereSubmitted() {
        Workload workload = Workload.of(40, Distribution.fixed(500_000_000)).withArrivals(Arrivals.every(10_000_000))
                .withPool(PoolSpec.of(2).withCapacity(6).withPolicy(SaturationPolicy.ABORT));
        Snapshot snapshot = RunsToDraw.snapshot(workload, 1_300_000_000L);
        long running = LongStream.range(0, 40).filter(task -> snapshot.tasks().started(task) >= 0 && snapshot.tasks().ended(task) < 0)
                .findFirst().orElseThrow();
        Picture runs = draw(snapshot, whole(snapshot), running);
        assertThat(marks(runs, "found tasks")).singleElement().satisfies(mark -> {
            assertThat(mark.x()).isCloseTo(runs.axis().x(snapshot.tasks().started(running)), Offset.offset(0.1));
            assertThat(mark.right()).isCloseTo(runs.axis().x(snapshot.end()), Offset.offset(0.1));
        });
        long rejected = LongStream.range(0, 40).filter(task -> snapshot.tasks().started(task) < 0 && snapshot.tasks().ended(task) >= 0)
                .findFirst().orElseThrow();
        Picture never = draw(snapshot, whole(snapshot), rejected);
        assertThat(marks(never, "found tasks")).isEmpty();
        assertThat(marks(never, "found at submitters")).singleElement().satisfies(mark -> assertThat(mark.x())
                .isCloseTo(never.axis().x(snapshot.tasks().submitted(rejected)), Offset.offset(0.1)));
        assertThat(marks(never, "overview")).hasSize(1);
    }

    @Test
    void nothingFound_drawsNothing() {
        Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.ordered(), RunsToDraw.WHOLE);
        Picture scene = draw(snapshot, whole(snapshot));
        assertThat(DrawText.of(scene.draw())).doesNotContain("FOUND").doesNotContain("\"found");
        assertThat(Found.of(snapshot, new long[] {-1, 99}).size()).isZero();
    }
}
