package io.poolscope.cli;

import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.KeepOption;
import io.poolscope.cli.options.PictureOptions;
import io.poolscope.cli.options.ScenarioOptions;
import io.poolscope.cli.options.SpeedOption;
import io.poolscope.file.IoErrors;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.Session;
import io.poolscope.session.SimulationSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code poolscope run}: plays a scenario without a window and prints what came of it. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Plays a scenario without a window and prints a summary; times are scenario times.")
final class RunCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private ScenarioOptions chosen = new ScenarioOptions();

    @Mixin
    private SpeedOption speed = new SpeedOption();

    @Mixin
    private KeepOption keep = new KeepOption();

    @Option(names = "--simulate", description = "Predict the run on virtual time instead of playing it.")
    private boolean simulate;

    @Mixin
    private PictureOptions picture = new PictureOptions();

    @Option(names = "--out", paramLabel = "FILE.pool", description = "Record the run while it goes on.")
    private Path recording;

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    RunCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = chosen.scenario(host.scenarios());
        ParameterValues values = chosen.values(scenario);
        keep.retention();
        picture.check();
        picture.checkApart(null, recording, "--out");
        try (Session session = simulate ? Session.of(new SimulationSource(scenario, values, chosen.seed()))
                : Session.create(scenario, values, chosen.seed())) {
            speed.applyTo(session);
            keep.applyTo(session);
            record(session);
            boolean fine = new SessionPlayer(host).toTheEnd(session);
            if (picture.wanted()) {
                picture.write(host, session.snapshot());
            }
            if (json) {
                host.out().println(SummaryJson.of(session.info(), session.summary()));
            } else {
                SummaryText.print(host.out(), session.info(), session.summary());
            }
            return fine && !session.recordingFailed() ? Program.OK : Program.FAILED;
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
}
