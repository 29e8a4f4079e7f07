package io.poolscope.view.sidebar;

import io.poolscope.recording.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a file says of its run, as a person reads it. Stateless. */
public final class FileFacts {
    /** Shown elsewhere, or too long. */
    private static final Set<String> ELSEWHERE = Set.of(RunFacts.SCENARIO, RunFacts.TITLE, RunFacts.JAVA_SOURCE, RunFacts.PYTHON_SOURCE);
    private static final String SOURCE = "source.";

    private FileFacts() {
    }

    /** A name and what is said under it. */
    public record Fact(String name, String value) {
    }

    /** The facts, parameters first, each by its own name. */
    public static List<Fact> of(Map<String, String> facts) {
        List<Fact> parameters = new ArrayList<>();
        List<Fact> others = new ArrayList<>();
        facts.forEach((key, value) -> {
            if (key.startsWith(RunFacts.PARAMETER)) {
                parameters.add(new Fact(spaced(key.substring(RunFacts.PARAMETER.length())), value));
            } else if (!ELSEWHERE.contains(key) && !key.startsWith(SOURCE) && !(key.equals(RunFacts.SEED) && value.equals("0"))) {
                others.add(new Fact(spaced(key), value));
            }
        });
        parameters.addAll(others);
        return List.copyOf(parameters);
    }

    private static String spaced(String key) {
        String words = key.replace('-', ' ').replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
