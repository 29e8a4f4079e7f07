package io.poolscope.observe;

import io.poolscope.bus.EventBus;
import io.poolscope.event.SystemClock;
import io.poolscope.wire.LinkPlace;
import io.poolscope.wire.ProgramFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a program begins to be observed. Each method opens a {@link Scope}, best in a {@code try} that closes it:
 *
 * <pre>{@code
 * try (Scope scope = Poolscope.record(Path.of("run.pool"))) {
 *     ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(4));
 *     …
 * }
 * }</pre>
 *
 * <p>Stateless; any thread may call.
 */
public final class Poolscope {
    /**
     * The system property that, set to {@code true}, also tells the JVM's flight recorder of each task, as an event {@code poolscope.Task}:
     * a flight recording then shows tasks, their queue waits and pools beside everything else.
     */
    public static final String FLIGHT_PROPERTY = "poolscope.jfr";

    private Poolscope() {
    }

    /**
     * Records what happens into a file, which {@code poolscope open} shows. It can be read while it grows, and whatever
     * becomes of the program. A file that is there is replaced at the end.
     *
     * @param file usually with the ending {@code .pool}
     * @throws IOException if the file can't be written, in one line
     */
    public static Scope record(Path file) throws IOException {
        Objects.requireNonNull(file, "file");
        ScopeProblems problems = new ScopeProblems();
        EventBus bus = bus();
        String name = String.valueOf(file.getFileName());
        return new RunningScope(name, bus, new PoolFile(file, bus.names(), facts(name, bus), problems), problems);
    }

    /**
     * Shows what happens in a window that runs ({@code poolscope}, or {@code poolscope watch}), now or whenever one comes; a window that
     * goes and comes again goes on with what it had. Never waits.
     *
     * @param title what the program is to be called there
     */
    public static Scope show(String title) {
        return show(title, Duration.ZERO);
    }

    /**
     * As {@link #show(String)}, but waits for a window first, so that it sees the beginning.
     *
     * @param title what the program is to be called there
     * @param wait how long at most; the program goes on without a window then
     */
    public static Scope show(String title, Duration wait) {
        return show(title, wait, LinkPlace.usual());
    }

    static Scope show(String title, Duration wait, LinkPlace place) {
        Objects.requireNonNull(title, "title");
        ScopeProblems problems = new ScopeProblems();
        EventBus bus = bus();
        LiveLink link = new LiveLink(title, place, bus, facts(title, bus), problems);
        Scope scope = new RunningScope(title, bus, link, problems);
        if (wait.compareTo(Duration.ZERO) > 0) {
            link.awaitViewer(wait.toNanos());
        }
        return scope;
    }

    /**
     * Keeps the last of what happens in memory and writes it when it is worth it, as a flight recorder does: states what is to be kept.
     *
     * <pre>{@code
     * try (KeptScope scope = Poolscope.keepLast(Duration.ofMinutes(5), Path.of("traces"))
     *         .when(KeepCondition.queueWait(Duration.ofSeconds(1))).when(KeepCondition.deadlock()).open()) {
     *     ExecutorService pool = scope.observe("render", Executors.newFixedThreadPool(4));
     *     …
     * }
     * }</pre>
     *
     * <p>If the process is told to end before the scope is closed, what is kept is written too.
     *
     * @param time how much at least, as long as the memory allows
     * @param folder where to write; made if it isn't there
     */
    public static KeepPlan keepLast(Duration time, Path folder) {
        return new KeepPlan(time, folder);
    }

    static KeptScope open(KeepPlan plan) {
        ScopeProblems problems = new ScopeProblems();
        EventBus bus = bus();
        KeepWatch watch = new KeepWatch(plan.conditions());
        KeptRing ring = new KeptRing(plan, bus, facts(plan.title(), bus), problems, watch);
        return new KeepingScope(plan.title(), bus, ring, watch, problems);
    }

    /** Observes nothing, at no cost: for the switch that turns observing off. */
    public static Scope none() {
        return new EmptyScope();
    }

    private static EventBus bus() {
        return new EventBus(new SystemClock(), EventBus.Mode.DROPPING);
    }

    /** What this program says of itself. */
    private static Map<String, String> facts(String title, EventBus bus) {
        long before = System.nanoTime();
        long now = bus.clock().now();
        long after = System.nanoTime();
        Map<String, String> facts = new LinkedHashMap<>(
                ProgramFacts.ofThisProcess(title, UUID.randomUUID().toString(), before + (after - before) / 2 - now));
        String version = Poolscope.class.getPackage().getImplementationVersion();
        facts.put(ProgramFacts.WRITTEN_BY, "Poolscope's library" + (version == null ? "" : " " + version));
        return facts;
    }
}
