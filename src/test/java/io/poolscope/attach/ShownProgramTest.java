package io.poolscope.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.testing.OwnProgramRun;
import io.poolscope.wire.LinkPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program on its own JDK, with nothing but the library, that shows itself to a viewer of ours and keeps its last. */
class ShownProgramTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void programOnItsOwnJdk_isSeenWhole(int jdk) throws Exception {
        OwnProgramRun program = OwnProgramRun.compile(jdk, folder, "ShownProgram",
                Files.readString(Path.of("src/test/resources/io/poolscope/observe/ShownProgram.java")));
        try (Watching viewer = Watching.socket(folder.resolve("p"))) {
            String said = program.run(List.of("-D" + LinkPlace.FOLDER_PROPERTY + "=" + folder.resolve("p")));
            viewer.untilEnded();

            assertThat(said).endsWith("true" + System.lineSeparator());
            RunSummary summary = viewer.session.summary();
            assertThat(summary.tasks().finished()).isEqualTo(20);
            assertThat(summary.eventsLost() + summary.eventsOdd()).isZero();
            assertThat(viewer.program().info().runtime()).startsWith("Java " + jdk);
            assertThat(viewer.program().info().clock().sameClock()).isTrue();
        }
        try (Stream<Path> files = Files.list(folder.resolve("traces"))) {
            assertThat(files).hasSize(1);
        }
    }
}
