package io.poolscope.analysis.rules;

import io.poolscope.analysis.statistics.Threshold;
import java.util.List;
import java.util.Objects;

/**
 * What a rule says of itself.
 *
 * @param id which rule
 * @param looksFor what it looks for, in one sentence
 * @param thresholds by which numbers it decides; none where it finds whatever there is of its kind
 * @param remedies what it may tell a person to do, each in one sentence; none where nothing needs to be done
 * @param simulates whether it has a remedy that can be simulated, so that its findings may say what that would bring
 */
public record RuleDescription(RuleId id, String looksFor, List<Threshold> thresholds, List<String> remedies, boolean simulates) {
    public RuleDescription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(looksFor, "looksFor");
        thresholds = List.copyOf(thresholds);
        remedies = List.copyOf(remedies);
    }
}
