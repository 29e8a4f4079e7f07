package io.poolscope.view.advise;

import io.poolscope.analysis.sizing.Advice;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One part of an advice: what to take, why, by which rule of thumb, and what was measured beside it. */
final class AdviceCard extends VBox {
    /**
     * A card.
     *
     * @param measuredIn the scenario whose sweep measured something, or ""
     */
    AdviceCard(String name, String value, Advice.Reason reason, String measuredIn) {
        getStyleClass().addAll("card", "advice-card");
        setFocusTraversable(false);
        Label title = new Label(name);
        title.getStyleClass().add("figure-name");
        title.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label figure = new Label(value);
        figure.getStyleClass().add("advice-value");
        title.setLabelFor(figure);
        HBox heading = new HBox(8, title, gap, figure);
        heading.setAlignment(Pos.BASELINE_LEFT);
        getChildren().add(heading);
        if (reason != null) {
            getChildren().addAll(line(reason.why()), line("Rule of thumb: " + reason.rule()));
            if (!reason.measured().isEmpty()) {
                Label measured = line("Measured in the sweep of “" + measuredIn + "”: " + reason.measured());
                measured.getStyleClass().add("advice-measured");
                getChildren().add(measured);
            }
        }
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("finding-text");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
