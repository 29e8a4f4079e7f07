package io.poolscope.view.paint;

import io.poolscope.render.shape.TextStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.text.Font;

/**
 * The fonts that come with the program: Inter for words, JetBrains Mono for times and code. With them text is as wide
 * on every machine, so a picture is laid out alike everywhere. After {@link #load} style sheets may name the families
 * "Inter" and "JetBrains Mono". Thread-safe.
 */
public final class Fonts {
    private static final Map<TextStyle.Weight, String> FILES = new EnumMap<>(Map.of(
            TextStyle.Weight.REGULAR, "Inter-Regular.otf",
            TextStyle.Weight.SEMIBOLD, "Inter-SemiBold.otf",
            TextStyle.Weight.BOLD, "Inter-Bold.otf"));
    private static final Map<TextStyle.Weight, String> NAMES = new EnumMap<>(TextStyle.Weight.class);
    private static final String MONO = register("JetBrainsMono-Regular.ttf");
    private static final Map<TextStyle, Font> FONTS = new ConcurrentHashMap<>();

    static {
        FILES.forEach((weight, file) -> NAMES.put(weight, register(file)));
    }

    private Fonts() {
    }

    /** Makes the families known to the toolkit. Any thread, any number of times. */
    public static void load() {
        if (NAMES.size() != FILES.size()) {
            throw new IllegalStateException("fonts missing: only " + NAMES + " were loaded");
        }
    }

    /** The font of a style. */
    public static Font of(TextStyle style) {
        return FONTS.computeIfAbsent(style, wanted -> new Font(wanted.mono() ? MONO : NAMES.get(wanted.weight()), wanted.size()));
    }

    private static String register(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the font " + file + " is not beside the program's classes");
            }
            Font font = Font.loadFont(in, 12);
            if (font == null) {
                throw new IllegalStateException("the toolkit can't read the font " + file);
            }
            return font.getName();
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + file + " can't be read", e);
        }
    }
}
