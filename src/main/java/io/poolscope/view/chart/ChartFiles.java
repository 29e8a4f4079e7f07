package io.poolscope.view.chart;

import io.poolscope.export.Painter;
import io.poolscope.export.PngEncoder;
import io.poolscope.file.WholeFile;
import io.poolscope.render.chart.Chart;
import io.poolscope.render.chart.ChartLayout;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.view.work.Once;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/**
 * Saves charts as a picture and their values as a table, where a person chooses. For the JavaFX thread; files are written whole or not at
 * all, on threads named {@code chart-file}, which end with their file.
 */
public final class ChartFiles {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 675;
    private static final double SCALE = 2;

    private final Painter painter;
    private final Consumer<String> saved;
    private final Consumer<String> failed;

    /**
     * Saves with a painter.
     *
     * @param saved told in one line what was written
     * @param failed told in one line what could not be
     */
    public ChartFiles(Painter painter, Consumer<String> saved, Consumer<String> failed) {
        this.painter = Objects.requireNonNull(painter);
        this.saved = Objects.requireNonNull(saved);
        this.failed = Objects.requireNonNull(failed);
    }

    /** Lets a person choose a file for a picture of charts below a title and sentences. */
    public void choosePicture(Window owner, String name, String title, List<String> notes, List<Chart> charts, Palette palette) {
        choose(owner, "Save these charts", name + ".png", "Pictures", "*.png", file -> savePicture(file, title, notes, charts, palette));
    }

    /** Lets a person choose a file for a table. */
    public void chooseTable(Window owner, String name, String table) {
        choose(owner, "Save these figures", name + ".csv", "Tables", "*.csv", file -> saveTable(file, table));
    }

    private static void choose(Window owner, String title, String name, String kind, String pattern, Consumer<Path> save) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(kind, pattern));
        chooser.setInitialFileName(name);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            save.accept(chosen.toPath());
        }
    }

    /** Writes a picture. */
    public void savePicture(Path file, String title, List<String> notes, List<Chart> charts, Palette palette) {
        write(file, () -> {
            DrawList list = new ChartLayout().layout(title, notes, charts, WIDTH, HEIGHT, painter.measure());
            PngEncoder.write(painter.paint(list, palette, SCALE), SCALE, file);
        });
    }

    /** Writes a table. */
    public void saveTable(Path file, String table) {
        write(file, () -> WholeFile.writeText(file, table));
    }

    private void write(Path file, Work work) {
        Once.run("chart-file", () -> {
            work.run();
            return "Saved " + file;
        }, saved, failed);
    }

    private interface Work {
        void run() throws IOException;
    }
}
