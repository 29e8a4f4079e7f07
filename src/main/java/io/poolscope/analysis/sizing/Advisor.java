package io.poolscope.analysis.sizing;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.timeline.Snapshot;
import io.poolscope.words.CountWords;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says how to run work that is stated in words or was measured. Stateless. */
public final class Advisor {
    private static final long SEQUENTIAL_NANOS = 100_000_000L;
    private static final double CHUNK_NANOS = 1_000_000;
    private static final int MANY_THREADS = 200;
    private static final long QUEUED_BYTES = 64L << 20;
    private static final Set<String> WAITS =
            Set.of("download", "fetch", "request", "get", "upload", "send", "call", "query", "crawl", "ping", "read", "write",
                    "copy", "wait", "poll", "load", "save", "store");
    private static final Set<String> COMPUTES =
            Set.of("resize", "compress", "hash", "encode", "decode", "parse", "compute", "calculate", "render", "convert",
                    "sort", "encrypt", "simulate", "train", "transform", "thumbnail", "filter", "check", "process", "count", "sum");
    private static final Set<String> ISOLATES = Set.of("process-unsafe", "native", "crash", "isolate", "isolated", "script", "command");
    private static final Pattern NUMBER = Pattern.compile("\\b(\\d[\\d_,.]*)\\s*(k|thousand|m|million)?\\b");

    private Advisor() {
    }

    /**
     * Work to be run.
     *
     * @param tasks how many tasks, 1 or more
     * @param nanos how long one takes alone, in nanoseconds
     * @param computing which share of that it computes, 0 to 1; it waits for the rest
     * @param bytes how large an item is, 0 where it does not matter
     * @param processors how many there are
     * @param connections how many at a time whatever the tasks wait for can serve; 0 where it is not limited
     * @param stages whether each item passes through steps of different kinds
     * @param isolated whether tasks must not share a process
     */
    public record Work(long tasks, double nanos, double computing, long bytes, int processors, int connections, boolean stages,
            boolean isolated) {
        public Work {
            if (tasks < 1 || !(nanos >= 0) || !(computing >= 0 && computing <= 1) || processors < 1 || connections < 0 || bytes < 0) {
                throw new IllegalArgumentException(
                        "tasks " + tasks + ", " + nanos + " ns, computing " + computing + ", " + bytes + " bytes, "
                                + processors + " processors, " + connections
                                + " connections: tasks and processors must be 1 or more, the share 0 to 1, nothing negative");
            }
        }
    }

    /**
     * What words say of work, as "resize 1000 images" or "download 50 pages and hash them"; what they don't say is
     * assumed: 100 tasks, 200 ms for what waits and 20 ms for what computes.
     *
     * @param nanos how long one task takes, or 0 where only the words say
     */
    public static Work read(String words, double nanos, long bytes, int processors, int connections) {
        String text = words.toLowerCase(Locale.ROOT);
        boolean waits = false;
        boolean computes = false;
        boolean isolated = false;
        for (String word : text.split("[^a-z-]+")) {
            waits |= WAITS.contains(word) || WAITS.contains(word.replaceFirst("ing$|s$", ""));
            computes |= COMPUTES.contains(word) || COMPUTES.contains(word.replaceFirst("ing$|s$", ""));
            isolated |= ISOLATES.contains(word);
        }
        if (!waits && !computes) {
            throw new IllegalArgumentException(
                    "'" + words + "' does not say what a task does; try a verb such as download, read, resize or hash");
        }
        double time = nanos > 0 ? nanos : (waits ? 200e6 : 0) + (computes ? 20e6 : 0);
        double computing = waits && computes ? 20.0 / 220 : computes ? 1 : 0.02;
        return new Work(number(text), time, computing, bytes, processors, connections, waits && computes, isolated);
    }

