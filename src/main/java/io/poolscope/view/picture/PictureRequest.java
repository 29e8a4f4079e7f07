package io.poolscope.view.picture;

import io.poolscope.render.Palette;
import io.poolscope.view.pane.navigate.TimeWindow;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A picture that a person wants.
 *
 * @param window the stretch of time
 * @param width pixels before scaling
 * @param height pixels before scaling
 * @param scale 1 to 4
 * @param palette its colours
 * @param file where it goes; its ending says PNG or SVG
 */
public record PictureRequest(TimeWindow window, int width, int height, double scale, Palette palette, Path file) {
    /** Refuses missing parts; the sheet has checked the ranges. */
    public PictureRequest {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(palette, "palette");
        Objects.requireNonNull(file, "file");
    }

    /** Whether the file's ending says SVG. */
    public boolean isSvg() {
        return file.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(".svg");
    }
}
