package io.poolscope.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The source of a scenario's pattern in one language, as it is shown, with the lines of its named steps. The same step
 * has the same name in each language, so that one reached step lights a line in whichever is shown. Immutable.
 *
 * @param text the lines that are shown, joined by newlines
 * @param steps the line of each step, from 1
 */
public record SourceText(String text, Map<String, Integer> steps) {
    /** Copies the steps. */
    public SourceText {
        steps = Map.copyOf(steps);
    }

    /** The line of a step, from 1, or empty if this text doesn't have it. */
    public OptionalInt lineOf(String step) {
        Integer line = steps.get(step);
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }

    /** The line of this text that shows the step which {@code other} shows in a line, or empty. */
    public OptionalInt lineFor(SourceText other, int otherLine) {
        return other.steps.entrySet().stream().filter(step -> step.getValue() == otherLine)
                .mapToInt(step -> steps.getOrDefault(step.getKey(), -1)).filter(line -> line > 0).findFirst();
    }

    /*
     * In the compiled source a block is shown from "// @show ID" to "// @end", and the call stage.step("NAME"); alone
     * in a line is not shown: it names the line after it. In Python the comment "#@ NAME" does. So the text that is
     * shown is the code that runs, and a line's number can't go stale. A name that comes again speaks of its first line:
     * the last call in a loop's body lights the loop's head, where the next round may wait.
     */

    /**
     * Cuts the pattern out of a compiled Java source.
     *
     * @param source the whole file
     * @param id which {@code // @show} blocks to take; several are joined with an empty line between
     * @throws IllegalArgumentException if there is no such block, or one doesn't end
     */
    public static SourceText ofJava(String source, String id) {
        List<String> shown = new ArrayList<>();
        boolean inside = false;
        for (String line : source.lines().toList()) {
            String bare = line.strip();
            if (bare.equals("// @show " + id)) {
                inside = true;
                if (!shown.isEmpty()) {
                    shown.add("");
                }
            } else if (inside && bare.equals("// @end")) {
                inside = false;
            } else if (inside) {
                shown.add(line);
            }
        }
        if (inside || shown.isEmpty()) {
            throw new IllegalArgumentException((inside ? "no '// @end' after" : "no") + " '// @show " + id + "'");
        }
        return cut(shown, "stage.step(\"", "\");");
    }

    /** Reads a Python source, of which everything but the step marks is shown. */
    public static SourceText ofPython(String source) {
        return cut(source.lines().toList(), "#@ ", "");
    }

    private static SourceText cut(List<String> lines, String before, String after) {
        int indent = lines.stream().filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length()).min().orElse(0);
        List<String> kept = new ArrayList<>();
        Map<String, Integer> steps = new LinkedHashMap<>();
        for (String line : lines) {
            String bare = line.strip();
            if (bare.startsWith(before) && bare.endsWith(after)) {
                steps.putIfAbsent(bare.substring(before.length(), bare.length() - after.length()), kept.size() + 1);
            } else {
                kept.add(line.isBlank() ? "" : line.substring(indent).stripTrailing());
            }
        }
        return new SourceText(String.join("\n", kept), steps);
    }
}
