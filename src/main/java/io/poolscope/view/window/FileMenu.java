package io.poolscope.view.window;

import io.poolscope.view.keys.Command;
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

/** The toolbar's menu of files. What it does has keys too. */
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
     * @param runs the last runs of this sitting
     */
    FileMenu(FileActions files, Supplier<List<Path>> recent, Consumer<Path> open, Command history, PastRunsMenu runs) {
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
        getItems().setAll(files.openCommand().menuItem(), opened, runs, new SeparatorMenuItem(), files.saveCommand().menuItem(),
                files.recordCommand().menuItem(), new SeparatorMenuItem(), history.menuItem());
        setOnShowing(_ -> {
            fillRecent();
            runs.fill();
        });
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
