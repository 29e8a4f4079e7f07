package io.poolscope.view.search;

import io.poolscope.explore.search.SearchQuery;
import io.poolscope.explore.search.SearchResults;
import io.poolscope.render.Found;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.timeline.model.PaneStyles;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.view.work.Newest;
import java.util.Arrays;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Search over the tasks of the run: a field, how many were found, a list of them. Searches while one types, off the
 * JavaFX thread, in the newest snapshot; while it is open, what was found is marked in the picture. Enter and Shift+Enter step
 * through what was found, Esc closes.
 */
public final class SearchBar extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final String HELP =
            "Label, #17, failed, run>100ms, queue>1s, worker:name, error:text; side by side all must hold, or for either, - for not, ( ) "
                    + "to hold together";
    private static final double ROW = 24;
    private static final int MOST_ROWS = 8;
    private static final int LEAST_ROWS = 3;
    /** How much of the picture's height the list takes at most, unless that were too few rows. */
    private static final double SHARE = 0.28;

    private final TimelineModel model;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final ListView<Long> list = new ListView<>();
    /** What a search came to, and where to mark it. */
    private record Answer(SearchResults results, Found found) {}

    private final Newest work;
    private SearchResults results;
    private boolean stepping;
    private boolean opening;
    private Node focusBefore;

    /** A bar over a model's run; not open. */
    public SearchBar(TimelineModel model) {
        this.model = model;
        work = model.background().newest();
        getStyleClass().add("task-search");
        setId("task-search");
        PaneStyles.addTo(this);
        field.setId("task-search-field");
        field.setPromptText("Search tasks:  run>100ms failed");
        field.setAccessibleText("Search tasks");
        field.setAccessibleHelp(HELP);
        field.setTooltip(new Tooltip(HELP));
        field.getStyleClass().add("task-search-field");
        field.setMinWidth(80);
        count.getStyleClass().add("search-count");
        count.setId("task-search-count");
        count.setWrapText(true);
        count.setMinWidth(Region.USE_PREF_SIZE);
        list.setId("task-search-results");
        list.setAccessibleText("Found tasks");
        list.setFixedCellSize(ROW);
        list.setMinWidth(0);
        list.setCellFactory(_ -> new FoundCell(model));
        list.managedProperty().bind(list.visibleProperty());
        list.setVisible(false);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, task) -> {
            if (task != null && !stepping) {
                model.select(task);
            }
        });
        HBox row =
                new HBox(6, field, count, button("‹", "Previous found task", false), button("›", "Next found task", true), closeButton());
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().addAll(row, list);
        field.textProperty().addListener(_ -> search());
        field.setOnAction(_ -> step(true));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        addEventFilter(KeyEvent.KEY_RELEASED, _ -> opening = false);
        model.feedProperty().addListener(_ -> search());
        model.selectionProperty().addListener((_, _, now) -> light(now.task()));
        setMaxSize(460, Region.USE_PREF_SIZE);
        setMinWidth(0); // in a narrow picture it is as wide as that; a list would insist on the width it once had
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private Button button(String text, String name, boolean forwards) {
        Button button = new Button(text);
        button.getStyleClass().add("link-button");
        button.setAccessibleText(name);
        button.setOnAction(_ -> step(forwards));
        return button;
    }

    private Button closeButton() {
        Button button = new Button("×");
        button.getStyleClass().add("link-button");
        button.setAccessibleText("Close the search");
        button.setOnAction(_ -> close());
        return button;
    }

    /** The press that opened the bar moved the focus here before its character came: that character is not for the field. */
    private void typed(KeyEvent event) {
        if (opening) {
            opening = false;
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        opening = false;
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            step(false);
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && event.getTarget() == field && list.isVisible()) {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
            event.consume();
        }
    }

    /** Opens it as the answer to a key that types a character, which is not for the field. */
    public void openByKey() {
        opening = true;
        open();
    }

    /** Opens it and takes the focus; what was typed last is selected. */
    public void open() {
        if (!isVisible()) {
            focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        }
        setVisible(true);
        field.requestFocus();
        field.selectAll();
        search();
    }

    /** Closes it and gives the focus back. What was found is marked no more; what was stepped to stays selected. */
    public void close() {
        if (isVisible()) {
            setVisible(false);
            work.cancel();
            results = null;
            model.foundProperty().set(Found.NONE);
            if (focusBefore != null) {
                focusBefore.requestFocus();
            }
        }
    }

    private void search() {
        if (!isVisible()) {
            return;
        }
        Snapshot snapshot = model.snapshotProperty().get();
        if (field.getText().isBlank() || snapshot == null) {
            work.cancel();
            results = null;
            problem("");
            return;
        }
        try {
            SearchQuery query = SearchQuery.parse(field.getText());
            work.<Answer>ask(_ -> {
                SearchResults all = SearchResults.of(query, snapshot);
                return new Answer(all, Found.of(snapshot, all.ids()));
            }, this::show, why -> problem("The search failed: " + why));
        } catch (IllegalArgumentException e) {
            work.cancel();
            results = null;
            problem(e.getMessage());
        }
    }

    private void problem(String text) {
        field.pseudoClassStateChanged(WRONG, !text.isEmpty());
        list.setVisible(false);
        count.setText("");
        model.foundProperty().set(Found.NONE);
        model.tell(text);
    }

    private void show(Answer answer) {
        SearchResults found = answer.results();
        results = found;
        model.foundProperty().set(answer.found());
        field.pseudoClassStateChanged(WRONG, false);
        model.tell("");
        stepping = true;
        list.setItems(new FoundTasks(found.ids()));
        stepping = false;
        list.setVisible(found.size() > 0);
        // In a low window it leaves most of the picture, and the marks in it, to be seen.
        double room = getParent() == null ? 0 : getParent().getLayoutBounds().getHeight() * SHARE;
        list.setPrefHeight(Math.min(Math.clamp((long) (room / ROW), LEAST_ROWS, MOST_ROWS), found.size()) * ROW + 2);
        light(model.selectionProperty().get().task());
    }

    /** Steps to the next or previous found task. In a run that grows it looks again first, as there may be more by now. */
    void step(boolean forwards) {
        if (results == null) {
            return;
        }
        int at = results.step(model.selectionProperty().get().task(), model.snapshotProperty().get().tasks().first(), forwards);
        if (at >= 0) {
            model.select(results.ids()[at]);
        }
        if (model.growing() && !work.busy()) {
            search();
        }
    }

    private void light(long task) {
        if (results == null || !isVisible()) {
            return;
        }
        int at = Arrays.binarySearch(results.ids(), task);
        count.setText(results.size() == 0 ? "none"
                : (at >= 0 ? at + 1 + " of " : "") + String.format(Locale.ROOT, "%,d", results.size()));
        stepping = true;
        if (at >= 0) {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - 2));
        } else {
            list.getSelectionModel().clearSelection();
        }
        stepping = false;
    }
}
