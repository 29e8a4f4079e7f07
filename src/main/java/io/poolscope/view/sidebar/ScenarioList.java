package io.poolscope.view.sidebar;

import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;

/**
 * The scenarios under their headings, with a field that searches them. A click or Enter chooses one; the arrows, Home and End only browse:
 * the scenario under the cursor is told of, and nothing runs. When the list is left, its mark goes back to the one that was chosen.
 */
public final class ScenarioList extends VBox {
    private final Catalogue catalogue;
    private final CustomTextField search = new CustomTextField();
    private final ObservableList<Scenario> found = FXCollections.observableArrayList();
    private final ListView<Scenario> list = new ListView<>(found);
    private Consumer<Scenario> onChosen = _ -> {};
    private Consumer<Optional<Scenario>> onBrowsed = _ -> {};
    private Scenario chosen;

    /** Lists a catalogue. */
    public ScenarioList(Catalogue catalogue) {
        this.catalogue = Objects.requireNonNull(catalogue);
        getStyleClass().add("scenario-chooser");
        setSpacing(8);
        buildSearch();
        buildList();
        HBox box = new HBox(search);
        box.getStyleClass().add("search-box");
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox inset = new HBox(list);
        inset.getStyleClass().add("list-inset");
        HBox.setHgrow(list, Priority.ALWAYS);
        VBox.setVgrow(inset, Priority.ALWAYS);
        getChildren().addAll(box, inset);
    }

    private void buildSearch() {
        Label key = new Label("/");
        key.getStyleClass().add("search-key");
        search.setId("search-scenarios");
        search.getStyleClass().add("field");
        search.setPromptText("Search scenarios");
        search.setAccessibleText("Search scenarios");
        search.setRight(key);
        search.textProperty().addListener(_ -> filter());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                list.requestFocus();
                if (!found.isEmpty() && (list.getSelectionModel().isEmpty() || !search.getText().isBlank())) {
                    list.getSelectionModel().selectFirst();
                    list.scrollTo(0);
                }
                if (event.getCode() == KeyCode.ENTER) {
                    choose(list.getSelectionModel().getSelectedItem());
                }
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
    }

    private void buildList() {
        list.setId("scenarios");
        list.getStyleClass().add("scenario-list");
        list.setAccessibleText("Scenarios");
        list.setCellFactory(_ -> new ScenarioCell());
        list.setPlaceholder(new Label("No scenario has these words."));
        found.setAll(catalogue.all());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, scenario) -> {
            if (scenario != null && list.isFocused()) {
                onBrowsed.accept(Optional.of(scenario));
            }
        });
        list.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && list.getSelectionModel().getSelectedItem() != chosen) {
                markChosen();
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !list.getSelectionModel().isEmpty()) {
                choose(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && isOnCell(event)) {
                choose(list.getSelectionModel().getSelectedItem());
            }
        });
    }

    /** Whether a click hit a scenario, rather than the scroll bar or the empty end of the list. */
    private static boolean isOnCell(MouseEvent event) {
        for (Node node = event.getPickResult().getIntersectedNode(); node != null; node = node.getParent()) {
            if (node instanceof ScenarioCell cell) {
                return !cell.isEmpty();
            }
        }
        return false;
    }

    private void markChosen() {
        if (chosen == null || !found.contains(chosen)) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(chosen);
        }
        onBrowsed.accept(Optional.empty());
    }

    private void choose(Scenario scenario) {
        if (scenario != null && scenario != chosen) {
            chosen = scenario;
            onChosen.accept(scenario);
        }
    }

    private void filter() {
        List<Scenario> now = search.getText().isBlank() ? catalogue.all() : catalogue.search(search.getText());
        found.setAll(now);
        if (chosen != null && now.contains(chosen)) {
            list.getSelectionModel().select(chosen);
        }
    }

    /** Called when a person has chosen a scenario. */
    public void setOnChosen(Consumer<Scenario> onChosen) {
        this.onChosen = Objects.requireNonNull(onChosen);
    }

    /** Called with the scenario under the cursor while a person browses, and that there is none any more when that is over. */
    public void setOnBrowsed(Consumer<Optional<Scenario>> onBrowsed) {
        this.onBrowsed = Objects.requireNonNull(onBrowsed);
    }

    /** Marks a scenario as the one that runs, without telling it on. */
    public void show(Scenario scenario) {
        chosen = scenario;
        if (list.getSelectionModel().getSelectedItem() != scenario && found.contains(scenario)) {
            list.getSelectionModel().select(scenario);
            list.scrollTo(Math.max(0, found.indexOf(scenario) - 2));
        }
    }

    /** Marks none: what is shown is no run of any of them, and each can be chosen. */
    public void showNone() {
        chosen = null;
        list.getSelectionModel().clearSelection();
    }

    /** Puts the cursor into the search field. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }
}
