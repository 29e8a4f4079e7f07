package io.poolscope.view.settings;

import io.poolscope.timeline.Retention;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Keeps {@link Settings} in a properties file. A missing file means the defaults; a broken one is told and replaced.
 * Writing goes through a file beside it that takes its place whole, so that a full disk leaves the old one standing.
 *
 * <p>Not safe for several threads.
 */
public final class SettingsFile {
    private static final String PARAMETER = "parameter.";
    private static final String RECENT = "recent.";
    private static final List<String> KEYS = List.of("history", "scenario", "theme", "window.height", "window.width");

    /**
     * What was read.
     *
     * @param settings the settings to start with
     * @param problem what was wrong, in one line; empty if nothing was
     */
    public record Loaded(Settings settings, Optional<String> problem) { }

    private final Path file;

    /** Keeps the settings in this file, whose folder is made when it is first written. */
    public SettingsFile(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * The file of this user: {@code poolscope/settings.properties} under {@code XDG_CONFIG_HOME} where that is an
     * absolute path, else under the system's usual folder for configuration.
     *
     * @param environment the environment variables
     * @param system the system properties {@code os.name} and {@code user.home}
     */
    public static Path place(Map<String, String> environment, Properties system) {
        String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base = folder.isEmpty() ? null : Path.of(folder);
        if (base == null || !base.isAbsolute()) {
            base = usual(environment, system);
        }
        return base.resolve("poolscope").resolve("settings.properties");
    }

    private static Path usual(Map<String, String> environment, Properties system) {
        Path home = Path.of(system.getProperty("user.home"));
        String name = system.getProperty("os.name", "");
        if (name.startsWith("Windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return roaming.isEmpty() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming);
        }
        return name.startsWith("Mac") ? home.resolve("Library").resolve("Application Support") : home.resolve(".config");
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** Reads the settings, and replaces a file that can't be understood by the defaults. Throws nothing. */
    public Loaded load() {
        try {
            return new Loaded(parse(Files.readString(file, StandardCharsets.UTF_8)), Optional.empty());
        } catch (NoSuchFileException missing) {
            return new Loaded(Settings.DEFAULT, Optional.empty());
        } catch (CharacterCodingException broken) {
            return replaced("it is not UTF-8 text");
        } catch (IllegalArgumentException broken) {
            return replaced(broken.getMessage());
        } catch (IOException unreadable) {
            return new Loaded(Settings.DEFAULT,
                    Optional.of("The settings in " + file + " could not be read: " + reason(unreadable) + ". Defaults are used."));
        }
    }

    private Loaded replaced(String why) {
        String told = "The settings in " + file + " were broken: " + why + ". ";
        try {
            save(Settings.DEFAULT);
            return new Loaded(Settings.DEFAULT, Optional.of(told + "They were replaced by the defaults."));
        } catch (IOException stuck) {
            return new Loaded(Settings.DEFAULT,
                    Optional.of(told + "Defaults are used; replacing the file failed: " + reason(stuck) + "."));
        }
    }

    /**
     * Writes the settings.
     *
     * @throws IOException if the folder can't be made or the file can't be written; an older file stays as it was
     */
    public void save(Settings settings) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, print(settings), StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Settings parse(String text) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(text));
        Map<String, String> parameters = new TreeMap<>();
        Map<String, String> recent = new TreeMap<>();
        for (String key : read.stringPropertyNames()) {
            if (key.startsWith(PARAMETER)) {
                parameters.put(key.substring(PARAMETER.length()), read.getProperty(key));
            } else if (key.startsWith(RECENT)) {
                recent.put(key, read.getProperty(key));
            } else if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("key \"" + key + "\" is unknown; allowed are " + KEYS + ", " + PARAMETER + "… and " + RECENT + "…");
            }
        }
        Settings usual = Settings.DEFAULT;
        return new Settings(size(read, "window.width", usual.width()), size(read, "window.height", usual.height()),
                read.getProperty("theme", usual.theme()), read.getProperty("scenario", usual.scenario()), parameters, List.copyOf(recent.values()),
                history(read, usual.history()));
    }

    private static Retention history(Properties read, Retention usual) {
        String text = read.getProperty("history");
        try {
            return text == null ? usual : Retention.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("history = \"" + text + "\"; allowed are " + Retention.ALLOWED, unreadable);
        }
    }

    private static int size(Properties read, String key, int usual) {
        String text = read.getProperty(key);
        try {
            return text == null ? usual : Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(
                    key + " = \"" + text + "\"; allowed are " + Settings.LEAST + " to " + Settings.MOST, noNumber);
        }
    }

    private static String print(Settings settings) throws IOException {
        Properties out = new Properties();
        out.setProperty("window.width", Integer.toString(settings.width()));
        out.setProperty("window.height", Integer.toString(settings.height()));
        out.setProperty("theme", settings.theme());
        out.setProperty("scenario", settings.scenario());
        out.setProperty("history", settings.history().text());
        settings.parameters().forEach((key, value) -> out.setProperty(PARAMETER + key, value));
        for (int i = 0; i < settings.recent().size(); i++) {
            out.setProperty(RECENT + i, settings.recent().get(i)); // one digit, so that they sort by age
        }
        StringWriter text = new StringWriter();
        out.store(text, "Poolscope: window, theme, history and last parameters");
        return text.toString();
    }

    /** An I/O error in words; the message of a file system exception is often no more than the path. */
    private static String reason(IOException error) {
        return error.getClass().getSimpleName() + " (" + error.getMessage() + ")";
    }
}
