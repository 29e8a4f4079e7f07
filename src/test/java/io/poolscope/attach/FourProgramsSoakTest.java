package io.poolscope.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.EventBatch;
import io.poolscope.observe.PacedProgram;
import io.poolscope.session.Session;
import io.poolscope.timeline.Retention;
import io.poolscope.wire.LinkPlace;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four programs side by side at 20 000 events a second each: nothing is lost, what happens is in the session within
 * milliseconds, and memory stays flat. The property {@code poolscope.soak.minutes} makes it longer than a minute.
 */
@Tag("soak")
class FourProgramsSoakTest {
    private static final int PROGRAMS = 4;
    private static final long TASKS_A_SECOND = 20_000 / 3;
    /** An event is to be on the screen within 60 ms; a frame and its picture take 20 of them. */
    private static final long MOST_P99 = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    @TempDir
    private Path folder;

    /** How late batches came; written by the session's thread, read when it has ended. */
    private final Delays delays = new Delays();

    private static final class Delays {
        private long[] delays = new long[1 << 12];
        private int size;
        private JoinedPrograms run;

        void take(EventBatch batch) {
            if (size == delays.length) {
                delays = Arrays.copyOf(delays, 2 * size);
            }
            delays[size++] = run.now() - batch.time(0);
        }

        /** Without the first second, in which classes are loaded. */
        long p99(int skipped) {
            long[] sorted = Arrays.copyOfRange(delays, skipped, size);
            Arrays.sort(sorted);
            return sorted[sorted.length * 99 / 100];
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void fourProgramsAtOnce_areSeenWhole_atOnce_andInFlatMemory() throws Exception {
        Path place = folder.resolve("p");
        try (LivePrograms programs = new LivePrograms(events -> ProgramListener.onSocket(new LinkPlace(place), events), () -> {})) {
            delays.run = programs.run("four", program -> true);
            try (Session session = Session.of(delays.run, delays::take)) {
                session.retain(Retention.parse("10s"));
                session.start();
                List<Process> all = new ArrayList<>();
                for (int i = 0; i < PROGRAMS; i++) {
                    all.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp",
                            Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                            PacedProgram.class.getName(),
                            place.toString(), Long.toString(TASKS_A_SECOND), Integer.toString(i))
                            .redirectError(ProcessBuilder.Redirect.INHERIT).start());
                }
                long minutes = Long.getLong("poolscope.soak.minutes", 1);
                LockSupport.parkNanos(MINUTE * minutes / 2);
                int warm = delays.size / 20;
                long half = heap();
                LockSupport.parkNanos(MINUTE * minutes / 2);
                long end = heap();
                long tasks = 0;
                long lost = 0;
                for (Process program : all) {
                    program.outputWriter().append('\n').flush();
                    String[] said = program.inputReader().readLine().split(" ");
                    tasks += Long.parseLong(said[0]);
                    lost += Long.parseLong(said[1]);
                }
                Watching.until("all ends",
                        () -> programs.all().stream().allMatch(each -> each.standing() == ObservedProgram.Standing.ENDED));
                session.stop();
                assertThat(session.await(Duration.ofSeconds(30))).isTrue();

                assertThat(lost).isZero();
                assertThat(programs.all().stream().mapToLong(ObservedProgram::tasks).sum()).isEqualTo(tasks);
                assertThat(session.summary().eventsLost()).isZero();
                System.out.println("p99 " + delays.p99(warm) / 1_000_000.0 + " ms; heap " + (half >> 20) + " then " + (end >> 20) + " MB; "
                        + tasks + " tasks");
                assertThat(delays.p99(warm)).as("99 of 100 batches are in the session within 40 ms").isLessThan(MOST_P99);
                assertThat(end).as("memory is flat").isLessThan(half + (64L << 20));
            }
        }
    }
}
