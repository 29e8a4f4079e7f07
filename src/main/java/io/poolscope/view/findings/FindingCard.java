package io.poolscope.view.findings;

import io.poolscope.analysis.rules.Finding;
import io.poolscope.analysis.rules.Severity;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One finding: a mark by its severity, a title, its sentence, the remedy and what the remedy would gain. */
final class FindingCard extends Button {
    private final Label title = new Label();
    private final Label text = new Label();
    private final Region icon = new Region();
    private Finding shown;

    FindingCard(Consumer<Finding> onGo) {
        getStyleClass().setAll("card", "finding");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add("finding-title");
        text.getStyleClass().add("finding-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        Region bar = new Region();
        bar.getStyleClass().add("bar");
        icon.getStyleClass().add("icon");
        HBox heading = new HBox(7, icon, title);
        heading.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(4, heading, text);
        HBox.setHgrow(words, Priority.ALWAYS);
        setGraphic(new HBox(10, bar, words));
        setOnAction(_ -> onGo.accept(shown));
    }

    void show(Finding finding) {
        if (finding.equals(shown)) {
            return;
        }
        shown = finding;
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        getStyleClass().setAll("card", "finding", severity);
        icon.getStyleClass().setAll("icon", finding.severity() == Severity.OK ? "good" : "warn");
        title.setText(finding.title());
        text.setText(words(finding));
        setAccessibleText(finding.title() + ", " + severity + ". " + words(finding));
    }

    private static String words(Finding finding) {
        StringBuilder words = new StringBuilder(finding.sentence());
        if (!finding.remedy().isEmpty()) {
            words.append(' ').append(finding.remedy());
        }
        finding.gain().ifPresent(gain -> words.append(' ').append(gain));
        return words.toString();
    }

    @Override
    protected double computePrefHeight(double width) {
        // a button asks its graphic for its height without a width; the wrapped text needs one
        double inner = width - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + getGraphic().prefHeight(inner) + snappedBottomInset();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
