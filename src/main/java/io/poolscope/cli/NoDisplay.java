package io.poolscope.cli;

import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.PictureOptions;
import io.poolscope.cli.options.ScenarioOptions;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the program does instead of showing its window where there is no display: the default scenario, as a picture. */
public final class NoDisplay {
    private final Host host;

    public NoDisplay(Host host) {
        this.host = host;
    }

    public int play() throws InterruptedException, IOException {
        Scenario scenario = host.scenarios().first();
        Path file = Path.of("target", scenario.about().id() + ".png");
        host.err().println("poolscope: there is no display; playing '" + scenario.about().id() + "' without a window");
        host.err().flush();
        Files.createDirectories(file.getParent());
        try (Session session = Session.create(scenario, ParameterValues.defaultsOf(scenario), ScenarioOptions.DEFAULT_SEED)) {
            boolean fine = new SessionPlayer(host).toTheEnd(session);
            PictureOptions.to(file).write(host, session.snapshot());
            SummaryText.print(host.out(), session.info(), session.summary());
            host.out().println("Picture: " + file);
            return fine ? Program.OK : Program.FAILED;
        }
    }
}
