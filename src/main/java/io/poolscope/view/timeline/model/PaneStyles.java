package io.poolscope.view.timeline.model;

import java.util.Objects;
import javafx.scene.Parent;

/** The style sheet of this package's parts: forms and sizes, with the colours that the window's theme looks up. */
public final class PaneStyles {
    private static final String SHEET =
            Objects.requireNonNull(PaneStyles.class.getResource("/io/poolscope/view/pane.css"), "pane.css").toExternalForm();

    private PaneStyles() {
    }

    public static void addTo(Parent part) {
        part.getStylesheets().add(SHEET);
    }
}
