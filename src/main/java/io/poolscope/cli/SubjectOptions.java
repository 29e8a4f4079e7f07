package io.poolscope.cli;

import io.poolscope.cli.options.FileOptions;
import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.PathConverter;
import io.poolscope.cli.options.ScenarioOptions;
import io.poolscope.cli.options.SpeedOption;
import io.poolscope.scenario.BadValueException;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.Session;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run to look at comes about: a scenario is played for it, or a recorded file is read. */
final class SubjectOptions {
    /** How commands call what they look at. */
    static final String LABEL = "SCENARIO|FILE";
    /** What it can be. */
    static final String DESCRIPTION = "A scenario to play, or a recording (.pool).";

    @Option(names = "--seed", paramLabel = "N", description = "Where random numbers start: the same seed, the same durations.")
    private String seed;

    @Option(names = "--set", paramLabel = "key=value", description = "Any parameter: see 'poolscope list --parameters'.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--columns", paramLabel = "WHAT=COLUMN[:UNIT],…", description = "Which columns of a CSV are read as what, as "
            + "started=Begin:ms,ended=End:ms,label=Job (default: found by their names).")
    private String columns;

    @Mixin
    private SpeedOption speed = new SpeedOption();

    /**
     * The run, at its end; the caller closes it. Progress and messages go to standard error.
     *
     * @param subject a scenario's id, or the path of a recording
     * @return null if it could not be played or read to its end
     */
    Session atItsEnd(Host host, String subject) throws IOException, InterruptedException {
        Session session = isFile(subject) ? Session.of(FileOptions.source(Path.of(subject), columns)) : played(host, subject);
        boolean ended = false;
        try {
            ended = new SessionPlayer(host).toTheEnd(session);
            return ended ? session : null;
        } finally {
            if (!ended) {
                session.close(); // also where memory is full: what still reads must not take what there is left to say so
            }
        }
    }

    private Session played(Host host, String subject) {
        if (isMeantAsFile(subject)) {
            if (!PathConverter.isPath(subject)) {
                throw new BadValueException("'" + subject + "' " + PathConverter.problem(subject));
            }
            throw new BadValueException(subject + " is not allowed; allowed: a scenario, or a file that is there");
        }
        Scenario scenario = host.scenarios().require(subject);
        Session session = Session.create(scenario, ScenarioOptions.with(scenario, settings), ScenarioOptions.seed(seed));
        speed.applyTo(session);
        return session;
    }

    /** Whether nobody would call a scenario so. */
    private static boolean isMeantAsFile(String subject) {
        return subject.indexOf('/') >= 0 || subject.indexOf(File.separatorChar) >= 0 || subject.indexOf('.') >= 0;
    }

    /** The file that is read for a subject; null where a scenario is played. */
    static Path file(String subject) {
        return isFile(subject) ? Path.of(subject) : null;
    }

    private static boolean isFile(String subject) {
        try {
            return Files.isRegularFile(Path.of(subject));
        } catch (InvalidPathException e) {
            return false; // then it can only be meant as a scenario, and is refused as such
        }
    }
}
