package io.poolscope.view.sweep;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.render.chart.Charts;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.view.chart.ChartPane;
import java.util.function.BiFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What a sweep over real runs measured: charts beside the prediction, the ideal and the bound, and all figures as a table. */
public final class SweepPane extends VBox {
    private static final double ROW = 26;
    private static final double HEADER = 58;
    private static final int FEWEST = 6;
    private static final int MOST = 9;
    private static final String EMPTY = "Nothing was swept yet. Say on the right which numbers of workers to try: each is played for real, "
            + "and drawn here beside its simulation, the ideal and the bound that no schedule goes below.";

    private final SweepModel model;
    private final ChartPane charts;
    private final Label empty = new Label();
    private final Label title = new Label("How many workers?");
    private final TableView<Scaling.Point> table = new TableView<>();

    /** Without a sweep. */
    public SweepPane(SweepModel model, TextMeasure measure, ObjectProperty<Palette> palette) {
        this.model = model;
        getStyleClass().add("counterfactual");
        charts = new ChartPane("Makespan and throughput over workers", measure);
        charts.setId("sweep-charts");
        charts.paletteProperty().bind(palette);
        title.getStyleClass().add("counterfactual-title");
        VBox heading = new VBox(title);
        heading.getStyleClass().addAll("counterfactual-heading", "sweep-heading");
        empty.getStyleClass().add("dim");
        empty.setWrapText(true);
        StackPane stack = new StackPane(empty, charts);
        stack.getStyleClass().add("counterfactual-stack");
        stack.setMinHeight(120);
        VBox.setVgrow(stack, Priority.ALWAYS);
        table();
        getChildren().addAll(heading, stack, table);
        model.foundProperty().addListener(_ -> show());
        model.goingProperty().addListener(_ -> show());
        show();
    }

    private void table() {
        table.setId("sweep-table");
        table.setAccessibleText("The figures of each number of workers: medians and half the spread");
        table.getStyleClass().add("small-table");
        table.setFixedCellSize(ROW);
        column("workers", 70, (_, point) -> Integer.toString(point.workers()));
        column("makespan", 112, PointText::makespan);
        column("throughput", 112, PointText::throughput);
        column("speed-up", 78, PointText::speedUp);
        column("efficiency", 80, PointText::efficiency);
        column("p99 wait", 80, PointText::wait);
        column("CPU time", 80, PointText::cpu);
        column("heap", 70, PointText::heap);
        column("stacks", 70, PointText::stacks);
        column("predicted", 84, PointText::predicted);
        table.managedProperty().bind(table.visibleProperty());
    }

    private void column(String name, double width, BiFunction<Scaling, Scaling.Point, String> text) {
        TableColumn<Scaling.Point, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(model.foundProperty().get().scaling(), cell.getValue())));
        table.getColumns().add(column);
    }

    private void show() {
        SweepModel.Found found = model.foundProperty().get();
        boolean measured = found != null && !found.scaling().known().isEmpty();
        title.setText(found == null ? "How many workers?" : found.title() + ": how many workers?");
        charts.setVisible(measured);
        empty.setVisible(!measured);
        empty.setText(
                model.goingProperty().get() ? "The first runs go on…" : found != null ? "No number of workers could be measured." : EMPTY);
        if (measured) {
            charts.show(Charts.of(found.scaling()));
        }
        table.setVisible(found != null);
        if (found != null) {
            table.getItems().setAll(found.scaling().points());
            double height = HEADER + ROW * Math.clamp(table.getItems().size(), FEWEST, MOST);
            table.setPrefHeight(height);
            table.setMinHeight(height);
        } else {
            table.getItems().clear();
        }
    }
}
