package io.poolscope.view.table;

import io.poolscope.explore.navigation.TimeText;
import io.poolscope.view.sheet.Sheet;
import io.poolscope.view.timeline.model.NameCell;
import io.poolscope.view.timeline.model.PaneStyles;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/**
 * The timeline as a table of text: what each lane, queue and buffer does at the moment looked at and shows in the window.
 * For screen readers, and for people who would rather read. It is of the moment at which it was opened; a button renews it,
 * as a table that changes while it is read aloud can't be followed.
 */
public final class TextTableSheet extends Sheet {
    private final TimelineModel model;
    private final Label title = new Label();
    private final TableView<TextTable.Row> table = new TableView<>();

    /** A sheet over a model's run; not open. */
    public TextTableSheet(TimelineModel model) {
        super("The timeline as text");
        this.model = model;
        setId("text-table-sheet");
        PaneStyles.addTo(this);
        title.getStyleClass().add("dim");
        table.setId("text-table");
        table.setAccessibleText("What the timeline shows");
        table.setPrefSize(860, 420);
        TableColumn<TextTable.Row, String> name = column("Name", 150, TextTable.Row::name);
        name.setCellFactory(_ -> new NameCell<>());
        table.getColumns().add(name);
        table.getColumns().add(column("What", 88, TextTable.Row::kind));
        table.getColumns().add(column("Then", 250, TextTable.Row::now));
        table.getColumns().add(column("In the window", 124, TextTable.Row::share));
        table.getColumns().add(column("Shown", 420, TextTable.Row::shown));
        Button renew = new Button("Refresh");
        renew.getStyleClass().add("quiet");
        renew.setOnAction(_ -> renew());
        Button close = new Button("Close");
        close.getStyleClass().add("quiet");
        close.setOnAction(_ -> close());
        HBox foot = new HBox(8, renew, close);
        foot.setAlignment(Pos.CENTER_RIGHT);
        panel().getChildren().addAll(title, table, foot);
    }

    private static TableColumn<TextTable.Row, String> column(String name, double width, Function<TextTable.Row, String> text) {
        TableColumn<TextTable.Row, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    @Override
    public void open() {
        if (model.snapshotProperty().get() == null) {
            return;
        }
        renew();
        super.open();
    }

    private void renew() {
        title.setText(TextTable.title(model) + ", window "
                + TimeText.roundedWindow(model.windowProperty().get().intersect(model.navigator().run())));
        table.getItems().setAll(TextTable.of(model.snapshotProperty().get(), model.windowProperty().get(), model.moment(),
                model.lanesProperty().get().hidden()));
        table.getSelectionModel().selectFirst();
    }
}
