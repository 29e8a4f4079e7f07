package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.poolscope.analysis.rules.Findings;
import io.poolscope.analysis.rules.RuleDescription;
import io.poolscope.analysis.rules.RuleId;
import io.poolscope.analysis.statistics.Threshold;
import io.poolscope.cli.options.Host;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code poolscope analyze --rules}. */
class RulesReportTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        Host host = new Host(new PrintWriter(out), new PrintWriter(err), false, Catalogue.standard(), () -> {
            throw new AssertionError("no picture was asked for");
        }, () -> 0, file -> 0);
        return Program.run(host, args);
    }

    @Test
    void eachRule_isToldWithWhatItLooksFor_itsThresholdsAndItsRemedies() {
        assertThat(run("analyze", "--rules")).isZero();
        List<String> lines = out.toString().lines().toList();
        for (RuleDescription rule : Findings.rules()) {
            int at = lines.indexOf(rule.id().text());
            assertThat(at).as(rule.id().text()).isNotNegative();
            assertThat(lines.get(at + 1)).isEqualTo("    " + rule.looksFor());
            for (int i = 0; i < rule.thresholds().size(); i++) {
                Threshold threshold = rule.thresholds().get(i);
                assertThat(lines.get(at + 2 + i)).startsWith("    " + threshold.name()).contains("  " + threshold.text() + "  ")
                        .endsWith(threshold.meaning());
            }
            assertThat(lines.get(at + 2 + rule.thresholds().size())).startsWith("    Remedy: ")
                    .contains(rule.remedies().isEmpty() ? List.of("none is needed") : rule.remedies());
        }
        assertThat(lines).filteredOn(line -> !line.startsWith(" ")).hasSize(RuleId.values().length);
        assertThat(out.toString()).contains("    full          20 %  of the time in which tasks came the queue is full");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void asJson_theyAreOneObject() throws Exception {
        assertThat(run("analyze", "--rules", "--json")).isZero();
        List<String> ids = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(out.toString())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && !fields.contains(parser.currentName())) {
                    fields.add(parser.currentName());
                }
                if (token == JsonToken.VALUE_STRING && "rule".equals(parser.currentName())) {
                    ids.add(parser.getText());
                }
            }
        }
        assertThat(ids).containsExactlyInAnyOrderElementsOf(Arrays.stream(RuleId.values()).map(RuleId::text).toList());
        assertThat(fields).containsExactly("rules", "rule", "looksFor", "thresholds", "name", "value", "unit", "meaning", "remedies",
                "simulated");
    }

    @Test
    void aRunBesideIt_orNoRunWithoutIt_isRefused() {
        assertThat(run("analyze", "--rules", "in-order")).isEqualTo(Program.USAGE);
        assertThat(err.toString()).contains("--rules with in-order is not allowed");
        err.getBuffer().setLength(0);
        assertThat(run("analyze")).isEqualTo(Program.USAGE);
        assertThat(err.toString()).isEqualToIgnoringNewLines("poolscope: Missing required parameter: 'SCENARIO|FILE'");
        err.getBuffer().setLength(0);
        assertThat(run("what-if", "--workers", "3")).isEqualTo(Program.USAGE);
        assertThat(err.toString()).isEqualToIgnoringNewLines("poolscope: Missing required parameter: 'SCENARIO|FILE'");
    }
}