    private static long number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.find()) {
            return 100;
        }
        double value = Double.parseDouble(matcher.group(1).replaceAll("[_,]", "").replaceFirst("\\.$", ""));
        String unit = matcher.group(2) == null ? "" : matcher.group(2);
        return Math.max(1, Math.round(value * (unit.startsWith("k") || unit.startsWith("th") ? 1e3 : unit.startsWith("m") ? 1e6 : 1)));
    }

    /**
     * What a measured run says of its work.
     *
     * @throws IllegalArgumentException if no task of it ran
     */
    public static Work read(Snapshot snapshot, int processors, int connections) {
        RangeStatistics all = RangeStatistics.of(snapshot);
        if (all.runTime().count() == 0) {
            throw new IllegalArgumentException("no task of the run has ended; there is nothing to judge by");
        }
        double cpu = 0;
        long measured = 0;
        for (long task = snapshot.tasks().first(); task < snapshot.tasks().size(); task++) {
            long nanos = snapshot.tasks().cpuNanos(task);
            cpu += Math.max(0, nanos);
            measured += nanos >= 0 ? 1 : 0;
        }
        double run = all.runTime().mean();
        double computing = measured == 0 || run == 0 ? 0.02 : Math.min(1, cpu / measured / run);
        return new Work(Math.max(1, all.outcomes().submitted()), run, computing, 0, processors, connections, false, false);
    }

    /** Whether a run holds the processor times of tasks; without them {@link #read(Snapshot, int, int)} assumes that they mostly wait. */
    public static boolean knowsComputing(Snapshot snapshot) {
        for (long task = snapshot.tasks().first(); task < snapshot.tasks().size(); task++) {
            if (snapshot.tasks().cpuNanos(task) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** How to run work. */
    public static Advice advise(Work work) {
        List<Advice.Reason> reasons = new ArrayList<>();
        double total = work.tasks() * work.nanos();
        if (total < SEQUENTIAL_NANOS) {
            reasons.add(new Advice.Reason(AdvicePart.APPROACH, "All of it takes " + DurationWords.of(total) + ".",
                    "Under 0.1 s of work, threads cost more than they save."));
            return new Advice(Advice.Approach.SEQUENTIAL, 1, 0, 1, reasons);
        }
        int workers = workers(work, reasons);
        Advice.Approach approach = approach(work, workers, reasons);
        int chunk = chunk(work, workers, reasons);
        return new Advice(approach, workers, queue(work, workers, reasons), chunk, reasons);
    }

    private static int workers(Work work, List<Advice.Reason> reasons) {
        double wanted = work.computing() >= 0.9 ? work.processors() : work.processors() / Math.max(0.002, work.computing());
        long workers = Math.max(1, Math.min(Math.min(work.tasks(), 10_000), Math.round(wanted)));
        String rule = work.computing() >= 0.9 ? "Work that computes: as many workers as processors."
                : "Workers = processors × (1 + waiting ÷ computing) (Goetz, Java Concurrency in Practice, 8.2).";
        if (work.connections() > 0 && workers > work.connections() && work.computing() < 0.9) {
            workers = work.connections();
            rule = "No more workers than connections that are allowed.";
        }
        reasons.add(new Advice.Reason(AdvicePart.WORKERS,
                "A task computes " + Percent.of(work.computing()) + " of its " + DurationWords.of(work.nanos()) + " on "
                        + CountWords.of(work.processors(), "processor") + ".",
                rule));
        return (int) workers;
    }

    private static Advice.Approach approach(Work work, int workers, List<Advice.Reason> reasons) {
        if (work.isolated()) {
            reasons.add(new Advice.Reason(AdvicePart.APPROACH, "The tasks must not share a process.",
                    "Processes where a task may crash or is not safe beside others."));
            return Advice.Approach.PROCESSES;
        }
        if (work.stages()) {
            reasons.add(new Advice.Reason(AdvicePart.APPROACH, "Each item first waits and then computes.",
                    "A pool for each kind of step, sized by its own rule, with a bounded queue between."));
            return Advice.Approach.PIPELINE;
        }
        if (work.computing() < 0.5 && workers > MANY_THREADS) {
            reasons.add(new Advice.Reason(AdvicePart.APPROACH, workers + " tasks wait side by side.",
                    "From a few hundred waiting tasks on, virtual threads: a platform thread reserves up to 1 MiB of stack."));
            return Advice.Approach.VIRTUAL_THREADS;
        }
        reasons.add(new Advice.Reason(AdvicePart.APPROACH, CountWords.of(workers, "thread") + " can do it.", work.computing() >= 0.9
                ? "Java's threads compute in parallel; virtual threads bring nothing to work that computes."
                : "Few tasks that wait: a plain pool is enough."));
        return Advice.Approach.THREADS;
    }

    private static int chunk(Work work, int workers, List<Advice.Reason> reasons) {
        if (work.nanos() >= CHUNK_NANOS || work.nanos() == 0) {
            reasons.add(
                    new Advice.Reason(AdvicePart.CHUNK, "A task of " + DurationWords.of(work.nanos()) + " is long beside its hand-over.",
                            "Chunks only for tasks under about 1 ms."));
            return 1;
        }
        long chunk = Math.max(1, Math.min((long) Math.ceil(CHUNK_NANOS / work.nanos()), work.tasks() / (4L * workers)));
        reasons.add(new Advice.Reason(AdvicePart.CHUNK, "A task of " + DurationWords.of(work.nanos()) + " is short beside its hand-over.",
                "Chunks of about 1 ms, but at least four for each worker, so that all end together."));
        return (int) chunk;
    }

    private static int queue(Work work, int workers, List<Advice.Reason> reasons) {
        long capacity = Math.max(1, Math.min(work.tasks(), 2L * workers));
        String rule = "Twice the workers: nobody runs dry, and the submitter feels when the pool is full.";
        if (work.bytes() > 0 && capacity * work.bytes() > QUEUED_BYTES) {
            capacity = Math.max(1, QUEUED_BYTES / work.bytes());
            rule = "No more queued than 64 MiB hold.";
        }
        reasons.add(new Advice.Reason(AdvicePart.QUEUE, "Up to " + capacity + " tasks wait.", rule));
        return (int) capacity;
    }
}
