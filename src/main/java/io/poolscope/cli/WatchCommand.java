package io.poolscope.cli;

import io.poolscope.attach.LivePrograms;
import io.poolscope.attach.ObservedProgram;
import io.poolscope.attach.ProgramListener;
import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.KeepOption;
import io.poolscope.file.IoErrors;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Durations;
import io.poolscope.session.Message;
import io.poolscope.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code poolscope watch}: the programs that are observed now, without a window. */
@Command(name = "watch", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Watches the programs that show themselves by Poolscope's library, all side by side, and prints a summary.",
    "Ends when all that came have ended, after the time that --for gives, or at Ctrl+C."})
final class WatchCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final long END_LIMIT_MILLIS = 5000;

    private final Host host;

    @Option(names = "--for", paramLabel = "TIME", description = "How long at most, as 30s.")
    private String time;

    @Option(names = "--out", paramLabel = "FILE.pool", description = "Record what is seen.")
    private Path recording;

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    @Option(names = "--port", paramLabel = "N",
            description = "Listen on this port of loopback instead of a socket, for containers and ssh -L; "
                    + "0 takes one that is free. Programs read it, and a token, from a file.")
    private Integer port;

    @Mixin
    private KeepOption keep = new KeepOption();

    private int told;

    WatchCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        long limit = limit();
        if (port != null && (port < 0 || port > 0xFFFF)) {
            throw new BadValueException("--port " + port + " is not allowed; allowed: 0 to 65535");
        }
        keep.retention();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch printed = new CountDownLatch(1);
        Thread hook = new Thread(() -> endEarly(asked, printed), "watch-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try (LivePrograms programs =
                new LivePrograms(events -> port == null ? ProgramListener.usual(events) : ProgramListener.usual(port, events), () -> {});
                Session session = Session.of(programs.run("programs", program -> true))) {
            keep.applyTo(session);
            session.start();
            record(session);
            host.err().println("poolscope: listening at " + programs.where());
            host.err().flush();
            watch(programs, session, asked, limit);
            session.stop();
            boolean ended = session.await(Duration.ofMillis(END_LIMIT_MILLIS));
            tell(session);
            print(session);
            return ended && !session.recordingFailed() ? Program.OK : Program.FAILED;
        } finally {
            printed.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                host.err().flush(); // it is Ctrl+C's hook that waits for this
            }
        }
    }

    /** On Ctrl+C: the recording is ended whole and the summary printed before the process goes. */
    private static void endEarly(CountDownLatch asked, CountDownLatch printed) {
        asked.countDown();
        try {
            if (!printed.await(END_LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long limit() {
        if (time == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Durations.parse(time).toNanos();
        } catch (BadValueException | ArithmeticException e) {
            throw new BadValueException("--for " + time + " is not allowed; allowed: times as 30s, 500ms");
        }
    }

    private void record(Session session) throws IOException {
        if (recording == null) {
            return;
        }
        try {
            session.record(recording);
        } catch (IOException e) {
            throw new IOException("--out " + recording + " can't be written: " + IoErrors.message(e), e);
        }
    }

    private void watch(LivePrograms programs, Session session, CountDownLatch asked, long limit) throws InterruptedException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < limit && !asked.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            tell(session);
            List<ObservedProgram> all = programs.all();
            if (!all.isEmpty() && all.stream().allMatch(program -> program.standing() == ObservedProgram.Standing.ENDED)) {
                return;
            }
        }
    }

    private void tell(Session session) {
        List<Message> messages = session.messages();
        for (; told < messages.size(); told++) {
            host.err().println("poolscope: " + messages.get(told).text());
        }
        host.err().flush();
    }

    private void print(Session session) throws IOException {
        if (json) {
            host.out().println(SummaryJson.of(session.info(), session.summary()));
        } else {
            SummaryText.print(host.out(), session.info(), session.summary());
        }
        host.out().flush();
    }
}
