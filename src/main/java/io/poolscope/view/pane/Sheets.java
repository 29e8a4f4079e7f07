package io.poolscope.view.pane;

import java.util.Objects;
import javafx.scene.Parent;

/** The style sheet of this package's parts: forms and sizes, with the colours that the window's theme looks up. */
final class Sheets {
    private static final String SHEET =
            Objects.requireNonNull(Sheets.class.getResource("/io/poolscope/view/pane/pane.css"), "pane.css").toExternalForm();

    private Sheets() {
    }

    static void addTo(Parent part) {
        part.getStylesheets().add(SHEET);
    }
}
