package io.poolscope.view.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;

/** The toolbar's menu of files. What it does has keys too, which are the window's. */
final class FileMenu extends MenuButton {
    private final Consumer<Path> open;
    private final Supplier<List<Path>> recent;
    private final Menu opened = new Menu("Open recent");

    /**
     * A menu over files.
     *
     * @param recent what was opened last, the newest first
     * @param open opens a file
     * @param history asks how much history runs keep
     */
    FileMenu(FileActions files, Supplier<List<Path>> recent, Consumer<Path> open, Runnable history) {
        this.open = Objects.requireNonNull(open);
        this.recent = Objects.requireNonNull(recent);
        setId("files");
        setText("File");
        setAccessibleText("File");
        Region icon = new Region();
        icon.getStyleClass().addAll("icon", "files");
        setGraphic(icon);
        getStyleClass().add("tool");
        setMinWidth(USE_PREF_SIZE);
        getItems().setAll(item("Open…  Ctrl+O", files::open), opened, new SeparatorMenuItem(), item("Save run…  Ctrl+S", files::save),
                item("Record this run, or stop  Ctrl+R", files::toggleRecording), new SeparatorMenuItem(),
                item("History to keep…  Ctrl+H", history));
        setOnShowing(_ -> fillRecent());
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void fillRecent() {
        opened.getItems().clear();
        for (Path file : recent.get()) {
            MenuItem item = new MenuItem(file.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> open.accept(file));
            opened.getItems().add(item);
        }
        opened.setDisable(opened.getItems().isEmpty());
    }
}
