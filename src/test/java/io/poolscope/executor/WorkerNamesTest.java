package io.poolscope.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.TestClassPath;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SystemClock;
import io.poolscope.testing.Recorder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"worker-%d", "%d", "%d%%", "100%% of %d", "%%d-%d", "%%%d", "no number", "%%", "", "%03d", "%x", "%d of %1$d",
        "%1$d", "%s"})
    void areWhatFormatMakesOfThePattern(String pattern) {
        WorkerNames names = new WorkerNames(pattern);
        for (int number = 1; number <= 12; number++) {
            assertThat(names.next()).isEqualTo(String.format(Locale.ROOT, pattern, number));
        }
    }

    /** In a JVM of its own, as only the first thread that formats anything loads what formatting takes. */
    @ParameterizedTest
    @EnumSource(names = {"FIXED", "CACHED", "PRIORITY", "SCHEDULED", "WORK_STEALING"})
    @Timeout(60)
    void threadThatCantBeHashed_submitsFirst_andItsTasksRun(PoolKind kind) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", TestClassPath.all(),
                HashlessSubmitter.class.getName(), kind.name()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    /** Exits with 0 if each of its tasks has run. */
    static final class HashlessSubmitter extends Thread {
        private final ObservedExecutor pool;

        private HashlessSubmitter(ObservedExecutor pool) {
            this.pool = pool;
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("not to be hashed");
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("not to be compared");
        }

        @Override
        public void run() {
            int ran = 0;
            try {
                for (int i = 0; i < 3; i++) {
                    ran += pool.submit(() -> 1).get(5, TimeUnit.SECONDS);
                }
            } catch (Throwable failure) {
                System.out.println(failure);
            }
            Runtime.getRuntime().halt(ran == 3 ? 0 : 1);
        }

        /**
         * Runs three tasks in a pool whose first thread can't be formatted.
         *
         * @param arguments the pool's kind
         */
        public static void main(String[] arguments) {
            Recorder recorder = new Recorder(new SystemClock());
            ObservedExecutorBuilder plan = ObservedExecutor.builder(recorder).workers(2);
            PoolKind kind = PoolKind.valueOf(arguments[0]);
            new HashlessSubmitter(kind == PoolKind.SCHEDULED ? plan.buildScheduler() : plan.kind(kind).build()).start();
        }
    }
}
