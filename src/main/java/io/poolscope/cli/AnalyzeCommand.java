package io.poolscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.Findings;
import io.poolscope.cli.options.Host;
import io.poolscope.scenario.BadValueException;
import io.poolscope.session.Session;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code poolscope analyze}: what was found in a run, the worst first. */
@Command(name = "analyze", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Plays a scenario or reads a recording, and says what was found: reason, cost and remedy.")
final class AnalyzeCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(index = "0", arity = "0..1", paramLabel = SubjectOptions.LABEL, description = SubjectOptions.DESCRIPTION)
    private String subject;

    @Mixin
    private SubjectOptions options = new SubjectOptions();

    @Option(names = "--rules",
            description = "Tell of the rules instead: what each looks for, its thresholds with their meaning, its remedy.")
    private boolean rules;

    @Option(names = "--json", description = "Print the findings, or the rules, as one JSON object.")
    private boolean json;

    AnalyzeCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        if (rules) {
            return tellOfRules();
        }
        if (subject == null) {
            throw new BadValueException("Missing required parameter: '" + SubjectOptions.LABEL + "'");
        }
        Session session = options.atItsEnd(host, subject);
        if (session == null) {
            return Program.FAILED;
        }
        try (session) {
            int processors = Runtime.getRuntime().availableProcessors();
            List<Finding> findings = Findings.of(session.snapshot(), processors);
            List<String> notJudged = Findings.notJudged(session.snapshot(), processors);
            if (json) {
                host.out().println(json(session, findings, notJudged));
            } else {
                findings.forEach(this::print);
                if (findings.isEmpty()) {
                    host.out().println("Nothing was found.");
                }
                if (!notJudged.isEmpty()) {
                    host.out().println("Not judged: " + String.join(", ", notJudged) + ".");
                }
            }
            return Program.code(session);
        }
    }

    private int tellOfRules() throws IOException {
        if (subject != null) {
            throw new BadValueException("--rules with " + subject + " is not allowed; allowed: --rules alone, or with --json");
        }
        if (json) {
            host.out().println(RulesReport.json(Findings.rules()));
        } else {
            RulesReport.print(Findings.rules(), host.out());
        }
        return Program.OK;
    }

    private void print(Finding finding) {
        host.out().printf("%-9s%s%n", finding.severity().name().toLowerCase(Locale.ROOT), finding.title());
        host.out().println("         " + finding.sentence());
        if (!finding.remedy().isEmpty()) {
            host.out().println("         " + finding.remedy() + finding.gain().map(gain -> " " + gain).orElse(""));
        }
    }

    private static String json(Session session, List<Finding> findings, List<String> notJudged) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = SummaryJson.generator(text)) {
            json.writeStartObject();
            json.writeStringField("scenario", session.info().scenario());
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                json.writeStartObject();
                json.writeStringField("rule", finding.rule().text());
                json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
                json.writeStringField("title", finding.title());
                json.writeStringField("sentence", finding.sentence());
                json.writeNumberField("fromMillis", SummaryJson.millis(finding.where().from()));
                json.writeNumberField("untilMillis", SummaryJson.millis(finding.where().until()));
                json.writeStringField("costKind", finding.cost().kind().name().toLowerCase(Locale.ROOT));
                json.writeNumberField("cost", finding.cost().amount());
                json.writeStringField("remedy", finding.remedy());
                json.writeStringField("gain", finding.gain().orElse(""));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notJudged");
            for (String line : notJudged) {
                json.writeString(line);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
