package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.cli.options.Host;
import io.poolscope.export.Painter;
import io.poolscope.export.Pixels;
import io.poolscope.export.PngDecoder;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Palette;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.view.paint.FxPainter;
import io.poolscope.view.paint.Toolkit;
import io.poolscope.view.paint.ToolkitMeasure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The circle of a deadlock in the pictures that commands write. */
class DeadlockPictureTest {
    /** An outer task waits for a queued one, which waits for a worker of which another outer task has it. */
    private static final Pattern CIRCLE = Pattern.compile("<title>deadlock (#[12]) → #[3-6] → #[12] → #[3-6] → \\1</title>");

    private static Painter painter;
    private static Path recording;
    @TempDir
    private static Path folder;

    @BeforeAll
    static void record() {
        Toolkit.startHeadless();
        painter = new FxPainter(new ToolkitMeasure());
        recording = folder.resolve("deadlock.pool");
        poolscope("run", "nested-submit-deadlock", "--speed", "20", "--out", recording.toString(), "--png", folder.resolve("run.png")
                .toString());
    }

    private static void poolscope(String... args) {
        StringWriter err = new StringWriter();
        Host host = new Host(new PrintWriter(new StringWriter()), new PrintWriter(err), false, Catalogue.standard(), () -> painter, () -> 0,
                file -> 0);
        assertThat(Program.run(host, args)).as(err.toString()).isZero();
    }

    @Test
    void renderedSvg_hasTheCircleWithItsTasks() throws IOException {
        Path svg = folder.resolve("picture.svg");
        poolscope("render", recording.toString(), "-o", svg.toString());
        assertThat(Files.readString(svg)).containsPattern(CIRCLE);
    }

    @Test
    void renderedPng_hasArrowsBetweenTheQueueAndTheWorkers() throws IOException {
        Path png = folder.resolve("picture.png");
        poolscope("render", recording.toString(), "-o", png.toString());
        assertArrows(png);
    }

    @Test
    void pictureOfARun_hasThemToo() throws IOException {
        assertArrows(folder.resolve("run.png"));
    }

    @Test
    void report_hasTheCircleInItsPicture() throws IOException {
        Path html = folder.resolve("report.html");
        poolscope("export", recording.toString(), "--to", "html", "-o", html.toString());
        assertThat(Files.readString(html)).containsPattern(CIRCLE);
    }

    /** The band of the finding on top and the frames around lanes are long lines of its colour; between them only arrows have it. */
    private static void assertArrows(Path png) throws IOException {
        Pixels pixels;
        try (InputStream file = Files.newInputStream(png)) {
            pixels = PngDecoder.decode(file);
        }
        int colour = Palette.DARK.argb(Ink.FINDING_BAD);
        boolean band = false;
        int rows = 0;
        for (int y = 0; y < pixels.height(); y++) {
            int row = 0;
            for (int x = 0; x < pixels.width(); x++) {
                row += pixels.argb()[y * pixels.width() + x] == colour ? 1 : 0;
            }
            if (row > pixels.width() / 4) {
                if (band && rows > 0) {
                    break;
                }
                band = true;
            } else if (band && row > 0) {
                rows++;
            }
        }
        assertThat(rows).as("rows with a piece of an arrow between the band and the first lane").isGreaterThan(20);
    }
}
