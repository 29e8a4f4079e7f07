package io.poolscope.view.window;

import io.poolscope.session.Session;
import io.poolscope.view.keys.Command;
import io.poolscope.words.Percent;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** How much of a file has been read, and a way to stop it; there only while it is being read. For the JavaFX thread. */
final class ReadingBar extends HBox {
    private final ProgressBar bar = new ProgressBar(0);
    private final Label percent = new Label();

    /**
     * A bar that is not shown yet.
     *
     * @param cancel ends the run, which is the reading
     */
    ReadingBar(Command cancel) {
        setId("reading");
        getStyleClass().add("reading");
        setAlignment(Pos.CENTER_LEFT);
        bar.setAccessibleText("How much of the file has been read");
        percent.setMinWidth(USE_PREF_SIZE);
        Button stop = cancel.dress(new Button("Cancel"));
        stop.setId("reading-cancel");
        stop.getStyleClass().add("link-button");
        stop.setAccessibleText("Cancel reading the file");
        stop.setTooltip(new Tooltip(cancel.tip("Read no further; what was read stays")));
        stop.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(bar, percent, stop);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** A frame begins: shows how far it is. */
    void pulse(Session session) {
        boolean reading = session.file().isPresent() && !session.state().ended();
        if (isVisible() != reading) {
            setVisible(reading);
        }
        if (reading) {
            double share = session.progress();
            bar.setProgress(share);
            String text = Percent.of(share);
            if (!percent.getText().equals(text)) {
                percent.setText(text);
            }
        }
    }
}
