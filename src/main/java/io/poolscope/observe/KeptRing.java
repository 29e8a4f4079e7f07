package io.poolscope.observe;

import io.poolscope.event.Clock;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventPort;
import io.poolscope.event.Names;
import io.poolscope.wire.DenseNumbers;
import io.poolscope.wire.EventTranslation;
import io.poolscope.wire.ProgramFacts;
import io.poolscope.wire.WireWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps the last events in memory and writes them when it is asked to, when a condition holds, and when the process is
 * told to end. For the scope's thread, but for {@link #ask}.
 */
final class KeptRing implements ScopeOutput {
    /** The fact that says why what was kept was written. */
    static final String REASON = "kept.reason";
    /** So many files are written by conditions: who needs more looks at the first. */
    static final int MOST_FILES = 20;

    /** After so many looks all has come that had happened before: the bus hands on at the second drain at the latest. */
    private static final int WAIT_TICKS = 3;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

    private final Path folder;
    private final String title;
    private final Names names;
    private final Clock clock;
    private final Map<String, String> facts;
    private final ScopeProblems problems;
    private final KeptEvents kept;
    private final KeepWatch watch;
    private final long keep;
    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
    private int written;
    private long quietUntil;
    private volatile boolean ended;
    /** How often the scope's thread has looked. One writer. */
    private volatile int ticks;

    /** Somebody who asks for a file, and waits. */
    private record Asked(String reason, int since, CompletableFuture<Optional<Path>> file) {
    }

    KeptRing(KeepPlan plan, EventPort port, Map<String, String> facts, ScopeProblems problems, KeepWatch watch) {
        folder = plan.folder();
        title = plan.title();
        names = port.names();
        clock = port.clock();
        this.facts = new LinkedHashMap<>(facts);
        this.problems = problems;
        this.watch = watch;
        keep = plan.time().toNanos();
        kept = new KeptEvents(keep, plan.bytes());
        quietUntil = Long.MIN_VALUE;
    }

    @Override
    public void accept(EventBatch batch) {
        kept.accept(batch);
        watch.accept(batch);
    }

    @Override
    public void tick() {
        long now = clock.now();
        kept.tick(now);
        if (kept.wasCutShort()) {
            problems.tell("less than the last " + keep / 1_000_000_000L
                    + " s is kept: there are too many events for the memory that it may take");
        }
        KeepCondition holds = watch.ask(now);
        if (holds != null && now >= quietUntil && written < MOST_FILES) {
            written++;
            quietUntil = now + keep; // the next file would hold the same
            write(holds.toString());
            if (written == MOST_FILES) {
                problems.tell(MOST_FILES + " files were written by conditions; no more are");
            }
        }
        for (Asked each = asked.peek(); each != null && (ended || ticks - each.since() >= WAIT_TICKS); each = asked.peek()) {
            if (asked.remove(each)) { // else refused meanwhile by whoever asked too late
                each.file().complete(write(each.reason()));
            }
        }
        ticks = ticks + 1;
    }

    /** Asks for a file. */
    CompletableFuture<Optional<Path>> ask(String reason) {
        Asked each = new Asked(reason, ticks, new CompletableFuture<>());
        asked.add(each);
        if (ended) {
            refuse();
        }
        return each.file();
    }

    private void refuse() {
        for (Asked each = asked.poll(); each != null; each = asked.poll()) {
            problems.tell("what was kept is gone: its scope was closed before it was asked for");
            each.file().complete(Optional.empty());
        }
    }

    private Optional<Path> write(String reason) {
        long now = clock.now();
        String name = title.replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "-" + STAMP.format(Instant.now());
        Path file = folder.resolve(name + ".pool");
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(name + "-" + number + ".pool");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(folder);
            writeTo(part, reason, now);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            problems.note("written to " + file + ": " + reason);
            return Optional.of(file);
        } catch (IOException | UncheckedIOException e) {
            IOException why = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
            problems.tell("what was kept can't be written to " + file + ": " + PlainErrors.line(why) + remove(part));
            return Optional.empty();
        }
    }

    private static String remove(Path part) {
        try {
            Files.deleteIfExists(part);
            return "";
        } catch (IOException e) {
            return "; half of it is left in " + part;
        }
    }

    private void writeTo(Path file, String reason, long now) throws IOException {
        long from = kept.from(now);
        DenseNumbers numbers = new DenseNumbers();
        numbers.timesFrom(from);
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
                WireWriter wire = new WireWriter(out, names, true)) {
            wire.facts(facts(reason, from));
            EventBatch translated = new EventBatch(WireWriter.BLOCK_EVENTS);
            kept.show(now, batch -> {
                translated.clear();
                for (int i = 0; i < batch.size(); i++) {
                    EventTranslation.translate(batch, i, numbers, translated);
                }
                try {
                    wire.events(translated);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            wire.finish();
        }
    }

    /** What the file says of its run, whose time 0 is when what was kept begins. */
    private Map<String, String> facts(String reason, long from) {
        Map<String, String> said = new LinkedHashMap<>(facts);
        long wall = Long.parseLong(facts.get(ProgramFacts.WALL)) + from;
        said.put(ProgramFacts.WALL, Long.toString(wall));
        said.put(ProgramFacts.MONOTONIC, Long.toString(Long.parseLong(facts.get(ProgramFacts.MONOTONIC)) + from));
        said.put(ProgramFacts.STARTED_AT, Instant.ofEpochSecond(0, wall).toString());
        said.put(REASON, reason);
        said.put(ProgramFacts.ENDED, reason);
        return said;
    }

    @Override
    public void facts(Map<String, String> more) {
        facts.putAll(more);
    }

    @Override
    public void end(String how) {
        if (how.equals(RunningScope.PROCESS_ENDS)) {
            write(how);
        }
        ended = true;
        tick();
        refuse();
        kept.close();
    }
}
