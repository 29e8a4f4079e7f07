package io.poolscope.view.findings;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.render.FindingMarks;
import io.poolscope.render.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;

/**
 * Which findings the picture points out: the one that a person went to last, until it is cleared, and deadlocks always. For the JavaFX
 * thread.
 */
public final class FindingHighlights {
    private final ObjectProperty<List<Marks.Highlight>> shown;
    private List<Finding> findings = List.of();
    private Optional<Marks.Highlight> chosen = Optional.empty();

    /**
     * Nothing is pointed out.
     *
     * @param shown what the picture points out; set by this object alone, but for another run, which empties it
     */
    public FindingHighlights(ObjectProperty<List<Marks.Highlight>> shown) {
        this.shown = Objects.requireNonNull(shown);
    }

    /** The rules have found this in the run that is shown, the worst first. */
    public void found(List<Finding> now) {
        findings = List.copyOf(now);
        show();
    }

    /** A person went to a finding. */
    public void choose(Finding finding) {
        int number = findings.indexOf(finding);
        chosen = FindingMarks.of(finding, number < 0 ? findings.size() : number);
        show();
    }

    /** The finding gone to last is no longer pointed out. */
    public void clear() {
        chosen = Optional.empty();
        show();
    }

    private void show() {
        List<Marks.Highlight> marks = new ArrayList<>(FindingMarks.unasked(findings));
        chosen.ifPresent(mark -> {
            marks.removeIf(other -> other.finding() == mark.finding());
            marks.add(mark);
        });
        if (!marks.equals(shown.get())) {
            shown.set(List.copyOf(marks));
        }
    }
}
