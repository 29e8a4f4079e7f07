package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands beside a lane stays between its lines, however high the lane is. */
class LaneTitleTest {
    /** How far letters such as y reach below their line, and a hair of air. */
    private static final double BELOW = 3.5;

    @Test
    void busyShare_touchesNoDivider_atAnyHeightOfThePicture() {
        Snapshot snapshot = RunsToDraw.snapshot(RunsToDraw.ordered(), RunsToDraw.WHOLE);
        int twoLines = 0;
        for (int height = 360; height <= 620; height++) {
            DrawList picture = new PictureLayout().layout(snapshot, new Viewport(0, snapshot.end(), 700, height),
                    PictureStyle.of(TextMeasure.APPROXIMATE)).draw();
            List<Shape> shapes = new ArrayList<>();
            picture.base().forEach(shape -> flatten(shape, shapes));
            picture.overlay().forEach(shape -> flatten(shape, shapes)); // where texts are
            List<Double> lines =
                    shapes.stream().filter(shape -> shape instanceof Shape.Line line && line.y1() == line.y2() && line.x1() == 0)
                            .map(shape -> ((Shape.Line) shape).y1()).toList();
            for (Shape shape : shapes) {
                if (shape instanceof Shape.Text text && text.text().startsWith("busy ")) {
                    twoLines++;
                    double next = lines.stream().filter(y -> y >= text.baseline() - 3).mapToDouble(y -> y).min().orElse(Double.MAX_VALUE);
                    assertThat(next - text.baseline()).as("at %d px, %s", height, text).isGreaterThanOrEqualTo(BELOW);
                }
            }
        }
        assertThat(twoLines).isGreaterThan(300);
    }

    private static void flatten(Shape shape, List<Shape> into) {
        if (shape instanceof Shape.Group group) {
            group.shapes().forEach(each -> flatten(each, into));
        } else {
            into.add(shape);
        }
    }
}
