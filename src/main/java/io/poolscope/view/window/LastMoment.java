package io.poolscope.view.window;

import io.poolscope.session.Session;
import io.poolscope.view.settings.Settings;
import io.poolscope.view.settings.SettingsFile;
import java.io.IOException;
import java.util.Optional;

/**
 * What is to be kept if the program is told to end now, as by SIGTERM: the settings, and the end of a recording. The window notes it as it
 * goes on; {@link #end} may then be called by any thread, as the JavaFX thread may be ending too.
 */
final class LastMoment {
    /** Between two notes, in nanoseconds: what a person changed within so short a time may be lost. */
    private static final long EVERY = 250_000_000;

    private record Note(Settings settings, Session session) {
    }

    private final SettingsFile file;
    /** Written by the JavaFX thread, read by who ends the program: volatile. */
    private volatile Note note;
    private long notedAt;

    LastMoment(SettingsFile file) {
        this.file = file;
    }

    /** Whether it is time for the next note. */
    boolean isDue(long nanos) {
        boolean due = nanos - notedAt >= EVERY;
        notedAt = due ? nanos : notedAt;
        return due;
    }

    /** Notes the settings as they would be kept now, and the run that is shown; null for none. */
    void note(Settings settings, Session session) {
        note = new Note(settings, session);
    }

    /** Keeps the settings and ends the run, and with it its recording. Returns what went wrong, in one line. */
    Optional<String> end() {
        Note last = note;
        if (last == null) {
            return Optional.empty();
        }
        if (last.session != null) {
            last.session.close();
        }
        return keep(last.settings);
    }

    /** Keeps some settings. Returns what went wrong, in one line. */
    Optional<String> keep(Settings settings) {
        try {
            file.save(settings);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the settings could not be kept in " + file.path() + ": " + e);
        }
    }
}
