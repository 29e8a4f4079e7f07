package io.poolscope.cli;

import io.poolscope.cli.options.FileOptions;
import io.poolscope.cli.options.Host;
import io.poolscope.recording.RunFacts;
import io.poolscope.session.Session;
import io.poolscope.timeline.Snapshot;
import io.poolscope.words.DurationWords;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code poolscope info}: what a file holds. */
@Command(name = "info", mixinStandardHelpOptions = true, description = "Says what a file of a run holds.")
final class InfoCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 200;

    private final Host host;

    @Mixin
    private FileOptions file = new FileOptions();

    InfoCommand(Host host) {
        this.host = host;
    }

    /** A text of a file, which may be anything, on one line and not too long. */
    private static String line(String text) {
        String line = text.codePoints().limit(MOST_SHOWN + 1L).map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "\u2026";
    }

    @Override
    public Integer call() throws Exception {
        Session session = file.read(host);
        if (session == null) {
            return Program.FAILED;
        }
        try (session) {
            PrintWriter out = host.out();
            Snapshot run = session.snapshot();
            long bytes = Files.size(file.file());
            out.printf(Locale.ROOT, "%s: %d bytes, %d events (%.2f bytes an event), %s%n", file.file().getFileName(), bytes,
                    session.events(), (double) bytes / Math.max(1, session.events()), DurationWords.of(run.end()));
            session.facts().forEach((key, value) -> {
                if (!RunFacts.isSource(key)) {
                    out.println("  " + line(key) + ": " + line(value));
                }
            });
            SummaryText.print(out, session.info(), session.summary());
            return Program.code(session);
        }
    }
}
