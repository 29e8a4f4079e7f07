package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.cli.options.Host;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviseCommandTest {
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
    void advise_workThatComputes_getsAsManyWorkersAsCores_withReasonAndRule() {
        assertThat(run("advise", "resize 1000 images", "--cores", "8")).isZero();
        assertThat(out.toString()).containsPattern("Approach +threads\n").containsPattern("Workers +8\n")
                .containsPattern("Queue capacity +16\n")
                .contains("Why this workers").contains("Rule of thumb: Work that computes: as many workers as processors.")
                .contains("Assumed").contains("a task takes 20.0 ms");
    }

    @Test
    void advise_eachApproach_isReached() {
        assertThat(run("advise", "hash 3 names", "--duration", "1ms")).isZero();
        assertThat(out.toString()).containsPattern("Approach +sequential\n");
        assertThat(run("advise", "download 10k pages", "--cores", "8")).isZero();
        assertThat(out.toString()).containsPattern("Approach +virtual threads\n");
        assertThat(run("advise", "download 50 pages and resize them", "--cores", "4")).isZero();
        assertThat(out.toString()).containsPattern("Approach +pipeline\n");
        assertThat(run("advise", "compress 500 files by a native script", "--cores", "4")).isZero();
        assertThat(out.toString()).containsPattern("Approach +processes\n");
    }

    @Test
    void advise_measuredTimes_winOverWords_andConnectionsLimit() {
        assertThat(run("advise", "--cpu", "10ms", "--wall", "100ms", "--items", "1000", "--cores", "4")).isZero();
        assertThat(out.toString()).containsPattern("Workers +40\n").doesNotContain("Assumed");
        assertThat(run("advise", "resize 1000 images", "--cpu", "10ms", "--wall", "100ms", "--cores", "4", "--connections", "6")).isZero();
        assertThat(out.toString()).containsPattern("Workers +6\n");
    }

    @Test
    void advise_recordedRun_isJudgedByItsTimes_andSaysWhatItDoesNotHold(@TempDir Path folder) {
        String file = folder.resolve("run.pool").toString();
        assertThat(run("run", "ordered-buffer", "--speed", "50", "--out", file)).isZero();
        assertThat(run("advise", "--run", file, "--cores", "2", "--items", "100")).isZero();
        assertThat(out.toString()).containsPattern("Workers +100\n").contains("the run holds no CPU times");
    }

    @Test
    void advise_withAScenario_showsWhatItsRunsMeasuredBesideEachNumber() {
        assertThat(
                run("advise", "download 50 pages", "--cores", "2", "--connections", "4", "--scenario", "bounded-queue", "--speed", "100"))
                .as(err.toString()).isZero();
        assertThat(out.toString()).containsPattern("Workers +4\n").containsPattern("Measured: With 4 workers the run took [0-9.]+ s[,;] ")
                .containsPattern("Measured: With a queue of 8 the run took")
                .containsPattern("Measured: With 1 worker the run took .* times the work a second");
    }

    @Test
    void advise_aScenarioAlone_isTheWork() {
        assertThat(run("advise", "--scenario", "bounded-queue", "--cores", "2", "--speed", "100")).as(err.toString()).isZero();
        assertThat(out.toString()).containsPattern("Assumed +tasks compute 2 %").contains("Measured: With");
    }

    @Test
    void advise_withATableOfASweep_showsIt(@TempDir Path folder) throws Exception {
        Path table = folder.resolve("sweep.csv");
        Files.writeString(table, """
                workers,runs,makespanMillis,makespanLowMillis,makespanHighMillis,throughput,problem
                1,3,10000.0,9000.0,11000.0,100.0,
                2,0,,,,,"given up, after 1 s"
                8,1,1250.0,1250.0,1250.0,800.0,
                """);
        assertThat(run("advise", "resize 1000 images", "--cores", "8", "--sweep", table.toString())).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Measured: With 8 workers the run took 1.25 s, the best of 1 and 8.");
        Files.writeString(table, "workers,runs,makespanMillis,throughput\n1,1,soon,3\n");
        refused("--sweep " + table + " is not allowed: line 2 has 'soon' for makespanMillis; allowed: a table written by", "advise",
                "hash 300 files", "--sweep", table.toString());
        Files.writeString(table, "index,label\n");
        refused("its first line names no column workers", "advise", "hash 300 files", "--sweep", table.toString());
    }

    @Test
    void advise_wrongUse_isOneLineWithCode2(@TempDir Path folder) {
        refused("no work is named; allowed: words", "advise");
        refused("--cpu 1s is not allowed; allowed: times up to --wall 100ms", "advise", "--cpu", "1s", "--wall", "100ms");
        refused("--cpu 1s is not allowed without --wall", "advise", "--cpu", "1s");
        refused("--cores 0 is not allowed; allowed: whole numbers from 1 to 65536", "advise", "hash 3 files", "--cores", "0");
        refused("--duration soon is not allowed; allowed: times above 0", "advise", "hash 3 files", "--duration", "soon");
        refused("does not say what a task does", "advise", "things");
        refused("--set tasks=3 is not allowed without --scenario", "advise", "hash 3 files", "--set", "tasks=3");
        refused("there is no parameter 'workers'", "advise", "hash 3 files", "--scenario", "over-threading");
        refused("--sweep a.csv is not allowed beside --scenario bounded-queue", "advise", "--scenario", "bounded-queue", "--sweep",
                "a.csv");
        refused("--run " + folder.resolve("no.pool") + " is not allowed; allowed: a file that is there", "advise", "--run",
                folder.resolve("no.pool").toString());
    }

    private void refused(String message, String... args) {
        assertThat(run(args)).as(message).isEqualTo(2);
        assertThat(err.toString().strip()).startsWith("poolscope: ").contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }
}
