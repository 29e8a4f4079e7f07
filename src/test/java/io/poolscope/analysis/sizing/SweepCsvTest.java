package io.poolscope.analysis.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCsvTest {
    private static final String PROBLEM = "it \"failed\", at once\nand for good, with ünïcode";

    @TempDir
    private Path folder;

    private final Scaling scaling = new Scaling(List.of(
            new Scaling.Point(1, List.of(run(90_000_000), run(100_000_000), run(130_000_000)), Optional.empty(), ""),
            new Scaling.Point(2, List.of(run(50_000_001)), Optional.empty(), ""),
            new Scaling.Point(4, List.of(), Optional.empty(), PROBLEM)));

    private static Scaling.Measured run(long makespan) {
        return new Scaling.Measured(makespan, 10, 0, 0, 0, 0);
    }

    @Test
    void whatIsWritten_isReadBack_whateverItsLineEndsBecame() throws IOException {
        String written = SweepCsv.of(scaling);
        assertThat(written).doesNotContain("\r").endsWith("\n");
        for (String text : List.of(written, written.replace("\n", "\r\n"), written + "\n")) {
            Scaling read = SweepCsv.read(Files.writeString(folder.resolve("sweep.csv"), text));
            assertThat(read.points()).extracting(Scaling.Point::workers).containsExactly(1, 2, 4);
            assertThat(read.points().get(0).median(Scaling.Measured::makespan))
                    .isEqualTo(new Scaling.Median(100_000_000, 90_000_000, 130_000_000));
            assertThat(read.points().get(1).throughput()).isCloseTo(200, Offset.offset(0.01));
            assertThat(read.points().get(2).problem().replace("\r\n", "\n")).isEqualTo(PROBLEM);
        }
    }

    @Test
    void whatIsNoSweep_isRefusedInOneLine() throws IOException {
        refused("it has no line of figures", "workers,runs,makespanMillis,throughput\n");
        refused("its first line names no column makespanMillis", "workers,runs,throughput\n1,1,1\n");
        refused("its first line names no column workers", "");
        refused("line 2 has 'two' for workers", "workers,runs,makespanMillis,throughput\ntwo,1,1,1\n");
        refused("line 3 has '' for makespanMillis", "workers,runs,makespanMillis,throughput\n1,1,1,1\n2,1,,1\n");
        refused("line 2 has '' for throughput", "workers,runs,makespanMillis,throughput\n1,1,1\n");
        assertThatThrownBy(() -> SweepCsv.read(folder.resolve("none"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no such file");
    }

    private void refused(String why, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), text);
        assertThatThrownBy(() -> SweepCsv.read(file)).as(text).isInstanceOf(IllegalArgumentException.class).hasMessage(why);
    }
}
