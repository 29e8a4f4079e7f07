package io.poolscope.view.sidebar;

import io.poolscope.scenario.Scenario;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

/** A scenario in the list; the first of a group has the group's heading above it, which is no row of its own. */
final class ScenarioCell extends ListCell<Scenario> {
    private final Label heading = new Label();
    private final Label title = new Label();
    private final VBox box = new VBox(heading, title);

    ScenarioCell() {
        getStyleClass().add("scenario-cell");
        heading.getStyleClass().addAll("caps", "group-heading");
        heading.managedProperty().bind(heading.visibleProperty());
        title.getStyleClass().add("scenario-title");
        title.setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0); // as wide as the list: long titles end in an ellipsis and don't make it scroll
    }

    @Override
    protected void updateItem(Scenario scenario, boolean empty) {
        super.updateItem(scenario, empty);
        if (empty || scenario == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean first = getIndex() == 0
                || getListView().getItems().get(getIndex() - 1).about().group() != scenario.about().group();
        heading.setVisible(first);
        heading.setText(scenario.about().group().title());
        title.setText(scenario.about().title());
        setAccessibleText(scenario.about().title() + ", " + scenario.about().group().title());
        setGraphic(box);
    }
}
