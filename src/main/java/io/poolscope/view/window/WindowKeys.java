package io.poolscope.view.window;

import io.poolscope.view.keys.Command;
import io.poolscope.view.keys.KeyLine;
import io.poolscope.view.keys.Keystroke;
import io.poolscope.view.keys.ShortcutTable;
import io.poolscope.view.timeline.TimelineCommands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the whole window: those of the frame and those of the picture in one table. For the JavaFX thread. */
final class WindowKeys {
    private final ShortcutTable table;

    /**
     * The commands of the frame that are not about the run, a file or the picture.
     *
     * @param predicted shows or hides the predicted run
     * @param views show a view each, in the order of {@link RunView}
     * @param scenarios searches scenarios
     * @param left hides or shows the left pane
     * @param right hides or shows the right pane
     * @param look changes between dark and light
     * @param escape clears what is selected and pointed out
     */
    record Frame(Command predicted, List<Command> views, Command scenarios, Command left, Command right, Command look, Command escape) {
        /** With their keys. */
        static Frame of(Runnable predicted, List<Runnable> views, Runnable scenarios, SidePanes panes, Command look, Runnable escape) {
            KeyCode[] digits = {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4};
            List<Command> shown = new ArrayList<>();
            for (RunView view : RunView.values()) {
                shown.add(Command.of(view.title(), views.get(view.ordinal())).with(Keystroke.ctrl(digits[view.ordinal()])));
            }
            return new Frame(Command.of("Predicted run", predicted).with(Keystroke.plain(KeyCode.P)), List.copyOf(shown),
                    Command.of("Search scenarios", scenarios).with(Keystroke.typed("/")),
                    Command.of("Left pane", panes::toggleLeft).with(Keystroke.ctrl(KeyCode.B)),
                    Command.of("Right pane", panes::toggleRight).with(Keystroke.ctrlShift(KeyCode.B)),
                    look, Command.of("Clear", escape).with(Keystroke.plain(KeyCode.ESCAPE)));
        }
    }

    WindowKeys(RunCommands run, TimelineCommands timeline, FileActions files, WindowSheets sheets, Command typeWindow, Frame frame) {
        String runs = "Run";
        String window = "Window";
        List<KeyLine> lines = new ArrayList<>(List.of(
                KeyLine.of(runs, "pause, go on; in a run that is over: play, halt", run.play(), run.pause()),
                KeyLine.of(runs, "run with these parameters", run.run()),
                KeyLine.of(runs, "step: one event", run.step()),
                KeyLine.of(runs, "stop", run.stop()),
                KeyLine.of(runs, "show or hide the predicted run", frame.predicted())));
        // Here the slash belongs to the scenarios, and Esc clears more than the selection.
        lines.addAll(timeline.linesWithout(timeline.slash(), timeline.clear()));
        lines.addAll(Arrays.asList(
                KeyLine.called(window, "Ctrl+1 – 4", RunView.words(), frame.views().toArray(Command[]::new)),
                KeyLine.of(window, "search scenarios", frame.scenarios()),
                KeyLine.of(window, "type a time window", typeWindow),
                KeyLine.of(window, "open a run's file, or drop it here", files.openCommand()),
                KeyLine.of(window, "save this run", files.saveCommand()),
                KeyLine.of(window, "record this run to a file, or stop", files.recordCommand()),
                KeyLine.of(window, "how much history to keep", sheets.historyCommand()),
                KeyLine.of(window, "export a picture", sheets.exportCommand()),
                KeyLine.of(window, "hide or show the left pane, the right pane", frame.left(), frame.right()),
                KeyLine.of(window, "copy the picture to the clipboard", sheets.copyCommand()),
                KeyLine.of(window, "dark or light", frame.look()),
                KeyLine.of(window, "this page", sheets.helpCommand()),
                KeyLine.of(window, "clear selection, close", frame.escape())));
        table = new ShortcutTable(lines);
    }

    /** The table of keys. */
    ShortcutTable table() {
        return table;
    }

    /** Has the keys act in a scene, unless a sheet lies over the window. */
    void actIn(Scene scene, WindowSheets sheets) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> handle(event, scene.getFocusOwner(), sheets.isAnyOpen()));
        scene.addEventFilter(KeyEvent.KEY_TYPED, table::typed);
    }

    private void handle(KeyEvent event, Node focus, boolean covered) {
        if (covered) {
            table.pressedElsewhere();
        } else {
            table.handle(event, focus);
        }
    }
}
