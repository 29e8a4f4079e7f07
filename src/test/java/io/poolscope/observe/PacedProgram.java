package io.poolscope.observe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that gives so many tasks a second, three events each, until its standard input ends; then it says how many, and
 * how many events were lost.
 */
public final class PacedProgram {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(5);

    private PacedProgram() {
    }

    public static void main(String[] args) throws Exception {
        long perSecond = Long.parseLong(args[1]);
        long tasks = 0;
        Scope scope = TestScopes.show("paced " + args[2], Path.of(args[0]), Duration.ofSeconds(20));
        ExecutorService pool = scope.observe("work", Executors.newFixedThreadPool(2));
        long began = System.nanoTime();
        while (System.in.available() == 0) {
            long due = (System.nanoTime() - began) * perSecond / TimeUnit.SECONDS.toNanos(1);
            for (; tasks < due; tasks++) {
                pool.execute(() -> {});
            }
            LockSupport.parkNanos(TICK);
        }
        pool.shutdown();
        boolean ended = pool.awaitTermination(10, TimeUnit.SECONDS);
        scope.close();
        System.out.println(tasks + " " + scope.lost() + " " + ended);
    }
}
