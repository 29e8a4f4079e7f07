package io.poolscope.view.statistics;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Rows of a name on the left and a figure on the right, as the right column has them. */
public final class FigureRows extends VBox {
    public FigureRows() {
        getStyleClass().add("figures");
    }

    /** Adds a row; returns it for its figure to be set. */
    public Row row(String name) {
        Row row = new Row(name, null);
        getChildren().add(row);
        return row;
    }

    /** Adds a row with a swatch in a state's colour. */
    public Row row(String name, String swatch) {
        Row row = new Row(name, swatch);
        getChildren().add(row);
        return row;
    }

    private static final double MOST_TIP = 480;
    private static final double LEAST_GAP = 8;

    /** A row. */
    public static final class Row extends HBox {
        private final Label name = new Label();
        private final Label figure = new Label();

        private Row(String title, String swatch) {
            getStyleClass().add("figure-row");
            setAlignment(Pos.CENTER_LEFT);
            name.setText(title);
            name.getStyleClass().add("figure-name");
            figure.getStyleClass().add("value");
            // The name stays whole; a figure that is too long, as a thread's name, ends in an ellipsis and is in its tooltip.
            name.setMinWidth(Region.USE_PREF_SIZE);
            Tooltip whole = new Tooltip();
            whole.textProperty().bind(figure.textProperty());
            whole.setWrapText(true);
            whole.setMaxWidth(MOST_TIP);
            figure.setTooltip(whole);
            Region gap = new Region();
            gap.setMinWidth(LEAST_GAP);
            HBox.setHgrow(gap, Priority.ALWAYS);
            if (swatch != null) {
                Region colour = new Region();
                colour.getStyleClass().addAll("swatch", swatch);
                getChildren().add(colour);
            }
            getChildren().addAll(name, gap, figure);
            name.setLabelFor(figure);
            managedProperty().bind(visibleProperty());
        }

        /** Shows a figure; an empty one hides the row. */
        public void set(String text) {
            setVisible(!text.isEmpty());
            figure.setText(text);
            figure.setAccessibleText(name.getText() + " " + text);
        }

        /** Is a heading of the rows below it, which says what their figures are: its own figure is no figure. */
        Row asHeading() {
            figure.getStyleClass().setAll("label", "figure-name");
            return this;
        }

        /** Shows a figure, of which a screen reader says more. */
        public void set(String text, String heard) {
            set(text);
            figure.setAccessibleText(name.getText() + " " + heard + " " + text);
        }

        /** What it shows. */
        String text() {
            return figure.getText();
        }

        void rename(String title) {
            name.setText(title);
        }
    }
}
