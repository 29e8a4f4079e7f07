package io.poolscope.bench;

import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.poolscope.bus.EventBus;
import io.poolscope.event.SystemClock;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.observe.Poolscope;
import io.poolscope.observe.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What observing a pool costs a task: a plain pool, an observed one, one that is wrapped, one that is wrapped and shown
 * live to a second process, one that is handed to a scope that observes nothing, and one monitored by Micrometer, one after
 * the other in one JVM. Prints one CSV row per variant and task length: {@code variant,micros,nanosPerTask,ratioToPlain},
 * where the ratio is the plain pool's cost to the variant's, so that 1 means free.
 *
 * <p>A pool whose worker runs while tasks are submitted is bistable, as worker and submitter either meet at the queue
 * or don't. So the one worker is held by a gate while a round's tasks are submitted, then the gate opens. Cost is the
 * time to submit plus the time to run. The bus is drained between rounds, and loses nothing, which is checked.
 *
 * <p>The order of the variants rotates from round to round, so that drift hits all alike; the ratio is the median over
 * the rounds of the ratios within a round.
 *
 * <pre>
 * java -cp target/benchmarks.jar io.poolscope.bench.OverheadBenchmark [ROUNDS [MICROS,MICROS…]]
 * </pre>
 */
public final class OverheadBenchmark {
    private static final int TASKS = 8_000;
    private static final int ROUNDS = 120;
    private static final List<Integer> LENGTHS = List.of(0, 1, 10, 100);
    /** How many nanoseconds of tasks a variant runs before its rounds count. */
    private static final long WARM_UP = 2_000_000_000;

    private OverheadBenchmark() {
    }

    /** A pool and what it is called. */
    private record Variant(String name, ExecutorService pool) {
    }

    /** Measures, and prints rows on standard output and what else is of interest on standard error. */
    public static void main(String[] args) throws InterruptedException, IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        List<Integer> lengths = args.length > 1 ? Arrays.stream(args[1].split(",")).map(Integer::valueOf).toList() : LENGTHS;
        System.out.println("variant,micros,nanosPerTask,ratioToPlain");
        for (int micros : lengths) {
            measure(micros, rounds);
        }
    }

    private static void measure(int micros, int rounds) throws InterruptedException, IOException {
        Process viewer = viewer();
        try (Scope scope = Poolscope.show("benchmark", Duration.ofSeconds(30))) {
            measure(micros, rounds, scope);
        } finally {
            viewer.destroy();
            viewer.waitFor();
        }
    }

    /** A second process that watches. */
    private static Process viewer() throws IOException {
        Process viewer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"),
                "io.poolscope.Main", "watch", "--keep", "1M").redirectErrorStream(true).start();
        String said = viewer.inputReader().readLine();
        if (said == null || !said.contains("listening")) {
            throw new IOException("the viewer says: " + said);
        }
        return viewer;
    }

    private static void measure(int micros, int rounds, Scope scope) throws InterruptedException {
        EventBus bus = new EventBus(new SystemClock(), EventBus.Mode.DROPPING);
        List<Variant> variants = List.of(
                new Variant("plain", plain()),
                new Variant("observed", ObservedExecutor.builder(bus).name("observed").workers(1).build()),
                new Variant("wrapped", ObservedExecutor.wrap(plain(), bus, "wrapped")),
                new Variant("live", scope.observe("live", plain())),
                new Variant("none", Poolscope.none().observe("none", plain())),
                new Variant("micrometer", ExecutorServiceMetrics.monitor(new SimpleMeterRegistry(), plain(), "monitored")));
        int warmUps = Math.clamp(WARM_UP / (TASKS * (500 + 1_000L * micros)), 1, rounds);
        double[][] costs = new double[variants.size()][rounds];
        long[] emitted = new long[1];
        for (int round = -warmUps; round < rounds; round++) {
            for (int turn = 0; turn < variants.size(); turn++) {
                int variant = Math.floorMod(turn + round, variants.size());
                double cost = round(variants.get(variant).pool(), micros);
                emitted[0] += bus.drainAll(batch -> {});
                if (round >= 0) {
                    costs[variant][round] = cost;
                }
            }
        }
        for (Variant variant : variants) {
            variant.pool().shutdown();
            variant.pool().awaitTermination(1, TimeUnit.MINUTES);
        }
        if (bus.lost() > 0) {
            throw new IllegalStateException(bus.lost() + " of " + (emitted[0] + bus.lost()) + " events were lost; the figures are void");
        }
        report(variants, micros, costs);
        System.err.println("of " + emitted[0] + " events none was lost; of " + (scope.events() + scope.lost()) + " to another process "
                + scope.lost());
    }

    private static ExecutorService plain() {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    /** One round on one pool: nanoseconds a task. */
    private static double round(ExecutorService pool, int micros) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        pool.submit(() -> {
            held.countDown();
            gate.await();
            return null;
        });
        held.await();
        Runnable task = micros == 0 ? () -> {} : () -> spin(micros * 1_000L);
        long start = System.nanoTime();
        for (int i = 0; i < TASKS; i++) {
            pool.submit(task);
        }
        long submitted = System.nanoTime() - start;
        pool.submit(done::countDown);
        start = System.nanoTime();
        gate.countDown();
        done.await();
        long run = System.nanoTime() - start;
        return (submitted + run) / (double) TASKS;
    }

    private static void spin(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    private static void report(List<Variant> variants, int micros, double[][] costs) {
        for (int variant = 0; variant < variants.size(); variant++) {
            double[] ratios = new double[costs[variant].length];
            double[] extras = new double[ratios.length];
            for (int round = 0; round < ratios.length; round++) {
                ratios[round] = costs[0][round] / costs[variant][round];
                extras[round] = costs[variant][round] - costs[0][round];
            }
            System.out.println(String.format(Locale.ROOT, "%s,%d,%.1f,%.4f",
                    variants.get(variant).name(), micros, median(costs[variant]), median(ratios)));
            if (variant > 0) {
                System.err
                        .println(String.format(Locale.ROOT, "%s, tasks of %d µs: %.1f ns a task more than plain; a nanoTime takes %.1f ns",
                                variants.get(variant).name(), micros, median(extras), nanoTime()));
            }
        }
    }

    private static double nanoTime() {
        int reads = 100_000;
        double[] costs = new double[21];
        for (int i = 0; i < costs.length; i++) {
            long start = System.nanoTime();
            long last = start;
            for (int read = 0; read < reads; read++) {
                last = System.nanoTime();
            }
            costs[i] = (last - start) / (double) reads;
        }
        return median(costs);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
