package io.poolscope.scenario.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.scenario.Language;
import io.poolscope.scenario.Scenario;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python texts are programs: where Python 3 is present each runs without an error, elsewhere each is at least there. */
class PythonTextTest {
    /** Runs the programs one after the other, each as its own main module; a process for each would take most of the time. */
    private static final String DRIVER = """
            import pathlib, runpy, sys, traceback
            failed = []
            for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
                try:
                    runpy.run_path(str(path), run_name="__main__")
                    print("ran", path.name)
                except BaseException:
                    traceback.print_exc(file=sys.stdout)
                    failed.append(path.name)
            sys.exit("failed: " + ", ".join(failed) if failed else 0)
            """;

    @Test
    void eachRuns_whereThereIsPython(@TempDir Path folder, @TempDir Path elsewhere) throws Exception {
        for (Scenario scenario : Catalogue.standard().all()) {
            String text = scenario.source(Language.PYTHON).text();
            assertThat(text).as(scenario.about().id()).contains("import");
            Files.writeString(folder.resolve(scenario.about().id() + ".py"), text);
        }
        Optional<Path> python = python();
        if (python.isPresent()) {
            run(python.get(), folder, elsewhere);
        }
    }

    private static void run(Path python, Path folder, Path elsewhere) throws Exception {
        Path output = elsewhere.resolve("output.txt");
        Process process = new ProcessBuilder(python.toString(), "-c", DRIVER, folder.toString()).directory(elsewhere.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.startsWith("ran "))).hasSize(Catalogue.standard().all().size());
    }

    private static Optional<Path> python() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).filter(part -> !part.isEmpty())
                .map(part -> Path.of(part, "python3")).filter(Files::isExecutable).findFirst();
    }
}
