package io.poolscope.view.whatif;

import io.poolscope.analysis.whatif.Difference;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The figures of two runs beside each other, with what changed; better and worse by sign and by colour. */
final class DifferenceTable extends GridPane {
    DifferenceTable() {
        setId("what-if-differences");
        getStyleClass().add("difference-table");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(names);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints figures = new ColumnConstraints();
            figures.setHalignment(HPos.RIGHT);
            figures.setMinWidth(Region.USE_PREF_SIZE);
            getColumnConstraints().add(figures);
        }
    }

    void show(List<Difference> differences) {
        getChildren().clear();
        if (differences.isEmpty()) {
            return;
        }
        addRow(0, label("", "dim"), label("as it was", "dim"), label("what if", "dim"), label("", "dim"));
        int row = 1;
        for (Difference difference : differences) {
            Label name = label(difference.name(), "figure-name");
            Label before = label(DifferenceWords.figure(difference.unit(), difference.before()), "figure-was");
            Label after = label(difference.known() ? DifferenceWords.figure(difference.unit(), difference.after()) : "–", "value");
            Label change = label(DifferenceWords.change(difference),
                    difference.better() ? "better" : difference.known() && !difference.same() ? "worse" : "dim");
            name.setMinWidth(40); // figures are never cut, names may be
            after.setAccessibleText(difference.name() + " " + after.getText() + " instead of " + before.getText());
            addRow(row++, name, before, after, change);
        }
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
