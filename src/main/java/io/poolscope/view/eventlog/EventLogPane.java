package io.poolscope.view.eventlog;

import io.poolscope.event.Event;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.explore.eventlog.EventLog;
import io.poolscope.explore.eventlog.EventText;
import io.poolscope.explore.eventlog.LaneNames;
import io.poolscope.explore.eventlog.LogFilter;
import io.poolscope.explore.eventlog.LogRows;
import io.poolscope.explore.eventlog.LogView;
import io.poolscope.explore.walk.FlowWalk;
import io.poolscope.explore.walk.Selection;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.timeline.model.NameCell;
import io.poolscope.view.timeline.model.PaneStyles;
import io.poolscope.view.timeline.model.RunFeed;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.view.work.Newest;
import io.poolscope.words.TaskNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The events of the run as a table that makes only the lines in sight. Choosing a line selects its task and puts the
 * playhead there; selecting a task elsewhere chooses its line here. A filter works off the JavaFX thread and looks only at
 * what is new; following keeps the newest line in sight.
 */
public final class EventLogPane extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final String HELP =
            "Words of a line or of its thread's name, #17 for a task, kind:blocked for kinds; - before a word for not";

    private final TimelineModel model;
    private final TextField filterField = new TextField();
    private final ToggleButton follow = new ToggleButton("Follow");
    private final Label count = new Label();
    private final LogItems items = new LogItems(this::line);
    private final TableView<LogLine> table = new TableView<>(items);
    private final Newest work;
    private LogFilter filter = LogFilter.ALL;
    private LogRows rows = LogRows.empty(LogFilter.ALL);
    private LaneNames laneNames = LaneNames.NONE;
    private Snapshot namesOf;
    private boolean syncing;

    /** The events of a model's run. */
    public EventLogPane(TimelineModel model) {
        this.model = model;
        work = model.background().newest();
        getStyleClass().add("event-log");
        setId("event-log");
        PaneStyles.addTo(this);
        getChildren().addAll(heading(), table());
        model.beatProperty().addListener(_ -> refresh());
        model.feedProperty().addListener(_ -> restart());
        model.growthProperty().addListener(_ -> {
            if (filter.readsLanes()) {
                restart(); // a thread that began with the last events may not have been known when they were looked at
            }
        });
        model.selectionProperty().addListener((_, _, now) -> chooseLineOf(now));
        visibleProperty().addListener(_ -> {
            refresh();
            chooseLineOf(model.selectionProperty().get());
        });
    }

    private HBox heading() {
        Label title = new Label("EVENTS");
        title.getStyleClass().add("caps");
        title.setMinWidth(USE_PREF_SIZE);
        filterField.setId("log-filter");
        filterField.setPromptText("Filter events");
        filterField.setAccessibleText("Filter events");
        filterField.setAccessibleHelp(HELP);
        filterField.setTooltip(new Tooltip(HELP));
        filterField.getStyleClass().add("log-filter");
        filterField.textProperty().addListener(_ -> filterTyped());
        follow.setId("log-follow");
        follow.getStyleClass().add("code-tab");
        follow.setSelected(true);
        follow.setMinWidth(USE_PREF_SIZE);
        follow.setAccessibleText("Follow the newest event");
        follow.selectedProperty().addListener(_ -> refresh());
        count.getStyleClass().add("dim");
        count.setId("log-count");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(10, title, count, gap, filterField, follow);
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("event-log-heading");
        return heading;
    }

    private TableView<LogLine> table() {
        table.setId("log-table");
        table.setAccessibleText("Events");
        table.setFixedCellSize(22);
        table.setPlaceholder(new Label("No events yet."));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("Time", 110, line -> seconds(line.time())));
        TableColumn<LogLine, String> lane = column("Lane", 120, LogLine::lane);
        lane.setCellFactory(_ -> new NameCell<>());
        table.getColumns().add(lane);
        table.getColumns().add(column("Task", 70, line -> line.task() < 0 ? "" : TaskNumber.of(line.task())));
        table.getColumns().add(column("Event", 150, LogLine::kindInWords));
        table.getColumns().add(column("What", 400, LogLine::text));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> chosen(line));
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private static TableColumn<LogLine, String> column(String name, double width, Function<LogLine, String> text) {
        TableColumn<LogLine, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%d.%09d s", nanos / 1_000_000_000, nanos % 1_000_000_000);
    }

    private LogLine line(LogView view, Long number) {
        Names names = model.snapshotProperty().get().names();
        Event event = view.event(number, names);
        int lane = EventWord.lane(view.word(number));
        return new LogLine(number, event.time(), lanes().at(lane, event.time()), view.task(number), event.kind(), EventText.of(event));
    }

    private LaneNames lanes() {
        Snapshot now = model.snapshotProperty().get();
        if (now != namesOf) {
            namesOf = now;
            laneNames = new LaneNames(now.lanes());
        }
        return laneNames;
    }

    private void filterTyped() {
        try {
            filter = LogFilter.parse(filterField.getText());
            filterField.pseudoClassStateChanged(WRONG, false);
            model.tell("");
            restart();
        } catch (IllegalArgumentException e) {
            filterField.pseudoClassStateChanged(WRONG, true);
            model.tell(e.getMessage());
        }
    }

    private void restart() {
        work.cancel();
        namesOf = null; // a run that was replaced is let go
        laneNames = LaneNames.NONE;
        rows = LogRows.empty(filter);
        refresh();
    }

    private void refresh() {
        Snapshot snapshot = model.snapshotProperty().get();
        RunFeed feed = model.feedProperty().get();
        if (snapshot == null || feed == null || !isVisible()) {
            return;
        }
        if (work.busy()) {
            model.beatAgain(); // nothing may change any more by which it would look again
            return;
        }
        Optional<EventLog> log = feed.log();
        LogView view = log.map(EventLog::view).orElse(LogView.EMPTY);
        if (log.isEmpty()) {
            table.setPlaceholder(new Label("The events of this run were not kept."));
        }
        if (view.end() == rows.view().end() && view.first() == rows.view().first() && rows == items.rows()) {
            return;
        }
        LogRows from = rows;
        if (filter.isAll()) {
            show(from.upTo(view, snapshot.names(), LaneNames.NONE)); // costs nothing: every event is a line
        } else {
            Names names = snapshot.names();
            Snapshot newest = feed.snapshots().get(); // asked after the log, so that it knows the threads of its last events
            LogFilter wanted = filter;
            work.ask(_ -> from.upTo(view, names, wanted.readsLanes() ? new LaneNames(newest.lanes()) : LaneNames.NONE), this::show,
                    why -> model.tell("The event log failed: " + why));
        }
    }

    private void show(LogRows newest) {
        rows = newest;
        syncing = true;
        LogLine chosen = table.getSelectionModel().getSelectedItem();
        items.show(newest);
        if (chosen != null) {
            int line = newest.line(chosen.number());
            if (line < newest.size() && newest.number(line) == chosen.number()) {
                table.getSelectionModel().clearAndSelect(line);
            }
        }
        syncing = false;
        if (newest.size() == 0) {
            table.setPlaceholder(new Label(filter.isAll() || newest.view().end() == newest.view().first() ? "No events yet."
                    : "No event fits “" + filter.text() + "”."));
        }
        long all = newest.view().end() - newest.view().first();
        count.setText(filter.isAll() ? number(all) : number(newest.size()) + " of " + number(all));
        if (newest.view().first() > 0) {
            count.setText(count.getText() + " kept, " + number(newest.view().first()) + " older ones gone");
        }
        if (follow.isSelected() && chosen == null && newest.size() > 0) {
            table.scrollTo(newest.size() - 1);
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A line was chosen by hand: its task and its time are selected everywhere. */
    private void chosen(LogLine line) {
        if (syncing || line == null) {
            return;
        }
        syncing = true;
        follow.setSelected(false);
        model.playheadProperty().set(line.time());
        if (line.task() >= 0) {
            model.selectionProperty().set(new Selection(line.task(), stage(line.kind())));
        }
        model.navigator().reveal(new TimeRange(line.time(), line.time() + 1));
        syncing = false;
    }

    private static Selection.Stage stage(EventKind kind) {
        return switch (kind) {
            case TASK_SUBMITTED, TASK_SUBMITTED_AS -> Selection.Stage.SUBMIT;
            case RESULT_BUFFERED -> Selection.Stage.BUFFER;
            case RESULT_CONSUMED -> Selection.Stage.CONSUME;
            default -> Selection.Stage.RUN;
        };
    }

    private static EventKind kind(Selection.Stage stage) {
        return switch (stage) {
            case SUBMIT -> EventKind.TASK_SUBMITTED_AS;
            case RUN -> EventKind.TASK_STARTED;
            case BUFFER -> EventKind.RESULT_BUFFERED;
            case CONSUME -> EventKind.RESULT_CONSUMED;
        };
    }

    /** A task was selected elsewhere: its line nearest to where one stands is chosen and brought into sight. */
    private void chooseLineOf(Selection selection) {
        if (syncing || !isVisible()) {
            return;
        }
        syncing = true;
        if (selection.some()) {
            Snapshot snapshot = model.snapshotProperty().get();
            long time = new FlowWalk(snapshot).time(selection.task(), selection.stage());
            long number = rows.view().nearest(selection.task(), time, kind(selection.stage()));
            int line = number < 0 ? -1 : rows.line(number);
            if (line >= 0 && line < rows.size() && rows.number(line) == number) {
                table.getSelectionModel().clearAndSelect(line);
                table.scrollTo(Math.max(0, line - 3));
            } else {
                table.getSelectionModel().clearSelection();
                if (number < 0 && rows.view().first() > 0) {
                    model.tell("The events of #" + (selection.task() + 1) + " are gone from the log, which holds the last "
                            + number(rows.view().end() - rows.view().first()) + ".");
                }
            }
        } else {
            table.getSelectionModel().clearSelection();
        }
        syncing = false;
    }

    /** The table, for a window that leads the focus there. */
    public TableView<?> tableView() {
        return table;
    }
}
