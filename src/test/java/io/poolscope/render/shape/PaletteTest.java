package io.poolscope.render.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the colours can be read and told apart. */
class PaletteTest {
    private static final List<Ink> STATES = List.of(Ink.RUNNING, Ink.BLOCKED, Ink.DELIVERABLE, Ink.CONSUMED, Ink.FAILED);
    private static final List<Ink> BARS = List.of(Ink.RUNNING, Ink.BLOCKED, Ink.DELIVERABLE, Ink.CONSUMED, Ink.FAILED,
            Ink.CANCELLED, Ink.DELIVERED, Ink.PENDING, Ink.GHOST);

    static Stream<Palette> palettes() {
        return Palette.all().stream();
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void text_isReadable(Palette palette) {
        for (Ink bar : BARS) {
            readable(palette, bar.text(), bar);
        }
        readable(palette, Ink.LIVE.text(), Ink.LIVE);
        readable(palette, Ink.PLAYHEAD.text(), Ink.PLAYHEAD);
        for (Ink text : List.of(Ink.TEXT, Ink.TEXT_DIM, Ink.SUBMITTER_BLOCKED, Ink.CAPACITY, Ink.FINDING_BAD, Ink.FINDING_WARN,
                Ink.FINDING_GOOD, Ink.BYTES)) {
            readable(palette, text, Ink.GROUND);
        }
        readable(palette, Ink.TEXT_RULER, Ink.RULER);
    }

    private static void readable(Palette palette, Ink text, Ink ground) {
        assertThat(ColourVision.contrast(palette.argb(text), palette.argb(ground)))
                .as(palette + ": " + text + " on " + ground).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void bars_standOutFromTheGround(Palette palette) {
        for (Ink bar : BARS) {
            assertThat(ColourVision.contrast(palette.argb(bar.edge()), palette.argb(Ink.GROUND)))
                    .as(palette + ": " + bar.edge()).isGreaterThanOrEqualTo(3);
        }
        for (Ink mark : List.of(Ink.SUBMIT, Ink.REJECTED, Ink.SELECTION, Ink.FOUND, Ink.HEAD, Ink.LIVE, Ink.PLAYHEAD, Ink.QUEUE_EDGE)) {
            assertThat(ColourVision.contrast(palette.argb(mark), palette.argb(Ink.GROUND)))
                    .as(palette + ": " + mark).isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void states_areToldApartByEveryEye(Palette palette) {
        for (ColourVision vision : ColourVision.values()) {
            for (Ink a : STATES) {
                for (Ink b : STATES) {
                    if (a.compareTo(b) < 0) {
                        assertThat(ColourVision.distance(vision.see(palette.argb(a)), vision.see(palette.argb(b))))
                                .as(palette + ", " + vision + ": " + a + " and " + b).isGreaterThan(16);
                    }
                }
            }
        }
    }
}
