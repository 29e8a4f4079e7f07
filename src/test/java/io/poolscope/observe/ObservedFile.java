package io.poolscope.observe;

import io.poolscope.event.Event;
import io.poolscope.event.EventReader;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file holds.
 *
 * @param recording what is known of it
 * @param events all of it
 */
record ObservedFile(Recording recording, List<Event> events) {
    static ObservedFile read(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        RecordingReader reader = new RecordingReader(file);
        Recording recording = reader.read(batch -> events.addAll(EventReader.readAll(batch, reader.names())), Progress.NONE);
        return new ObservedFile(recording, events);
    }
}
