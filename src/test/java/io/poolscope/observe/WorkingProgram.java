package io.poolscope.observe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that works, whatever becomes of its viewers: it sums numbers in rounds, until its standard input ends, and
 * prints how many tasks it gave, how many it lost sight of, and whether each round was right.
 */
public final class WorkingProgram {
    private static final int ROUND = 100;

    private WorkingProgram() {
    }

    public static void main(String[] args) throws Exception {
        long tasks = 0;
        boolean right = true;
        Scope scope = TestScopes.show("working", Path.of(args[0]), Duration.ofSeconds(20));
        ExecutorService made = Executors.newFixedThreadPool(3);
        ExecutorService pool = scope.observe("work", made);
        System.out.println("ready");
        while (System.in.available() == 0) {
            List<Future<Long>> futures = new ArrayList<>();
            for (int i = 0; i < ROUND; i++) {
                long number = i;
                futures.add(pool.submit(() -> number));
            }
            long sum = 0;
            for (Future<Long> future : futures) {
                sum += future.get();
            }
            right &= sum == ROUND * (ROUND - 1) / 2;
            tasks += ROUND;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        pool.shutdown();
        right &= pool.awaitTermination(10, TimeUnit.SECONDS) && made.isTerminated();
        scope.close();
        boolean gone = Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().startsWith("poolscope-working"));
        System.out.println(tasks + " " + scope.lost() + " " + right + " " + gone + " " + scope.problems());
    }
}
