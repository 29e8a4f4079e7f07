package io.poolscope.cli.options;

import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Durations;
import io.poolscope.session.FileSource;
import io.poolscope.session.Message;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which file of a run, and which part of it: what all commands on files have in common. */
public final class FileOptions {
    private static final Duration LOOK = Duration.ofMillis(20);

    @Parameters(index = "0", paramLabel = "FILE",
            description = "A recording (.pool), trace events or spans (.json), a log of jobs or a CSV of tasks; also with .gz.")
    private Path file;

    @Option(names = "--from", paramLabel = "T", description = "Where the part begins, as 1.25s (default: the run's beginning).")
    private String from;

    @Option(names = "--until", paramLabel = "T", description = "Where the part ends (default: the run's end).")
    private String until;

    @Option(names = "--columns", paramLabel = "WHAT=COLUMN[:UNIT],…", description = "Which columns of a CSV are read as what, as "
            + "started=Begin:ms,ended=End:ms,label=Job (default: found by their names).")
    private String columns;

    /** The file. */
    public Path file() {
        return file;
    }

    /** Where the part begins, in nanoseconds. */
    public long from(Snapshot run) {
        return from == null ? run.begin() : time("--from", from);
    }

    /** Where the part ends, in nanoseconds; {@code open} if no end was given. */
    public long until(Snapshot run, long open) {
        long end = until == null ? open : time("--until", until);
        if (end <= from(run)) {
            throw new BadValueException(
                    "--until " + until + " is not allowed; allowed: times after " + (from == null ? "the beginning" : from));
        }
        return end;
    }

    private static long time(String option, String text) {
        try {
            return Durations.parse(text).toNanos();
        } catch (BadValueException | ArithmeticException e) {
            throw new BadValueException(option + " " + text + " is not allowed; allowed: times as 1.25s, 300ms, 20us, 1m30s or 0:01:30");
        }
    }

    /** Reads all of the file, with progress and its warnings on standard error; the session is the caller's to close. */
    public Session read(Host host) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new BadValueException(file + " is not allowed; allowed: a file that is there");
        }
        Session session = Session.of(source(file, columns));
        boolean ended = false;
        try {
            ended = toTheEnd(session, host);
            return ended ? session : null;
        } finally {
            if (!ended) {
                session.close(); // also where memory is full: what still reads must not take what there is left to say so
            }
        }
    }

    /** A file, with what was said of its columns. */
    public static FileSource source(Path file, String columns) throws IOException {
        try {
            return new FileSource(file, columns == null ? "" : columns);
        } catch (IllegalArgumentException e) {
            throw new BadValueException(e.getMessage());
        }
    }

    private static boolean toTheEnd(Session session, Host host) throws InterruptedException {
        try (ProgressLine line = new ProgressLine(host.err(), host.terminal())) {
            session.start();
            while (!session.await(LOOK)) {
                line.show(session.progress(), session.events() + " events");
            }
        }
        for (Message message : session.messages()) {
            host.err().println("poolscope: " + message.text());
        }
        host.err().flush();
        return session.state() == SessionState.FINISHED;
    }
}
