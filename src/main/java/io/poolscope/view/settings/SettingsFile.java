package io.poolscope.view.settings;

import io.poolscope.file.IoErrors;
import io.poolscope.file.WholeFile;
import io.poolscope.timeline.Retention;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Keeps {@link Settings} in a properties file. A missing file means the defaults; a broken one is told and replaced.
 * It is written whole or not at all, so that a full disk leaves the old one standing; what can't be a file of settings, as a pipe, is
 * neither read nor written.
 *
 * <p>Not safe for several threads.
 */
public final class SettingsFile {
    private static final String PARAMETER = "parameter.";
    private static final String RECENT = "recent.";
    /** Settings take a few hundred bytes. */
    private static final long MOST_BYTES = 1 << 20;
    private static final List<String> KEYS =
            List.of("history", "pane.left", "pane.right", "scenario", "theme", "window.height", "window.maximised",
                    "window.width");

    /**
     * What was read.
     *
     * @param settings the settings to start with
     * @param problem what was wrong, in one line; empty if nothing was
     */
    public record Loaded(Settings settings, Optional<String> problem) {}

    private final Path file;

    /** Keeps the settings in this file, whose folder is made when it is first written. */
    public SettingsFile(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * The file of this user: {@code poolscope/settings.properties} under {@code XDG_CONFIG_HOME} where that is an
     * absolute path, else under the system's usual folder for configuration; but on Windows that is in the folder that {@code HOME} names,
     * and where it names none in that of the system property {@code user.home}.
     *
     * @param environment the environment variables
     * @param system the system properties {@code os.name} and {@code user.home}
     */
    public static Path place(Map<String, String> environment, Properties system) {
        return absolute(environment.get("XDG_CONFIG_HOME")).orElseGet(() -> usual(environment, system)).resolve("poolscope")
                .resolve("settings.properties");
    }

    /** A person's home: what {@code HOME} says but on Windows, else what the JVM says, which asks the list of users and nobody else. */
    public static Path home(Map<String, String> environment, Properties system) {
        Optional<Path> said = isWindows(system) ? Optional.empty() : absolute(environment.get("HOME"));
        return said.orElseGet(() -> Path.of(system.getProperty("user.home")));
    }

    private static boolean isWindows(Properties system) {
        return system.getProperty("os.name", "").startsWith("Windows");
    }

    /** The path that a variable holds; empty where it holds none, or one that is not absolute, or that this locale has no letters for. */
    private static Optional<Path> absolute(String text) {
        try {
            return Optional.ofNullable(text).filter(some -> !some.isEmpty()).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path usual(Map<String, String> environment, Properties system) {
        Path home = home(environment, system);
        String name = system.getProperty("os.name", "");
        if (isWindows(system)) {
            return absolute(environment.get("APPDATA")).orElseGet(() -> home.resolve("AppData").resolve("Roaming"));
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
            refuseUnfit();
            return new Loaded(parse(Files.readString(file, StandardCharsets.UTF_8)), Optional.empty());
        } catch (NoSuchFileException missing) {
            return new Loaded(Settings.DEFAULT, Optional.empty());
        } catch (CharacterCodingException broken) {
            return replaced("it is not UTF-8 text");
        } catch (IllegalArgumentException broken) {
            return replaced(broken.getMessage());
        } catch (IOException unreadable) {
            return new Loaded(Settings.DEFAULT,
                    Optional.of(
                            "The settings in " + file + " could not be read: " + IoErrors.message(unreadable) + ". Defaults are used."));
        }
    }

    private Loaded replaced(String why) {
        String told = "The settings in " + file + " were broken: " + why + ". ";
        try {
            save(Settings.DEFAULT);
            return new Loaded(Settings.DEFAULT, Optional.of(told + "They were replaced by the defaults."));
        } catch (IOException stuck) {
            return new Loaded(Settings.DEFAULT,
                    Optional.of(told + "Defaults are used; replacing the file failed: " + IoErrors.message(stuck) + "."));
        }
    }

    /**
     * Writes the settings.
     *
     * @throws IOException if the folder can't be made or the file can't be written; an older file stays as it was
     */
    public void save(Settings settings) throws IOException {
        refuseUnfit();
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.writeText(file, print(settings));
    }

    /** A pipe would keep its reader for ever, and what is huge was not written by us, and may be wanted. */
    private void refuseUnfit() throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is no regular file");
        }
        if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
            throw new IOException("it has " + Files.size(file) + " bytes; settings have at most " + MOST_BYTES);
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
                throw new IllegalArgumentException(
                        "key \"" + key + "\" is unknown; allowed are " + KEYS + ", " + PARAMETER + "… and " + RECENT + "…");
            }
        }
        Settings usual = Settings.DEFAULT;
        return new Settings(size(read, "window.width", usual.width()), size(read, "window.height", usual.height()),
                read.getProperty("theme", usual.theme()), read.getProperty("scenario", usual.scenario()), parameters,
                List.copyOf(recent.values()),
                history(read, usual.history()), new Settings.FrameState(flag(read, "window.maximised", usual.frame().maximised()),
                        flag(read, "pane.left", usual.frame().left()), flag(read, "pane.right", usual.frame().right())));
    }

    private static boolean flag(Properties read, String key, boolean usual) {
        String text = read.getProperty(key, Boolean.toString(usual));
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(key + " = \"" + text + "\"; allowed are true and false");
        }
        return text.equals("true");
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
        out.setProperty("window.maximised", Boolean.toString(settings.frame().maximised()));
        out.setProperty("pane.left", Boolean.toString(settings.frame().left()));
        out.setProperty("pane.right", Boolean.toString(settings.frame().right()));
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
}
