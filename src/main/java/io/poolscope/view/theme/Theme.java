package io.poolscope.view.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Palette;
import io.poolscope.words.EnumWords;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/**
 * The two looks of the window. Each is AtlantaFX's Primer as the base, then our own colours, then the rules that
 * both looks share; colours stand in the style sheets only, as looked-up colours named after roles.
 */
public enum Theme {
    DARK("Dark", "dark.css", Palette.DARK),
    LIGHT("Light", "light.css", Palette.LIGHT);

    private final String title;
    private final String furniture;
    private final Palette palette;

    Theme(String title, String furniture, Palette palette) {
        this.title = title;
        this.furniture = furniture;
        this.palette = palette;
    }

    /** What a person calls it. */
    public String title() {
        return title;
    }

    /** The word for it in the settings and on the command line: {@code dark} or {@code light}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The other one. */
    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /**
     * The look that a word stands for.
     *
     * @throws IllegalArgumentException if it is neither {@code dark} nor {@code light}; the message says so
     */
    public static Theme of(String key) {
        for (Theme theme : values()) {
            if (theme.key().equals(key)) {
                return theme;
            }
        }
        throw new IllegalArgumentException("theme \"" + key + "\" is unknown; allowed are dark and light");
    }

    /** The colours of the picture in this look. */
    public Palette palette() {
        return palette;
    }

    /**
     * The palette as a style sheet: {@code -ink-running} and so on, a looked-up colour for each role. So the sheets
     * and the picture can't disagree.
     */
    private String inkSheet() {
        StringBuilder css = new StringBuilder(".root {");
        for (Ink ink : Ink.values()) {
            if (ink != Ink.NONE) {
                css.append("-ink-").append(EnumWords.dashed(ink)).append(':')
                        .append(palette.hex(ink)).append(';');
            }
        }
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.append('}').toString().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Dresses the whole application, popups included, and one scene. To be called on the JavaFX thread.
     */
    public void applyTo(Scene scene) {
        String base = this == DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        scene.getStylesheets().setAll(sheets());
    }

    /** Our own sheets in their order, for a scene or a dialog. */
    public List<String> sheets() {
        return List.of(inkSheet(), sheet(furniture), sheet("bridge.css"), sheet("controls.css"), sheet("window.css"));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource("/io/poolscope/view/" + name), name).toExternalForm();
    }
}
