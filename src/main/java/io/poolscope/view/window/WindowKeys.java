package io.poolscope.view.window;

import io.poolscope.view.findings.FindingCards;
import io.poolscope.view.keys.Shortcut;
import io.poolscope.view.keys.ShortcutTable;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.sidebar.Sidebar;
import io.poolscope.view.theme.Theme;
import io.poolscope.view.timeline.TimelineArea;
import io.poolscope.view.timeline.TimelinePane;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of the frame; what it doesn't know it hands to the picture, unless a text field has the focus. */
final class WindowKeys {
    private static final String RUN = "Run";
    private static final String WINDOW = "Window";

    private final ShortcutTable table = new ShortcutTable();
    private final TimelinePane pane;

    WindowKeys(RunModel model, TimelineArea area, ObjectProperty<Theme> theme, Sidebar sidebar, RunToolBar tools, FindingCards findings, FileActions files,
            SidePanes panes, ViewSwitcher views, Runnable ghost, Runnable copy, Runnable history, Runnable help) {
        this.pane = area.timeline();
        Runnable space = () -> {
            if (model.isFromFile()) {
                pane.playOrHalt();
            } else {
                model.togglePause();
            }
        };
        table.outsideText(new Shortcut(RUN, "Space", "pause, go on; in an opened file: play, halt"), plain(KeyCode.SPACE), space)
                .everywhere(new Shortcut(RUN, "Ctrl+Enter", "run with these parameters"), ctrl(KeyCode.ENTER), model::run)
                .outsideText(new Shortcut(RUN, "E", "step: one event"), plain(KeyCode.E), model::step)
                .everywhere(new Shortcut(RUN, "Ctrl+.", "stop"), ctrl(KeyCode.PERIOD), model::stop)
                .outsideText(new Shortcut(RUN, "P", "show or hide the predicted run"), plain(KeyCode.P), ghost)
                .explain(lines(pane))
                .outsideText(new Shortcut("Travel in time", "N / Shift+N", "next, previous finding"), plain(KeyCode.N), () -> findings.walk(true))
                .outsideText(ShortcutTable.SAME, event -> event.getCode() == KeyCode.N && event.isShiftDown() && !event.isControlDown(),
                        () -> findings.walk(false))
                .everywhere(new Shortcut(WINDOW, "Ctrl+1 – 4", RunView.words()), ctrl(KeyCode.DIGIT1), () -> show(RunView.RUN, panes, views))
                .everywhere(ShortcutTable.SAME, ctrl(KeyCode.DIGIT2), () -> show(RunView.WHAT_IF, panes, views))
                .everywhere(ShortcutTable.SAME, ctrl(KeyCode.DIGIT3), () -> show(RunView.WORKERS, panes, views))
                .everywhere(ShortcutTable.SAME, ctrl(KeyCode.DIGIT4), () -> show(RunView.ADVICE, panes, views))
                .outsideText(new Shortcut(WINDOW, "/", "search scenarios"), typed("/"), () -> {
                    panes.showLeft();
                    sidebar.scenarios().focusSearch();
                })
                .everywhere(ShortcutTable.SAME, ctrl(KeyCode.F), () -> {
                    views.showTimeline();
                    area.search().openByKey();
                })
                .everywhere(new Shortcut(WINDOW, "Ctrl+G", "type a time window"), ctrl(KeyCode.G), tools::focusWindowField)
                .everywhere(new Shortcut(WINDOW, "Ctrl+O", "open a run's file, or drop it here"), ctrl(KeyCode.O), files::open)
                .everywhere(new Shortcut(WINDOW, "Ctrl+S", "save this run"), ctrl(KeyCode.S), files::save)
                .everywhere(new Shortcut(WINDOW, "Ctrl+R", "record this run to a file, or stop"), ctrl(KeyCode.R), files::toggleRecording)
                .everywhere(new Shortcut(WINDOW, "Ctrl+H", "how much history to keep"), ctrl(KeyCode.H), history)
                .everywhere(new Shortcut(WINDOW, "Ctrl+E", "export a picture"), ctrl(KeyCode.E), tools::export)
                .everywhere(new Shortcut(WINDOW, "Ctrl+B / Ctrl+Shift+B", "hide or show the left pane, the right pane"), ctrl(KeyCode.B), panes::toggleLeft)
                .everywhere(ShortcutTable.SAME, ctrlShift(KeyCode.B), panes::toggleRight)
                .everywhere(new Shortcut(WINDOW, "Ctrl+Shift+C", "copy the picture to the clipboard"), ctrlShift(KeyCode.C), copy)
                .everywhere(new Shortcut(WINDOW, "Ctrl+T", "dark or light"), ctrl(KeyCode.T), () -> theme.set(theme.get().other()))
                .outsideText(new Shortcut(WINDOW, "?", "this page"), typed("?"), help)
                .outsideText(new Shortcut(WINDOW, "Esc", "clear selection, close"), plain(KeyCode.ESCAPE), this::escape);
    }

    /** The timeline's own keys; its search has Ctrl+F here, as the slash belongs to the scenarios. */
    private static List<Shortcut> lines(TimelinePane pane) {
        return pane.shortcuts().stream().filter(line -> !List.of("/", "Esc", "N / Shift+N").contains(line.keys())).toList();
    }

    private static void show(RunView view, SidePanes panes, ViewSwitcher views) {
        panes.showRight();
        views.show(view);
    }

    private void escape() {
        pane.model().clear();
        pane.model().highlightsProperty().set(List.of()); // what a finding was about
        pane.requestFocus();
    }

    /** All lines of the page of keys. */
    List<Shortcut> shortcuts() {
        return table.shortcuts();
    }

    /** Keeps the character of a key that has acted out of the field which now has the cursor. */
    void typed(KeyEvent event) {
        table.typed(event);
    }

    /** Handles a key press of the scene, unless a sheet lies over the window. */
    void handle(KeyEvent event, Node focus, boolean covered) {
        if (covered) {
            table.pressedElsewhere();
            return;
        }
        table.handle(event, focus);
        boolean seen = pane.getScene() != null; // another view may stand in its place
        if (!event.isConsumed() && seen && ShortcutTable.isFree(focus, event)) {
            pane.handleKey(event);
        }
    }

    private static ShortcutTable.Match plain(KeyCode code) {
        return event -> event.getCode() == code && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()
                && !event.isShiftDown();
    }

    private static ShortcutTable.Match ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN)::match;
    }

    private static ShortcutTable.Match ctrlShift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)::match;
    }

    /** A character, whatever key gives it on this keyboard. */
    private static ShortcutTable.Match typed(String character) {
        return event -> !event.isControlDown() && !event.isAltDown() && event.getText().equals(character);
    }
}
