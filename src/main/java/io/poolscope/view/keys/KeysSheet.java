package io.poolscope.view.keys;

import io.poolscope.view.sheet.Sheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The page of keys: every line of the key table under the heading of its group. */
public final class KeysSheet extends Sheet {
    private final FlowPane columns = new FlowPane(34, 20);

    /** A page without a line. */
    public KeysSheet() {
        super("Keys");
        setId("keys");
        columns.getStyleClass().add("keys-columns");
        columns.prefWrapLengthProperty().bind(Bindings.createDoubleBinding(
                () -> Math.clamp(getWidth() - 120, 240, 1100), widthProperty()));
        Button close = new Button("Close");
        close.getStyleClass().add("tool");
        close.setOnAction(_ -> close());
        HBox foot = new HBox(close);
        foot.setAlignment(Pos.CENTER_RIGHT);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("All keys");
        scroll.maxHeightProperty().bind(heightProperty().subtract(190));
        panel().getChildren().addAll(scroll, foot);
    }

    /** Shows these lines; groups come in the order of their first line. */
    public void show(List<Shortcut> shortcuts) {
        Map<String, GridPane> groups = new LinkedHashMap<>();
        for (Shortcut shortcut : shortcuts) {
            add(groups.computeIfAbsent(shortcut.group(), _ -> grid()), shortcut);
        }
        columns.getChildren().clear();
        groups.forEach((name, grid) -> {
            Label heading = new Label(name);
            heading.getStyleClass().add("caps");
            columns.getChildren().add(new VBox(8, heading, grid));
        });
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        return grid;
    }

    private static void add(GridPane grid, Shortcut shortcut) {
        Label keys = new Label(shortcut.keys());
        keys.getStyleClass().add("key");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        Label meaning = new Label(shortcut.meaning());
        meaning.getStyleClass().add("key-meaning");
        meaning.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), keys, meaning);
    }
}
