package io.poolscope.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.TestClassPath;
import io.poolscope.analysis.statistics.RunSummary;
import io.poolscope.observe.WorkingProgram;
import io.poolscope.session.Session;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Programs and viewers that are stopped, killed and started again at random moments. */
@Tag("soak")
class RandomEndsSoakTest {
    /** What a task tells: submitted, started, finished. */
    private static final int EVENTS = 3;

    @TempDir
    private Path folder;

    private Process start() throws IOException {
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"), WorkingProgram.class.getName(),
                folder.resolve("p").toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return program;
    }

    private static void pause(Random random, long least, long most) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(least, most)));
    }

    private static String[] end(Process program, BufferedReader said) throws Exception {
        program.outputWriter().append('\n').flush();
        String line = said.readLine();
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return line.split(" ", 5);
    }

    private static void signal(Process program, String what) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + what, Long.toString(program.pid())).start().waitFor()).isZero();
    }

    @RepeatedTest(10)
    void linkThatIsCutAgainAndAgain_losesOnlyWhatIsCounted(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        try (Watching viewer = Watching.socket(folder.resolve("p"))) {
            Process program = start();
            BufferedReader said = program.inputReader();
            assertThat(said.readLine()).isEqualTo("ready");
            for (int cut = 0; cut < 5; cut++) {
                pause(random, 1, 400);
                viewer.programs.cut();
                pause(random, 1, 700);
            }
            String[] told = end(program, said);
            viewer.untilEnded();

            long tasks = Long.parseLong(told[0]);
            assertThat(told[2] + told[3]).as("results right, threads gone").isEqualTo("truetrue");
            Session session = viewer.session;
            RunSummary summary = session.summary();
            ObservedProgram seen = viewer.program();
            long lanesAndPool = seen.events() - seen.lost();
            assertThat(summary.eventsLost()).isEqualTo(seen.lost());
            assertThat(summary.eventsOdd()).isZero();
            assertThat(viewer.programs.all()).as("one run under one name").hasSize(1);
            assertThat(summary.tasks().finished()).isLessThanOrEqualTo(tasks);
            assertThat(summary.tasks().finished()).as("no task is for ever on its way").isEqualTo(summary.tasks().submitted());
            assertThat(EVENTS * (tasks - summary.tasks().finished())).as("all that is missing is counted: %s", lanesAndPool)
                    .isLessThanOrEqualTo(summary.eventsLost());
            assertThat(Long.parseLong(told[1])).as("the program's own count").isEqualTo(summary.eventsLost());
        }
    }

    @RepeatedTest(10)
    void viewerThatStands_costsTheProgramNothing(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        Process program = start();
        BufferedReader said = program.inputReader();
        Process viewer = null;
        try {
            for (int round = 0; round < 2; round++) {
                viewer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes") + File.pathSeparator
                                + TestClassPath.all(),
                        StandingViewer.class.getName(), folder.resolve("p").toString()).redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                assertThat(viewer.inputReader().readLine()).isEqualTo("listening");
                pause(random, 1, 1500);
                signal(viewer, "STOP");
                pause(random, 500, 2500);
                viewer.destroyForcibly().waitFor();
            }
            assertThat(said.readLine()).isEqualTo("ready");
            String[] told = end(program, said);
            assertThat(Long.parseLong(told[0])).isPositive();
            assertThat(told[2] + told[3]).as("results right, threads gone").isEqualTo("truetrue");
        } finally {
            program.destroyForcibly();
            if (viewer != null) {
                viewer.destroyForcibly();
            }
        }
    }

    @RepeatedTest(10)
    void programThatIsKilled_isGone_andTheNextOneIsSeen(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        try (Watching viewer = Watching.socket(folder.resolve("p"))) {
            for (int round = 0; round < 2; round++) {
                Process program = start();
                assertThat(program.inputReader().readLine()).isEqualTo("ready");
                pause(random, 1, 300);
                program.destroyForcibly().waitFor();
            }
            Watching.until("both to be gone", () -> viewer.programs.all().size() == 2
                    && viewer.programs.all().stream().allMatch(each -> each.standing() == ObservedProgram.Standing.GONE));
            assertThat(viewer.session.summary().eventsOdd()).isZero();
        }
    }
}
