package io.poolscope.view.settings;

import io.poolscope.timeline.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the window remembers from one start to the next. Immutable.
 *
 * @param width width of the window, pixels, {@value #LEAST} to {@value #MOST}
 * @param height height of the window, pixels, {@value #LEAST} to {@value #MOST}
 * @param theme {@code dark} or {@code light}
 * @param scenario id of the scenario last shown; empty for the default one
 * @param parameters the last values as text, by scenario id and parameter key with a dot between
 * @param recent the files opened last, the newest first, at most {@value #RECENT}
 * @param history how much history runs keep
 * @param frame whether the window is maximised, and which panes it shows
 */
public record Settings(int width, int height, String theme, String scenario, Map<String, String> parameters, List<String> recent,
        Retention history, FrameState frame) {
    /**
     * How the window stood.
     *
     * @param maximised whether it filled the screen; width and height are those it had before
     * @param left whether the left pane was shown
     * @param right whether the right pane was shown
     */
    public record FrameState(boolean maximised, boolean left, boolean right) {
        /** What the first start finds. */
        public static final FrameState USUAL = new FrameState(false, true, true);
    }

    /** Least width and height of the window, pixels. */
    public static final int LEAST = 400;
    /** Most width and height of the window, pixels. */
    public static final int MOST = 16_384;
    /** How many opened files are remembered. */
    public static final int RECENT = 8;
    /** What the first start finds. */
    public static final Settings DEFAULT = new Settings(1440, 900, "dark", "", Map.of(), List.of(), Retention.ALL, FrameState.USUAL);

    /** Refuses sizes out of range and unknown themes, naming the value and what is allowed. */
    public Settings {
        requireSize("window.width", width);
        requireSize("window.height", height);
        if (!theme.equals("dark") && !theme.equals("light")) {
            throw new IllegalArgumentException("theme = \"" + theme + "\"; allowed are dark and light");
        }
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(frame, "frame");
        parameters = Map.copyOf(parameters);
        recent = recent.stream().distinct().limit(RECENT).toList();
    }

    private static void requireSize(String key, int size) {
        if (size < LEAST || size > MOST) {
            throw new IllegalArgumentException(key + " = " + size + "; allowed are " + LEAST + " to " + MOST);
        }
    }

    /** The same with another size, clipped to what is allowed. */
    public Settings withSize(double width, double height) {
        return new Settings(clip(width), clip(height), theme, scenario, parameters, recent, history, frame);
    }

    /** The same with another theme. */
    public Settings withTheme(String theme) {
        return new Settings(width, height, theme, scenario, parameters, recent, history, frame);
    }

    /** The same with another scenario and its values; the values of other scenarios stay. */
    public Settings withScenario(String id, Map<String, String> values) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.keySet().removeIf(key -> key.startsWith(id + "."));
        values.forEach((key, value) -> all.put(id + "." + key, value));
        return new Settings(width, height, theme, id, all, recent, history, frame);
    }

    /** The same with a file opened last. */
    public Settings withOpened(String file) {
        List<String> files = new ArrayList<>(recent);
        files.remove(file);
        files.addFirst(file);
        return new Settings(width, height, theme, scenario, parameters, files, history, frame);
    }

    /** The same with another amount of history. */
    public Settings withHistory(Retention history) {
        return new Settings(width, height, theme, scenario, parameters, recent, history, frame);
    }

    /** The same with the window as it stands. */
    public Settings withFrame(FrameState frame) {
        return new Settings(width, height, theme, scenario, parameters, recent, history, frame);
    }

    /** The last values of a scenario, by parameter key. */
    public Map<String, String> valuesOf(String id) {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach((key, value) -> {
            if (key.startsWith(id + ".")) {
                values.put(key.substring(id.length() + 1), value);
            }
        });
        return values;
    }

    private static int clip(double size) {
        return Math.clamp(Math.round(size), LEAST, MOST);
    }
}
