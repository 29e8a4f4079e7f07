package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Snapshot;
import io.poolscope.workload.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytesLabelTest {
    @Test
    void peakOfParkedBytes_standsOnTheGround_notOnTheAreaOfResults() {
        Snapshot run = RunsToDraw.snapshot(RunsToDraw.many(8, 2000).withResultBytes(Distribution.fixed(262_144)), RunsToDraw.WHOLE);
        List<Shape> overlay = new ArrayList<>();
        flatten(new PictureLayout().layout(run, new Viewport(0, run.end(), 760, 560), PictureStyle.of(TextMeasure.APPROXIMATE)).draw()
                .overlay(), overlay);
        Shape.Text label = overlay.stream().filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast)
                .filter(text -> text.text().matches("up to [\\d.]+ .?B")).findFirst().orElseThrow();
        List<Shape> before = overlay.subList(0, overlay.indexOf(label));
        assertThat(before).anySatisfy(shape -> {
            assertThat(shape).isInstanceOf(Shape.Rect.class);
            Shape.Rect ground = (Shape.Rect) shape;
            assertThat(ground.fill()).isEqualTo(Ink.GROUND);
            assertThat(ground.alpha()).isEqualTo(1);
            assertThat(ground.box().x()).isLessThanOrEqualTo(label.left());
            assertThat(ground.box().right()).isGreaterThanOrEqualTo(label.left() + label.width());
            assertThat(ground.box().y()).isLessThan(label.baseline() - 7);
            assertThat(ground.box().bottom()).isGreaterThan(label.baseline());
        });
    }

    private static void flatten(List<Shape> shapes, List<Shape> into) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Group group) {
                flatten(group.shapes(), into);
            } else {
                into.add(shape);
            }
        }
    }
}
