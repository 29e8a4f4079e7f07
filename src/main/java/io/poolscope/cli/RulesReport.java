package io.poolscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.poolscope.analysis.rules.RuleDescription;
import io.poolscope.analysis.statistics.Threshold;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** What the rules say of themselves: what they look for, by which numbers they decide, what they tell a person to do. Stateless. */
final class RulesReport {
    private RulesReport() {
    }

    /** For a person. */
    static void print(List<RuleDescription> rules, PrintWriter out) {
        for (RuleDescription rule : rules) {
            out.println(rule.id().text());
            out.println("    " + rule.looksFor());
            int name = rule.thresholds().stream().mapToInt(threshold -> threshold.name().length()).max().orElse(1);
            int value = rule.thresholds().stream().mapToInt(threshold -> threshold.text().length()).max().orElse(1);
            for (Threshold threshold : rule.thresholds()) {
                out.printf("    %-" + name + "s  %" + value + "s  %s%n", threshold.name(), threshold.text(), threshold.meaning());
            }
            out.println("    Remedy: " + (rule.remedies().isEmpty() ? "none is needed." : String.join(" Or: ", rule.remedies()))
                    + (rule.simulates() ? " What it would bring is simulated." : ""));
        }
    }

    /** For other programs: one JSON object. */
    static String json(List<RuleDescription> rules) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = SummaryJson.generator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("rules");
            for (RuleDescription rule : rules) {
                json.writeStartObject();
                json.writeStringField("rule", rule.id().text());
                json.writeStringField("looksFor", rule.looksFor());
                json.writeArrayFieldStart("thresholds");
                for (Threshold threshold : rule.thresholds()) {
                    json.writeStartObject();
                    json.writeStringField("name", threshold.name());
                    json.writeNumberField("value", threshold.value());
                    json.writeStringField("unit", threshold.unit().name().toLowerCase(Locale.ROOT));
                    json.writeStringField("meaning", threshold.meaning());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeArrayFieldStart("remedies");
                for (String remedy : rule.remedies()) {
                    json.writeString(remedy);
                }
                json.writeEndArray();
                json.writeBooleanField("simulated", rule.simulates());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
