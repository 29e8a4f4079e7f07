package io.poolscope.view.sidebar;

import io.poolscope.view.statistics.FigureRows;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What is known of the file that is shown, a row each; not in the layout where nothing is. */
final class FactRows extends VBox {
    private final Label title = new Label("THIS FILE");

    FactRows() {
        setId("file-facts");
        getStyleClass().add("section");
        title.getStyleClass().add("caps");
        managedProperty().bind(visibleProperty());
        show(List.of());
    }

    /** Shows these. */
    void show(List<FileFacts.Fact> facts) {
        FigureRows rows = new FigureRows();
        facts.forEach(fact -> rows.row(fact.name()).set(fact.value()));
        getChildren().setAll(title, rows);
        setVisible(!facts.isEmpty());
    }
}
