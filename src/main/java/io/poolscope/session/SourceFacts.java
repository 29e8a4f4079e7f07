package io.poolscope.session;

import io.poolscope.recording.RunFacts;
import io.poolscope.scenario.Language;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario's source text as facts of its recording, so that the run can be read beside its code also where the
 * scenario is not known, or is another one by then. Stateless.
 */
public final class SourceFacts {
    /** More lines than this are cut off when they are read back: a scenario has some fifty, a hostile file any number. */
    static final int MOST_LINES = 1000;
    /** The same for the characters of a line. */
    static final int MOST_COLUMNS = 400;

    private SourceFacts() {
    }

    /** The source in both languages with the lines of its steps; nothing where there is none. */
    static Map<String, String> of(Scenario scenario) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            SourceText source = scenario.source(language);
            if (!source.text().isEmpty()) {
                facts.put(textKey(language), source.text());
                source.steps().forEach((step, line) -> facts.put(stepKey(language) + step, line.toString()));
            }
        }
        return facts;
    }

    /** The source that a recording has; empty if it has none. What can't be a line of it is left out. */
    public static Optional<SourceText> read(Map<String, String> facts, Language language) {
        String text = facts.getOrDefault(textKey(language), "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = text.lines().limit(MOST_LINES + 1L).toList();
        List<String> lines = all.stream().limit(MOST_LINES)
                .map(line -> line.length() <= MOST_COLUMNS ? line : line.substring(0, MOST_COLUMNS) + " \u2026").toList();
        String shown = String.join("\n", lines) + (all.size() > MOST_LINES ? "\n\u2026 cut after " + MOST_LINES + " lines" : "");
        Map<String, Integer> steps = new LinkedHashMap<>();
        facts.forEach((key, value) -> {
            if (key.startsWith(stepKey(language)) && value.matches("[1-9]\\d{0,5}") && Integer.parseInt(value) <= lines.size()) {
                steps.put(key.substring(stepKey(language).length()), Integer.parseInt(value));
            }
        });
        return Optional.of(new SourceText(shown, steps));
    }

    private static String textKey(Language language) {
        return language == Language.JAVA ? RunFacts.JAVA_SOURCE : RunFacts.PYTHON_SOURCE;
    }

    private static String stepKey(Language language) {
        return language == Language.JAVA ? RunFacts.JAVA_STEP : RunFacts.PYTHON_STEP;
    }
}
