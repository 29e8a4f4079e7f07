package io.poolscope.cli;

import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.PathConverter;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.NoThreadException;
import io.poolscope.session.FullMemory;
import io.poolscope.session.Message;
import io.poolscope.session.Session;
import io.poolscope.words.ProgramVersion;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/**
 * The program {@code poolscope}: without a command it shows the window; where there is no display it plays the default
 * scenario and leaves its picture.
 *
 * <p>Exit codes: 0 done, 1 it failed, 2 wrong use; an interrupted JVM ends with 130 by itself.
 */
@Command(name = "poolscope", mixinStandardHelpOptions = true,
        description = "An oscilloscope for executors. Without a command: the window.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:it failed", "2:wrong use", "3:done, and 'doctor' found something", "130:interrupted"})
public final class Program implements Callable<Integer> {
    /** Done. */
    public static final int OK = 0;
    /** It failed. */
    public static final int FAILED = 1;
    /** Wrong use. */
    public static final int USAGE = 2;

    /** Done, and something was found that costs time, memory or results: for builds and probes. */
    public static final int FOUND = 3;

    private static final int TRIES = 50;
    private static final long RETRY_NANOS = 100_000_000L;

    private final Host host;

    private Program(Host host) {
        this.host = host;
    }

    /** Runs a command and returns its exit code. */
    public static int run(Host unguarded, String... args) {
        Host host = PlainOutput.guarded(unguarded);
        CommandLine line = new CommandLine(new Program(host))
                .addSubcommand(new ListCommand(host))
                .addSubcommand(new RunCommand(host))
                .addSubcommand(new AnalyzeCommand(host))
                .addSubcommand(new DoctorCommand(host))
                .addSubcommand(new WatchCommand(host))
                .addSubcommand(new WhatIfCommand(host))
                .addSubcommand(new SweepCommand(host))
                .addSubcommand(new AdviseCommand(host))
                .addSubcommand(new OpenCommand(host))
                .addSubcommand(new InfoCommand(host))
                .addSubcommand(new RenderCommand(host))
                .addSubcommand(new ExportCommand(host));
        line.getCommandSpec().version(ProgramVersion.NAMED);
        line.getSubcommands().values().forEach(command -> command.getCommandSpec().version(ProgramVersion.NAMED));
        line.setOut(host.out()).setErr(host.err()).setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, new PathConverter()); // of all commands: after they are added
        line.setParameterExceptionHandler((e, given) -> complain(host, e));
        line.setExecutionStrategy(parsed -> {
            try {
                return new CommandLine.RunLast().execute(parsed);
            } catch (StandardOutput.LostException e) {
                throw new CommandLine.ExecutionException(line, e.getMessage(), e); // else it would be a stack trace
            }
        });
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof StandardOutput.LostException lost) {
                return lost(host, lost);
            }
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            Exception told = NoThreadException.isMeantBy(e) ? new NoThreadException(e) : e;
            tell(host, told.getMessage() == null ? told.toString() : told.getMessage());
            return e instanceof BadValueException ? USAGE : FAILED;
        });
        int code = flushed(host, execute(host, line, args));
        host.err().flush();
        return code;
    }

    /** Prints what is left of the results; those that can't be printed are a failure. */
    private static int flushed(Host host, int code) {
        try {
            host.out().flush();
        } catch (StandardOutput.LostException e) {
            return lost(host, e);
        }
        if (host.out().checkError()) {
            tell(host, "standard output can't be written");
            return FAILED;
        }
        return code;
    }

    /** Results can't be printed: a failure, unless their reader has gone, as {@code head} does once it has enough. */
    private static int lost(Host host, StandardOutput.LostException e) {
        if (!e.isReaderGone()) {
            tell(host, e.getMessage());
        }
        return e.isReaderGone() ? OK : FAILED;
    }

    private static int execute(Host host, CommandLine line, String... args) {
        FullMemory memory = new FullMemory();
        String full = "poolscope: the memory of " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB is too small for this; POOLSCOPE_JAVA_OPTIONS=-Xmx8g allows more";
        try {
            return line.execute(args);
        } catch (Error e) {
            if (NoThreadException.isMeantBy(e)) {
                tell(host, new NoThreadException(e).getMessage());
                return FAILED;
            }
            if (!memory.isMeantBy(e)) {
                throw e;
            }
            tellAtLast(host, full);
            return FAILED;
        }
    }

    /** Prints a line although memory is full: a command that was stopped still takes what there is, and ends soon. */
    private static void tellAtLast(Host host, String line) {
        for (int left = TRIES;; left--) {
            try {
                new FullMemory(); // there is room again, also for what the JVM needs to end
                host.err().println(line);
                return;
            } catch (OutOfMemoryError e) {
                if (left == 0) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /** The code of a command that did what it was asked to, with a run of which something could not be read. */
    static int code(Session session) {
        return session.messages().stream().anyMatch(message -> message.level() == Message.Level.ERROR) ? FAILED : OK;
    }

    private static int complain(Host host, ParameterException e) {
        String message = e.getMessage();
        if (e instanceof UnmatchedArgumentException unmatched && e.getCommandLine().getParent() == null
                && !unmatched.getUnmatched().isEmpty()) {
            message = "there is no command '" + unmatched.getUnmatched().getFirst() + "'; allowed: "
                    + String.join(", ", e.getCommandLine().getSubcommands().keySet());
        }
        tell(host, message);
        return USAGE;
    }

    private static void tell(Host host, String message) {
        host.err().println("poolscope: " + message.lines().findFirst().orElse(""));
    }

    @Override
    public Integer call() throws Exception {
        int code = host.window().getAsInt();
        return code >= 0 ? code : new NoDisplay(host).play();
    }
}
