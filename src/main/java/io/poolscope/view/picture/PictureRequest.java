package io.poolscope.view.picture;

import io.poolscope.render.shape.Palette;
import io.poolscope.timeline.TimeRange;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture that a person wants.
 *
 * @param window the stretch of time
 * @param width pixels before scaling
 * @param height pixels before scaling
 * @param scale 1 to 4
 * @param palette its colours
 * @param file where it goes, and its ending says PNG or SVG; empty for the clipboard
 */
public record PictureRequest(TimeRange window, int width, int height, double scale, Palette palette, Optional<Path> file) {
    /** Refuses missing parts; the sheet has checked the ranges. */
    public PictureRequest {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(palette, "palette");
        Objects.requireNonNull(file, "file");
    }

    /** How many pixels it has, as "3200 × 1800". */
    public String size() {
        return Math.round(width * scale) + " × " + Math.round(height * scale);
    }

    /** Whether the file's ending says SVG. */
    public boolean isSvg() {
        return file.isPresent() && file.get().getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    }
}
