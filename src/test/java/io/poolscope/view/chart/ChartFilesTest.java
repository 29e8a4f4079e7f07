package io.poolscope.view.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.render.chart.Chart;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Palette;
import io.poolscope.view.paint.FxPainter;
import io.poolscope.view.paint.Toolkit;
import io.poolscope.view.paint.ToolkitMeasure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartFilesTest {
    private static final Chart CHART =
            new Chart("Makespan", "workers", Chart.Unit.TIME, List.of(new Chart.Line("measured", Ink.RUNNING_EDGE,
                    Chart.Stroke.POINTS, true, List.of(Chart.Point.of(1, 8e9), Chart.Point.of(4, 2e9)))), OptionalDouble.of(4), "use 4");

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @BeforeAll
    static void startToolkit() {
        Toolkit.startHeadless();
    }

    private ChartFiles files() {
        return new ChartFiles(new FxPainter(new ToolkitMeasure()), told::add, problem -> told.add("failed: " + problem));
    }

    @Test
    void picture_isWrittenWhole_andTold(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("sweep.png");
        files().savePicture(file, "How many?", List.of("Use 4 workers."), List.of(CHART), Palette.LIGHT);
        assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("Saved " + file);
        assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(2_000);
        assertThat(folder.toFile().listFiles()).containsExactly(file.toFile());
    }

    @Test
    void table_isWritten_andAFolderThatIsNotThere_isToldInOneLine(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("sweep.csv");
        files().saveTable(file, "workers,makespan\n1,2\n");
        assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("Saved " + file);
        assertThat(file).hasContent("workers,makespan\n1,2\n");
        files().saveTable(folder.resolve("no").resolve("a.csv"), "x");
        assertThat(told.poll(30, TimeUnit.SECONDS)).startsWith("failed: ").contains("can't be written").hasLineCount(1);
    }
}
