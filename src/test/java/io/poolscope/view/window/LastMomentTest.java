package io.poolscope.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.recording.Progress;
import io.poolscope.recording.RecordingReader;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.Session;
import io.poolscope.view.settings.Settings;
import io.poolscope.view.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept if the program has to end, by whichever thread. */
class LastMomentTest {
    @TempDir
    Path folder;

    @Test
    void end_keepsTheSettings_andEndsTheRecordingWithItsEnd() throws Exception {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        LastMoment last = new LastMoment(file);
        assertThat(last.end()).as("nothing noted, nothing to keep").isEmpty();
        assertThat(file.path()).doesNotExist();
        Scenario scenario = Catalogue.standard().require("ordered-results");
        Path recorded = folder.resolve("run.pool");
        try (Session session = Session.create(scenario, ParameterValues.defaultsOf(scenario), 11)) {
            session.record(recorded);
            session.start();
            last.note(Settings.DEFAULT.withTheme("light"), session);
            assertThat(last.end()).isEmpty();
            assertThat(session.recording()).as("it is closed").isEmpty();
        }
        assertThat(Files.readString(file.path())).contains("theme=light");
        RecordingReader reader = new RecordingReader(recorded);
        assertThat(reader.read(batch -> {}, Progress.NONE).warning()).isEmpty();
        assertThat(folder.resolve("run.pool.part")).doesNotExist();
    }
}
