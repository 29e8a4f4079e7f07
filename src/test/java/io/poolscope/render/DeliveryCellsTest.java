package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.workload.DeliveryMode;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The delivery strip says of tasks, by their numbers, what is so at the moment that is drawn. */
class DeliveryCellsTest {
    private static final long STEP = 37_000_001;

    private record Cell(String label, Ink ink) {
    }

    private static Workload workload(DeliveryMode mode) {
        return RunsToDraw.ordered().withDelivery(RunsToDraw.ordered().delivery().withMode(mode));
    }

    /** The cells from left to right: each is a rectangle that is followed by its label. */
    private static List<Cell> cells(Snapshot snapshot) {
        Picture picture =
                new PictureLayout().layout(snapshot, new Viewport(0, 6_000_000_000L, 1400, 783), PictureStyle.of(TextMeasure.APPROXIMATE));
        List<Shape> shapes = new ArrayList<>();
        Stream.concat(picture.draw().base().stream(), picture.draw().overlay().stream()).forEach(shape -> collect(shape, shapes));
        return shapes.stream().filter(Shape.Rect.class::isInstance).map(Shape.Rect.class::cast).filter(rect -> rect.fill() != Ink.NONE)
                .sorted(Comparator.comparingDouble(rect -> rect.box().x())).map(rect -> new Cell(label(shapes, rect.box()), rect.fill()))
                .toList();
    }

    /** What a picture has of the delivery strip; boxes and texts stand in two layers. */
    private static void collect(Shape shape, List<Shape> into) {
        if (shape instanceof Shape.Group group) {
            if (group.name().startsWith("delivery")) {
                into.addAll(group.shapes());
            }
            group.shapes().forEach(part -> collect(part, into));
        }
    }

    private static String label(List<Shape> shapes, Box box) {
        return shapes.stream().filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast)
                .filter(text -> text.left() >= box.x() && text.left() < box.right()).map(Shape.Text::text).findFirst().orElse("");
    }

    private static List<String> consumedInOrder(Tasks tasks) {
        return LongStream.range(0, tasks.size()).filter(task -> tasks.consumed(task) != Snapshot.NONE).boxed()
                .sorted(Comparator.comparingLong(tasks::consumed)).map(task -> Long.toString(task + 1)).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDERED_STREAM", "AS_COMPLETED"})
    void cells_carryTheTasksInTheOrderInWhichTheyWereDelivered(DeliveryMode mode) {
        Snapshot snapshot = RunsToDraw.snapshot(workload(mode), RunsToDraw.WHOLE);
        List<String> delivered = consumedInOrder(snapshot.tasks());
        assertThat(cells(snapshot)).extracting(Cell::label).isEqualTo(delivered);
        List<String> bySubmission = LongStream.rangeClosed(1, snapshot.tasks().size()).mapToObj(Long::toString).toList();
        if (mode == DeliveryMode.AS_COMPLETED) {
            assertThat(delivered).as("the slow task comes late").isNotEqualTo(bySubmission);
        } else {
            assertThat(delivered).isEqualTo(bySubmission);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDERED_STREAM", "AS_COMPLETED"})
    void cell_isGreenExactlyIfItsTaskWasDelivered_atEachMoment(DeliveryMode mode) {
        Workload workload = workload(mode);
        for (long now = STEP; now < 5_000_000_000L; now += STEP) {
            Snapshot snapshot = RunsToDraw.snapshot(workload, now);
            Tasks tasks = snapshot.tasks();
            List<Cell> cells = cells(snapshot);
            assertThat(cells).as("cells at %d ns", now)
                    .hasSize(snapshot.streams().isEmpty() ? 0 : (int) snapshot.streams().getFirst().size());
            for (Cell cell : cells) {
                long task = Long.parseLong(cell.label()) - 1;
                boolean delivered = tasks.consumed(task) != Snapshot.NONE && tasks.consumed(task) <= now;
                assertThat(cell.ink() == Ink.DELIVERED).as("#%s at %d ns", cell.label(), now).isEqualTo(delivered);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDERED_STREAM", "AS_COMPLETED"})
    void finishedResultThatIsNotBufferedYet_isNotGreen(DeliveryMode mode) {
        Snapshot whole = RunsToDraw.snapshot(workload(mode), RunsToDraw.WHOLE);
        Tasks tasks = whole.tasks();
        for (long task = 0; task < tasks.size(); task++) {
            Snapshot atFinish = RunsToDraw.snapshotBetween(workload(mode), tasks.ended(task));
            String label = Long.toString(task + 1);
            assertThat(atFinish.tasks().ended(task)).isEqualTo(tasks.ended(task));
            assertThat(cells(atFinish)).as("#%s at its finish", label)
                    .noneMatch(cell -> cell.label().equals(label) && cell.ink() == Ink.DELIVERED);
        }
    }
}
