package io.poolscope.view.picture;

import io.poolscope.explore.navigation.TimeText;
import io.poolscope.export.Pixels;
import io.poolscope.timeline.TimeRange;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What may be typed into the export sheet: each check gives one line that names the text and what is allowed. Stateless. */
final class PictureForm {
    /** Least width or height, pixels. */
    static final int LEAST = 200;
    /** Most width or height, pixels before scaling. */
    static final int MOST = 8000;

    private PictureForm() {
    }

    static Optional<String> sizeProblem(String text) {
        try {
            int size = Integer.parseInt(text.strip());
            return size >= LEAST && size <= MOST ? Optional.empty() : Optional.of(badSize(text));
        } catch (NumberFormatException noNumber) {
            return Optional.of(badSize(text));
        }
    }

    private static String badSize(String text) {
        return "“" + text.strip() + "” is not allowed; allowed: " + LEAST + " to " + MOST + " pixels";
    }

    static Optional<String> windowProblem(String text, TimeRange run) {
        try {
            TimeText.parseWindow(text, run);
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    static Optional<String> fileProblem(String text) {
        if (!text.strip().toLowerCase(Locale.ROOT).matches(".+\\.(png|svg)")) {
            return Optional.of("“" + text.strip() + "” is not a picture's name; allowed: a name that ends in .png or .svg");
        }
        try {
            Path file = Path.of(text.strip()).toAbsolutePath();
            if (Files.isDirectory(file)) {
                return Optional.of("“" + file + "” is a folder; allowed: a file in a folder that is there");
            }
            return Files.isDirectory(file.getParent()) ? Optional.empty()
                    : Optional.of("the folder “" + file.getParent() + "” is not there; allowed: a folder that is");
        } catch (InvalidPathException broken) {
            return Optional.of("“" + text.strip() + "” is not a file's name: " + broken.getReason());
        }
    }

    /** Whether a size at a scale is more than a picture can have. */
    static Optional<String> tooLarge(int width, int height, double scale) {
        double pixels = width * scale * height * scale;
        return pixels <= Pixels.MAX_PIXELS ? Optional.empty()
                : Optional.of(Math.round(width * scale) + " × " + Math.round(height * scale) + " pixels are too many; allowed: "
                        + Pixels.MAX_PIXELS / 1_000_000 + " million in all");
    }
}
