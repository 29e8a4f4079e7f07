package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.testing.RunsToDraw;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels of times stand apart, wherever in a run one looks. */
class RulerTest {
    private static final double GAP = 4;
    private final PictureStyle options = PictureStyle.of(TextMeasure.APPROXIMATE);

    @ParameterizedTest
    @CsvSource({"0, 100", "157150000000000, 100", "157150000000000, 20000", "157150000000000, 20000000000", "0, 200000000000000000",
        "500000000000000000, 100", "1250000000, 500000000"})
    void labels_deepInsideALongRun_neverOverlap(long from, long span) {
        List<Shape.Text> labels = labels(new Viewport(from, from + span, 1200, 500));
        assertThat(labels).hasSizeGreaterThanOrEqualTo(2);
        for (int i = 1; i < labels.size(); i++) {
            assertThat(labels.get(i).x()).isGreaterThanOrEqualTo(labels.get(i - 1).x() + labels.get(i - 1).width() + GAP);
        }
    }

    @Test
    void labels_stayAtTheirTimes_whenThePictureIsPanned() {
        List<String> here =
                labels(new Viewport(157_150_000_000_000L, 157_150_000_000_100L, 1200, 500)).stream().map(Shape.Text::text).toList();
        List<String> panned =
                labels(new Viewport(157_150_000_000_010L, 157_150_000_000_110L, 1200, 500)).stream().map(Shape.Text::text).toList();
        assertThat(panned).containsAll(here.subList(1, here.size()));
    }

    private List<Shape.Text> labels(Viewport viewport) {
        DrawList drawn = new PictureLayout().layout(RunsToDraw.snapshot(RunsToDraw.ordered(), RunsToDraw.WHOLE), viewport, options).draw();
        List<Shape.Text> labels = new ArrayList<>();
        for (Shape shape : drawn.overlay()) {
            if (shape instanceof Shape.Group group && group.name().equals("ruler")) {
                group.shapes().forEach(part -> {
                    if (part instanceof Shape.Text text && text.style().equals(TextStyle.TIME)) {
                        labels.add(text);
                    }
                });
            }
        }
        return labels;
    }
}
