package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.cli.options.Host;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Program.run(new Host(new PrintWriter(out), new PrintWriter(err), false, Catalogue.standard(), () -> {
            throw new AssertionError("nothing is to be painted");
        }, () -> 0, file -> 0), args);
    }

    @Test
    void sweep_printsEachCountWithPredictionAndRecommendation_andWritesTheTable(@TempDir Path folder) throws Exception {
        Path csv = folder.resolve("sweep.csv");
        assertThat(run("sweep", "bounded-queue", "--workers", "4,1,2", "--repeat", "2", "--speed", "50", "--csv", csv.toString()))
                .as(err.toString()).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).contains("makespan", "throughput", "speed-up", "efficiency", "p99 wait", "CPU time", "heap", "stacks",
                "predicted", "ideal");
        assertThat(lines.subList(1, 4).stream().map(line -> line.strip().split(" +")[0])).containsExactly("1", "2", "4");
        assertThat(lines.get(1)).contains(" 1.00 ").contains(" 100 % ").contains(" MiB");
        assertThat(out.toString()).contains("The data don't support a fit of the Universal Scalability Law: a fit needs at least 4 numbers")
                .containsPattern("Use \\d workers?: \\d+ % (more|less) throughput than with \\d");
        assertThat(Files.readAllLines(csv)).hasSize(4).first().asString().startsWith("workers,runs,makespanMillis");
        assertThat(Files.readAllLines(csv)).allMatch(line -> line.split(",", -1).length == 16);
    }

    @Test
    void sweep_countThatFails_isOneLine_andTheOthersGoOn() {
        assertThat(run("sweep", "bounded-queue", "--workers", "2,999", "--speed", "50")).isZero();
        assertThat(out.toString()).contains("    999  workers: 999 is not allowed; allowed: whole numbers from 1 to 256")
                .contains("Use 2 workers: the only number that was measured.");
        assertThat(run("sweep", "bounded-queue", "--workers", "999", "--speed", "50")).isEqualTo(1);
        assertThat(out.toString()).contains("No number of workers could be measured");
    }

    @Test
    void sweep_ofRealWork_isPredictedFromItsFirstRun_andSaysSo(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 5; i++) {
            Files.writeString(folder.resolve("file" + i), "text " + i);
        }
        assertThat(run("sweep", "hash-files", "--workers", "1,2", "--set", "dir=" + folder)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("Predicted from the durations of the run with 1 worker, as only its code says what the scenario does.");
        assertThat(run("sweep", "hash-files", "--workers", "1", "--speed", "2", "--set", "dir=" + folder)).isEqualTo(2);
        assertThat(err.toString()).contains("--speed 2 is not allowed here: It reads real files").hasLineCount(1);
    }

    @Test
    void sweep_runThatTakesTooLong_isGivenUp() {
        assertThat(run("sweep", "bounded-queue", "--workers", "1", "--speed", "0.01", "--limit", "60ms")).isEqualTo(1);
        assertThat(out.toString()).contains("      1  given up after 60 ms, the limit of a run");
    }

    @Test
    void sweep_wrongUse_isOneLineWithCode2(@TempDir Path folder) {
        refused("--workers two is not allowed; allowed: whole numbers from 1 to 100000", "--workers", "1,two");
        refused("--repeat 0 is not allowed; allowed: whole numbers from 1 to 1000", "--repeat", "0");
        refused("--limit never is not allowed; allowed: times above 0", "--limit", "never");
        refused("--csv " + folder.resolve("no/a.csv") + " is not allowed: there is no folder " + folder.resolve("no")
                + "; allowed: a file in a folder that is there", "--csv", folder.resolve("no/a.csv").toString());
        assertThat(run("sweep", "over-threading")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no parameter 'workers'").hasLineCount(1);
    }

    private void refused(String message, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "sweep";
        args[1] = "bounded-queue";
        System.arraycopy(options, 0, args, 2, options.length);
        assertThat(run(args)).as(message).isEqualTo(2);
        assertThat(err.toString().strip()).startsWith("poolscope: ").contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }
}
