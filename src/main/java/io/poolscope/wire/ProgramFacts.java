package io.poolscope.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an observed program says of itself, at the beginning of its recording or of its link: the keys, and the values of
 * this process. The first four keys are those of every recording. Stateless.
 */
public final class ProgramFacts {
    /** What a person calls it. */
    public static final String TITLE = "title";
    /** When its run began: an ISO 8601 instant of the wall clock. */
    public static final String STARTED_AT = "started-at";
    /** What wrote the events, with its version. */
    public static final String WRITTEN_BY = "written-by";
    /** How the run ended, in one line. */
    public static final String ENDED = "ended";
    /** The run's own mark, another one for each: what connects again goes on with the run of the same mark. */
    public static final String RUN = "program.run";
    /** The process's number. */
    public static final String PID = "program.pid";
    /** The name of the machine. */
    public static final String HOST = "program.host";
    /** What runs it, as "Java 17.0.12". */
    public static final String RUNTIME = "program.runtime";
    /** How many processors it has. */
    public static final String PROCESSORS = "program.processors";
    /** The start of the machine's system, whose monotonic clock counts from it; absent where that can't be told. */
    public static final String BOOT = "program.boot";
    /** The wall clock at time 0 of the run, in nanoseconds since 1970. */
    public static final String WALL = "clock.wall";
    /** The machine's monotonic clock at time 0 of the run, in nanoseconds since a moment that is the same in all its processes. */
    public static final String MONOTONIC = "clock.monotonic";
    /** How far {@link #WALL} may be off {@link #MONOTONIC}, in nanoseconds. */
    public static final String UNCERTAINTY = "clock.uncertainty";

    private static final int TRIES = 8;
    private static final long NANOS = 1_000_000_000L;
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private ProgramFacts() {
    }

    /**
     * What there is to say of this process.
     *
     * @param title what a person calls it
     * @param run the run's own mark
     * @param origin {@link System#nanoTime} at time 0 of the run
     */
    public static Map<String, String> ofThisProcess(String title, String run, long origin) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(TITLE, title);
        facts.put(RUN, run);
        facts.put(PID, Long.toString(ProcessHandle.current().pid()));
        facts.put(HOST, host());
        facts.put(RUNTIME, "Java " + Runtime.version());
        facts.put(PROCESSORS, Integer.toString(Runtime.getRuntime().availableProcessors()));
        String boot = boot();
        if (!boot.isEmpty()) {
            facts.put(BOOT, boot);
        }
        anchor(facts, origin);
        return facts;
    }

    /** Reads both clocks so close together as can be: what lies between two readings of one is what the other may be off. */
    private static void anchor(Map<String, String> facts, long origin) {
        long least = Long.MAX_VALUE;
        long wallAtOrigin = 0;
        for (int i = 0; i < TRIES; i++) {
            long before = System.nanoTime();
            Instant now = Instant.now();
            long after = System.nanoTime();
            if (after - before < least) {
                least = after - before;
                long wall = now.getEpochSecond() * NANOS + now.getNano();
                wallAtOrigin = wall - (before + least / 2 - origin);
            }
        }
        facts.put(STARTED_AT, Instant.ofEpochSecond(Math.floorDiv(wallAtOrigin, NANOS), Math.floorMod(wallAtOrigin, NANOS)).toString());
        facts.put(WALL, Long.toString(wallAtOrigin));
        facts.put(MONOTONIC, Long.toString(origin));
        facts.put(UNCERTAINTY, Long.toString(least / 2 + 1));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException noName) {
            return "localhost";
        }
    }

    private static String boot() {
        try {
            return Files.isReadable(BOOT_ID) ? Files.readString(BOOT_ID).strip() : "";
        } catch (IOException notTold) {
            return "";
        }
    }
}
