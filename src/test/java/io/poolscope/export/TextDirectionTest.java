package io.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.event.Names;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.testing.RunsToDraw;
import io.poolscope.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that turn the direction of a text turn nothing in a page or a picture. */
class TextDirectionTest {
    private static final String TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c";

    @TempDir
    private Path folder;

    @Test
    void charactersThatTurnTheDirection_areReplacedInPagesAndPictures() throws IOException {
        for (int c : TURNING.codePoints().toArray()) {
            assertThat(SvgShapes.escaped("a" + Character.toString(c) + "gnp.exe")).isEqualTo("a\uFFFDgnp.exe");
        }
        Path page = folder.resolve("page.html");
        new HtmlReport("title" + TURNING,
                new PictureLayout().layout(RunsToDraw.snapshot(RunsToDraw.ordered(), 4_150_000_000L), new Viewport(0,
                        4_750_000_000L, 913, 783),
                        PictureStyle.of(TextMeasure.APPROXIMATE)).draw(),
                Palette.LIGHT, RunSummary.of(new Timeline(new Names()).snapshot()),
                List.of(),
                Map.of("key" + TURNING, "value" + TURNING), "warning" + TURNING).write(page);
        String text = Files.readString(page);
        assertThat(text).contains("title\uFFFD").contains("key\uFFFD").contains("value\uFFFD").contains("warning\uFFFD");
        assertThat(text.codePoints().noneMatch(TextDirection::isControl)).isTrue();
    }

    @Test
    void textsOfLanguagesThatRunTheOtherWay_stayAsTheyAre() {
        assertThat(SvgShapes.escaped("\u05e9\u05dc\u05d5\u05dd \u0633\u0644\u0627\u0645"))
                .isEqualTo("\u05e9\u05dc\u05d5\u05dd \u0633\u0644\u0627\u0645");
    }
}
