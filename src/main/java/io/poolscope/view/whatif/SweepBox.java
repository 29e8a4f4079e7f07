package io.poolscope.view.whatif;

import io.poolscope.analysis.sizing.SweepCsv;
import io.poolscope.analysis.whatif.Forecast;
import io.poolscope.analysis.whatif.Knob;
import io.poolscope.analysis.whatif.Sweep;
import io.poolscope.render.chart.Charts;
import io.poolscope.render.shape.Palette;
import io.poolscope.view.chart.ChartFiles;
import io.poolscope.view.sheet.CheckedField;
import io.poolscope.words.DurationWords;
import io.poolscope.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** A sweep over one number by simulation: which, from where to where, and what came of it as a table. The chart is beneath the run. */
final class SweepBox extends VBox {
    private static final long MOST = 1_000_000_000L;

    private final WhatIfModel model;
    private final Runnable onSweep;
    private final ComboBox<Knob> knob = new ComboBox<>();
    private final CheckedField from = new CheckedField("what-if-from", "Sweep from", SweepBox::problem);
    private final CheckedField until = new CheckedField("what-if-until", "Sweep to", SweepBox::problem);
    private final Button go = new Button("Sweep");
    private final Label words = new Label();
    private final TableView<Sweep.Point> table = new TableView<>();
    private final HBox files;

    /**
     * A box without a sweep.
     *
     * @param onSweep told when a person asks for one
     */
    SweepBox(WhatIfModel model, ChartFiles saver, Supplier<Palette> palette, Runnable onSweep) {
        this.model = model;
        this.onSweep = onSweep;
        getStyleClass().add("section");
        Label title = new Label("SWEEP");
        title.getStyleClass().add("caps");
        words.setId("what-if-sweep-words");
        words.getStyleClass().add("finding-text");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.managedProperty().bind(words.textProperty().isNotEmpty());
        table();
        files = files(saver, palette);
        getChildren().addAll(title, row(), words, table, files);
        model.baseProperty().addListener(_ -> usual());
        model.poolProperty().addListener(_ -> usual());
        model.sweepProperty().addListener((_, _, sweep) -> show(sweep));
        model.sweepProblemProperty().addListener((_, _, problem) -> words.setText(problem));
        model.sweepingProperty().addListener((_, _, going) -> go.setText(going ? "Stop" : "Sweep"));
        disableProperty().bind(model.baseProperty().isNull());
        show(null);
    }

    private VBox row() {
        knob.setId("what-if-sweep-knob");
        knob.getStyleClass().add("value-choice");
        knob.setAccessibleText("Sweep which number");
        knob.getItems().setAll(Arrays.stream(Knob.values()).filter(Knob::isNumber).toList());
        knob.setConverter(new StringConverter<>() {
            @Override
            public String toString(Knob value) {
                return value == null ? "" : KnobWords.name(value);
            }

            @Override
            public Knob fromString(String name) {
                return null;
            }
        });
        knob.setValue(Knob.WORKERS);
        knob.valueProperty().addListener(_ -> usual());
        knob.setMaxWidth(Double.MAX_VALUE);
        for (CheckedField field : List.of(from, until)) {
            field.setPrefWidth(84);
            field.field().setOnAction(_ -> sweep());
        }
        go.setId("what-if-sweep");
        go.getStyleClass().add("quiet");
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.setAccessibleText("Sweep, or stop the sweep");
        go.setOnAction(_ -> {
            if (model.sweepingProperty().get()) {
                model.stopSweep();
            } else {
                sweep();
            }
        });
        Label dash = new Label("–");
        dash.getStyleClass().add("range-dash");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(6, from, dash, until, gap, go);
        row.setAlignment(Pos.TOP_LEFT);
        return new VBox(6, knob, row);
    }

