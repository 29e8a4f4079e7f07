package io.poolscope.cli;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.Findings;
import io.poolscope.analysis.rules.Severity;
import io.poolscope.cli.options.FileOptions;
import io.poolscope.cli.options.Host;
import io.poolscope.session.Session;
import io.poolscope.wire.ProgramFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code poolscope doctor}: whether a recorded run is well, for builds and probes. */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false,
        description = {
            "Says what is wrong in a file of a run, the worst first.", "Exit code 0 if nothing is, 3 if there is a warning or worse."})
final class DoctorCommand implements Callable<Integer> {
    private static final int MOST_PROCESSORS = 1 << 16;

    private final Host host;

    @Mixin
    private FileOptions file = new FileOptions();

    DoctorCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        Session session = file.read(host);
        if (session == null) {
            return Program.FAILED;
        }
        try (session) {
            List<Finding> findings = Findings.of(session.snapshot(), processors(session.facts()));
            for (Finding finding : findings) {
                host.out().println(finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.title() + ": " + finding.sentence()
                        + (finding.remedy().isEmpty() ? "" : " " + finding.remedy()));
            }
            if (findings.isEmpty()) {
                host.out().println("ok: nothing was found");
            }
            boolean ill = findings.stream().anyMatch(finding -> finding.severity().compareTo(Severity.WARNING) >= 0);
            return ill ? Program.FOUND : Program.OK;
        }
    }

    /** Those of the machine that the run was on, where the file says it. */
    private static int processors(Map<String, String> facts) {
        String said = facts.getOrDefault(ProgramFacts.PROCESSORS, "");
        boolean known = said.matches("[1-9]\\d{0,5}") && Integer.parseInt(said) <= MOST_PROCESSORS;
        return known ? Integer.parseInt(said) : Runtime.getRuntime().availableProcessors();
    }
}
