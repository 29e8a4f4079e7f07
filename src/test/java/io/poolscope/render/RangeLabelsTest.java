package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Snapshot;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands beside the lanes speaks of the range that is shown, in the window as in every picture. */
class RangeLabelsTest {
    private static final long SECOND = 1_000_000_000;
    private static final PictureStyle STYLE = PictureStyle.of(TextMeasure.APPROXIMATE);

    private final Snapshot run = RunsToDraw.snapshot(RunsToDraw.ordered(), RunsToDraw.WHOLE);

    private List<String> texts(long from, long until, PictureStyle style) {
        return flat(new PictureLayout().layout(run, new Viewport(from, until, 1000, 800), style).draw().overlay()).toList();
    }

    static Stream<String> flat(List<Shape> shapes) {
        return shapes.stream().flatMap(shape -> shape instanceof Shape.Group group ? flat(group.shapes())
                : shape instanceof Shape.Text text ? Stream.of(text.text()) : Stream.of());
    }

    private static String starting(List<String> texts, String with) {
        return texts.stream().filter(text -> text.startsWith(with)).findFirst()
                .orElseThrow(() -> new AssertionError(with + " in " + texts));
    }

    @Test
    void pictureOfARange_speaksOfItsOwnEnd() {
        assertThat(texts(0, run.end(), STYLE)).contains("all delivered").anyMatch(text -> text.startsWith("0 parked"));
        long parked = run.streams().getFirst().parked().valueAt(2 * SECOND);
        assertThat(parked).as("something is parked then").isPositive();
        List<String> range = texts(SECOND, 2 * SECOND, STYLE);
        long most = run.streams().getFirst().parked().max(SECOND, 2 * SECOND);
        assertThat(range).doesNotContain("all delivered").contains(parked + " parked · peak " + most);
        assertThat(most).isLessThan(run.streams().getFirst().parked().peak());
        long head = run.streams().getFirst().headAt(2 * SECOND);
        assertThat(range).contains("next: #" + (run.streams().getFirst().task(head) + 1));
    }

    @Test
    void shares_areOfTheRange() {
        long end = run.end();
        assertThat(texts(0, end, STYLE).stream().filter(text -> text.startsWith("busy "))).anyMatch(text -> !text.equals("busy 100 %"));
        assertThat(texts(SECOND, 2 * SECOND, STYLE).stream().filter(text -> text.startsWith("busy ")))
                .allMatch(text -> text.matches("busy (99|100) %"));
        assertThat(texts(end - SECOND / 20, end, STYLE).stream().filter(text -> text.startsWith("busy "))).as("only the consumer goes on")
                .allMatch(text -> text.equals("busy 0 %"));
        assertThat(starting(texts(end - SECOND / 20, end, STYLE), "not blocked")).isEqualTo("not blocked");
        assertThat(starting(texts(0, end, STYLE), "blocked ")).matches("blocked \\d+ %");
        assertThat(starting(texts(0, end, STYLE), "waiting ")).isNotEqualTo(starting(texts(end - SECOND, end, STYLE), "waiting "));
    }

    @Test
    void playhead_isTheMomentThatIsSpokenOf_whereverItStands() {
        PictureStyle at = STYLE.withMarks(Marks.NONE.withPlayhead(2 * SECOND));
        assertThat(starting(texts(0, run.end(), at), run.streams().getFirst().parked().valueAt(2 * SECOND) + " parked"))
                .endsWith("peak " + run.streams().getFirst().parked().peak());
    }
}
