package io.poolscope.view.timeline;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A card beside the pointer that says what is under it. Part of the timeline rather than a popup, so that it follows
 * without lag and never takes the pointer.
 */
final class HoverCard extends VBox {
    private static final double GAP = 14;

    private final Label title = new Label();
    private final Label lines = new Label();

    HoverCard() {
        getStyleClass().add("hover-card");
        setId("hover-card");
        title.getStyleClass().add("hover-title");
        lines.getStyleClass().add("hover-lines");
        getChildren().addAll(title, lines);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Shows lines beside a point, the first as the title; none hide it. */
    void show(List<String> text, double x, double y, double width, double height) {
        if (text.isEmpty()) {
            hide();
            return;
        }
        title.setText(text.getFirst());
        lines.setText(String.join("\n", text.subList(1, text.size())));
        lines.setManaged(text.size() > 1);
        setVisible(true);
        applyCss();
        autosize();
        double left = x + GAP + getWidth() <= width ? x + GAP : x - GAP - getWidth();
        double top = y + GAP + getHeight() <= height ? y + GAP : y - GAP - getHeight();
        relocate(Math.rint(Math.max(0, left)), Math.rint(Math.max(0, top)));
    }

    void hide() {
        setVisible(false);
    }

    /** What it says, a line each. */
    String text() {
        return isVisible() ? title.getText() + "\n" + lines.getText() : "";
    }
}
