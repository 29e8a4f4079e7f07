package io.poolscope.view.window;

import io.poolscope.export.Painter;
import io.poolscope.render.PictureStyle;
import io.poolscope.session.Message;
import io.poolscope.timeline.Retention;
import io.poolscope.view.history.HistorySheet;
import io.poolscope.view.keys.Command;
import io.poolscope.view.keys.KeysSheet;
import io.poolscope.view.keys.Keystroke;
import io.poolscope.view.picture.PictureRequest;
import io.poolscope.view.picture.PictureSaver;
import io.poolscope.view.picture.PictureSheet;
import io.poolscope.view.settings.SettingsFile;
import io.poolscope.view.sheet.Sheet;
import io.poolscope.view.statistics.StatisticsSheet;
import io.poolscope.view.table.TextTableSheet;
import io.poolscope.view.theme.Theme;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** The sheets that can lie over the window: keys, statistics, the timeline as text, the export. */
final class WindowSheets {
    private final TimelineModel timeline;
    private final Supplier<PictureStyle> shown;
    private final Toasts toasts;
    private final PictureSaver saver;
    private final KeysSheet keys;
    private final StatisticsSheet statistics;
    private final TextTableSheet table;
    private final PictureSheet picture;
    private final HistorySheet history;
    private final Command historyCommand;
    private final Command exportCommand;
    private final Command copyCommand;
    private final Command helpCommand;

    /**
     * Sheets that are all closed.
     *
     * @param shown how the run is shown, for an export of what is seen
     * @param look the window's look
     * @param picture what shows the run, for how large it is
     */
    WindowSheets(TimelineModel timeline, ObjectProperty<Retention> retention, Painter painter, Supplier<PictureStyle> shown,
            Supplier<Theme> look,
            Region picture, Toasts toasts) {
        this.timeline = timeline;
        this.shown = shown;
        this.toasts = toasts;
        saver = new PictureSaver(painter);
        keys = new KeysSheet();
        statistics = new StatisticsSheet(timeline);
        table = new TextTableSheet(timeline);
        this.picture = new PictureSheet(timeline, this::save);
        history = new HistorySheet(retention, timeline.snapshotProperty()::get);
        historyCommand = Command.of("History to keep…", this::history).with(Keystroke.ctrl(KeyCode.H));
        exportCommand = Command.of("Export…", () -> picture(look.get())).with(Keystroke.ctrl(KeyCode.E))
                .when(timeline.snapshotProperty().isNotNull());
        copyCommand = Command.of("Copy the picture", () -> copyPicture(look.get(), picture.getWidth(), picture.getHeight()))
                .with(Keystroke.ctrlShift(KeyCode.C)).when(timeline.snapshotProperty().isNotNull());
        helpCommand = Command.of("Keys", keys::open).with(Keystroke.typed("?"));
    }

    /** Asks how much history runs keep. */
    Command historyCommand() {
        return historyCommand;
    }

    /** Asks which picture to save; available while there is a run. */
    Command exportCommand() {
        return exportCommand;
    }

    /** Copies what is shown to the clipboard; available while there is a run. */
    Command copyCommand() {
        return copyCommand;
    }

    /** Shows the page of keys. */
    Command helpCommand() {
        return helpCommand;
    }

    /** All of them, for the window's root. */
    List<Sheet> all() {
        return List.of(keys, statistics, table, picture, history);
    }

    boolean isAnyOpen() {
        return all().stream().anyMatch(Sheet::isOpen);
    }

    KeysSheet keys() {
        return keys;
    }

    StatisticsSheet statistics() {
        return statistics;
    }

    TextTableSheet table() {
        return table;
    }

    private void history() {
        if (!isAnyOpen()) {
            history.open();
        }
    }

    /** Asks which picture to save; there must be a run. */
    private void picture(Theme look) {
        if (timeline.snapshotProperty().get() != null && !isAnyOpen()) {
            String name = timeline.feedProperty().get().title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            picture.open(SettingsFile.home(System.getenv(), System.getProperties()).resolve("poolscope-" + name + ".png"), look.palette());
        }
    }

    private void save(PictureRequest request) {
        saver.save(request, timeline.snapshotProperty().get(), shown.get(), timeline.feedProperty().get().title(), problem -> {
            if (problem.isEmpty()) {
                picture.close();
                toasts.show(Message.Level.NOTICE, done(request));
            } else {
                picture.failed(problem);
            }
        });
    }

    /** Copies what is shown to the clipboard, as large as it is on the screen and twice as fine. */
    private void copyPicture(Theme look, double width, double height) {
        if (timeline.snapshotProperty().get() == null || width < 1 || height < 1) {
            return;
        }
        PictureRequest request =
                new PictureRequest(timeline.windowProperty().get(), (int) width, (int) height, 2, look.palette(), Optional.empty());
        saver.save(request, timeline.snapshotProperty().get(), shown.get(), timeline.feedProperty().get().title(), problem -> toasts
                .show(problem.isEmpty() ? Message.Level.NOTICE : Message.Level.ERROR, problem.isEmpty() ? done(request) : problem));
    }

    private static String done(PictureRequest request) {
        return request.file().map(file -> "Saved " + file).orElse("Copied a picture of " + request.size() + " pixels to the clipboard");
    }
}
