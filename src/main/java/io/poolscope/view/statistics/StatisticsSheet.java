package io.poolscope.view.statistics;

import io.poolscope.analysis.statistics.RangeStatistics;
import io.poolscope.analysis.statistics.Spread;
import io.poolscope.explore.navigation.TimeText;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.sheet.Sheet;
import io.poolscope.view.timeline.model.NameCell;
import io.poolscope.view.timeline.model.PaneStyles;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * All statistics of the selected range, or of what is shown: a table of spreads with histograms, the workers' shares, the
 * counts by outcome, queue and buffer over time, and Little's law as a check. Follows a live run while it is open.
 */
public final class StatisticsSheet extends Sheet {
    private record Measured(String name, Spread spread) {}

    private static final double ROW = 34;
    private static final double HEADER = 46;
    /** What is left of the lower half in a low window. */
    private static final double LEAST = 120;
    /** Room for "34 min 13 s". */
    private static final double DURATION = 88;

    private final TimelineModel model;
    private final RangeFigures source;
    private final Label times = new Label();
    private final GridPane facts = new GridPane();
    private final TableView<Measured> spreads = new TableView<>();
    private final TableView<RangeStatistics.WorkerShare> workers = new TableView<>();

    /** A sheet over a model's range; not open. */
    public StatisticsSheet(TimelineModel model) {
        super("Statistics of the range");
        this.model = model;
        source = new RangeFigures(model, this::isOpen, true);
        setId("statistics-sheet");
        PaneStyles.addTo(this);
        times.getStyleClass().add("dim");
        facts.getStyleClass().add("statistics-facts");
        spreads();
        workers();
        Button copy = new Button("Copy as text");
        copy.setId("statistics-copy");
        copy.getStyleClass().add("quiet");
        copy.setOnAction(_ -> copy());
        Button close = new Button("Close");
        close.getStyleClass().add("quiet");
        close.setOnAction(_ -> close());
        HBox foot = new HBox(8, copy, close);
        foot.setAlignment(Pos.CENTER_RIGHT);
        panel().getChildren().addAll(times, spreads, lower(), foot);
        source.figuresProperty().addListener((_, _, now) -> show(now));
        visibleProperty().addListener((_, _, shown) -> {
            if (shown) {
                source.refresh();
            }
            if (shown && source.figuresProperty().get() != null) {
                show(source.figuresProperty().get());
            }
        });
    }

    /** In a low window the facts scroll as the workers do. */
    private HBox lower() {
        ScrollPane scroll = new ScrollPane(new VBox(facts));
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(LEAST);
        scroll.setPrefViewportWidth(446);
        workers.setMinHeight(LEAST);
        HBox lower = new HBox(24, workers, scroll);
        lower.setMinHeight(LEAST);
        return lower;
    }

    private void spreads() {
        spreads.setId("statistics-spreads");
        spreads.setAccessibleText("Spreads of waits and run times");
        spreads.setFixedCellSize(ROW);
        spreads.setPrefSize(806, 4 * ROW + HEADER);
        spreads.setMinHeight(4 * ROW + HEADER);
        spreads.getColumns().add(text("Time", 172, Measured::name));
        spreads.getColumns().add(text("Count", 78, row -> String.format(Locale.ROOT, "%,d", row.spread.count())));
        spreads.getColumns().add(text("Mean", DURATION, row -> time(row.spread, Math.round(row.spread.mean()))));
        spreads.getColumns().add(text("p50", DURATION, row -> time(row.spread, row.spread.p50())));
        spreads.getColumns().add(text("p90", DURATION, row -> time(row.spread, row.spread.p90())));
        spreads.getColumns().add(text("p99", DURATION, row -> time(row.spread, row.spread.p99())));
        spreads.getColumns().add(text("Max", DURATION, row -> time(row.spread, row.spread.max())));
        TableColumn<Measured, Spread> shape = new TableColumn<>("Histogram");
        shape.setPrefWidth(104);
        shape.setSortable(false);
        shape.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().spread));
        shape.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Spread spread, boolean empty) {
                super.updateItem(spread, empty);
                setGraphic(empty || spread == null ? null : new HistogramBars(spread.histogram()));
            }
        });
        spreads.getColumns().add(shape);
    }

    /** There is no time of nothing, and 0 ms would be one. */
    private static String time(Spread spread, long nanos) {
        return spread.count() == 0 ? "–" : DurationWords.of(nanos);
    }

    private void workers() {
        workers.setId("statistics-workers");
        workers.setAccessibleText("Busy share of each worker");
        workers.setPlaceholder(new Label("No worker yet."));
        workers.setFixedCellSize(24);
        workers.setPrefSize(330, 180);
        TableColumn<RangeStatistics.WorkerShare, String> name = new TableColumn<>("Worker");
        name.setPrefWidth(150);
        name.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().name()));
        name.setCellFactory(_ -> new NameCell<>());
        TableColumn<RangeStatistics.WorkerShare, Double> share = new TableColumn<>("Busy");
        share.setPrefWidth(80);
        share.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().share()));
        share.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Double value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? "" : Percent.of(value));
            }
        });
        TableColumn<RangeStatistics.WorkerShare, String> busy = new TableColumn<>("Time");
        busy.setPrefWidth(DURATION);
        busy.setCellValueFactory(cell -> new ReadOnlyStringWrapper(DurationWords.of(cell.getValue().busy())));
        busy.setSortable(false);
        workers.getColumns().add(name);
        workers.getColumns().add(share);
        workers.getColumns().add(busy);
    }

    private static <R> TableColumn<R, String> text(String name, double width, Function<R, String> text) {
        TableColumn<R, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    private static List<Measured> measured(RangeStatistics now) {
        return List.of(new Measured("Queue wait", now.queueWait()), new Measured("Run time", now.runTime()),
                new Measured("Buffer wait, blocked", now.bufferBlocked()),
                new Measured("Buffer wait, deliverable", now.bufferDeliverable()));
    }

    private void show(RangeStatistics now) {
        if (!isOpen()) {
            return;
        }
        facts.getChildren().clear();
        if (now == null) {
            times.setText("");
            spreads.getItems().clear();
            workers.getItems().clear();
            return;
        }
        times.setText((source.range().isPresent() ? "Selected range  " : "What is shown  ")
                + TimeText.roundedWindow(new TimeRange(now.from(), Math.max(now.from() + 1, now.until())))
                + (now.sampled() > 1 ? "   spreads from every " + now.sampled() + "th task so far" : ""));
        spreads.getItems().setAll(measured(now));
        TableColumn<RangeStatistics.WorkerShare, ?> order = workers.getSortOrder().isEmpty() ? null : workers.getSortOrder().getFirst();
        workers.getItems().setAll(now.workers());
        if (order != null) {
            workers.sort();
        }
        StatisticsText.facts(now).forEach(fact -> {
            Label name = new Label(fact.name());
            name.getStyleClass().add("figure-name");
            Label figure = new Label(fact.figure());
            figure.getStyleClass().add("value");
            figure.setAccessibleText(fact.name() + " " + fact.figure());
            facts.addRow(facts.getRowCount(), name, figure);
        });
    }

    private void copy() {
        RangeStatistics now = source.figuresProperty().get();
        if (now != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(StatisticsText.of(now));
            Clipboard.getSystemClipboard().setContent(content);
            model.tell("The statistics are on the clipboard.");
        }
    }
}