    private static Optional<String> problem(String text) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= 0 && value <= MOST) {
                return Optional.empty();
            }
        } catch (NumberFormatException e) {
            return Optional.of("a whole number");
        }
        return Optional.of("0 to " + MOST);
    }

    /** Suggests where a sweep over the chosen number is worth while in this run. */
    private void usual() {
        if (model.baseProperty().get() == null) {
            return;
        }
        Workload run = model.baseProperty().get().extraction().workload(model.poolProperty().get());
        Knob chosen = knob.getValue();
        long workers = Long.parseLong(model.was(Knob.WORKERS));
        long now = switch (chosen) {
            case WORKERS -> workers;
            case QUEUE -> model.was(Knob.QUEUE).equals(Knob.UNBOUNDED) ? 16 : Long.parseLong(model.was(Knob.QUEUE));
            case WINDOW -> run.delivery().window() == 0 ? 4 * workers : run.delivery().window();
            case PACE -> Math.max(10, Math.round(run.delivery().pace().mean() / 1e6));
            default -> 8;
        };
        from.field().setText(chosen == Knob.QUEUE || chosen == Knob.PACE ? "0" : "1");
        until.field().setText(Long.toString(Math.max(chosen == Knob.PACE ? 2 * now : 4 * now, 8)));
    }

    private void sweep() {
        if (!from.isFine() || !until.isFine() || model.baseProperty().get() == null) {
            return;
        }
        long first = Long.parseLong(from.text().strip());
        long last = Long.parseLong(until.text().strip());
        if (first > last) {
            words.setText("From " + first + " to " + last + " there is nothing; the first must not be more than the last.");
            return;
        }
        onSweep.run();
        model.sweep(new WhatIfModel.Range(knob.getValue(), first, last));
    }

    private void table() {
        table.setId("what-if-sweep-table");
        table.setAccessibleText("What each value makes of the run");
        table.setFixedCellSize(24);
        table.setPrefHeight(172);
        table.setMinHeight(172);
        table.getColumns().add(column("", 60, point -> Long.toString(point.value())));
        table.getColumns().add(column("makespan", 74, figure(forecast -> DurationWords.of(forecast.makespan()))));
        table.getColumns().add(column("p99 wait", 70, figure(forecast -> DurationWords.of(forecast.waitP99()))));
        table.getColumns().add(column("buffer", 54, figure(forecast -> Long.toString(forecast.peakBuffered()))));
        table.getStyleClass().add("small-table");
        table.managedProperty().bind(table.visibleProperty());
    }

    private static Function<Sweep.Point, String> figure(Function<Forecast, String> text) {
        return point -> point.forecast().map(text).orElse("–");
    }

    private static TableColumn<Sweep.Point, String> column(String name, double width, Function<Sweep.Point, String> text) {
        TableColumn<Sweep.Point, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    private HBox files(ChartFiles saver, Supplier<Palette> palette) {
        Button csv = new Button("CSV…");
        csv.getStyleClass().add("quiet");
        csv.setId("what-if-csv");
        csv.setAccessibleText("Save the sweep as a table");
        csv.setOnAction(_ -> saver.chooseTable(getScene().getWindow(), "what-if", SweepCsv.of(model.sweepProperty().get())));
        Button png = new Button("PNG…");
        png.getStyleClass().add("quiet");
        png.setId("what-if-png");
        png.setAccessibleText("Save the sweep's chart as a picture");
        png.setOnAction(_ -> {
            Sweep sweep = model.sweepProperty().get();
            saver.choosePicture(getScene().getWindow(), "what-if",
                    "What if " + KnobWords.lower(KnobWords.name(sweep.knob())) + " were another number?",
                    notes(sweep), Charts.of(sweep), palette.get());
        });
        HBox row = new HBox(6, csv, png);
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private void show(Sweep sweep) {
        boolean some = sweep != null;
        table.setVisible(some);
        files.setVisible(some);
        words.setText(some ? String.join(" ", notes(sweep)) : model.sweepProblemProperty().get());
        if (some) {
            table.getColumns().getFirst().setText(sweep.knob().word());
            table.getItems().setAll(sweep.points());
        } else {
            table.getItems().clear();
        }
    }

    private List<String> notes(Sweep sweep) {
        List<String> notes = new ArrayList<>();
        sweep.knee().ifPresentOrElse(knee -> notes.add("From " + knee.value() + " on, more brings little."),
                () -> notes.add("The makespan's curve has no knee in this range."));
        sweep.points().stream().filter(point -> point.forecast().isEmpty()).findFirst()
                .ifPresent(point -> notes.add(point.value() + " can't be: " + point.problem() + "."));
        if (!model.changesProperty().get().isEmpty()) {
            notes.add("Changed besides: " + KnobWords.of(model.changesProperty().get()) + ".");
        }
        return notes;
    }
}
