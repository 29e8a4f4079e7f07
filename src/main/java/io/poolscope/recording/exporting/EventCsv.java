package io.poolscope.recording.exporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventReader;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.file.WholeFile;
import io.poolscope.recording.Progress;
import io.poolscope.recording.RecordingReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;

/** One row an event, as they are read: time, kind, lane and the rest as {@code name=value} pairs. Not thread-safe. */
public final class EventCsv implements EventConsumer, AutoCloseable {
    private static final Map<Class<?>, RecordComponent[]> PARTS = new ConcurrentHashMap<>();

    private final Names names;
    private final long from;
    private final long until;
    private final CsvWriter csv;

    /**
     * Starts with the heading.
     *
     * @param out where to; closed with this
     * @param names the names that the events speak of
     * @param from the first time to write, in nanoseconds
     * @param until the first time not to write
     */
    public EventCsv(OutputStream out, Names names, long from, long until) throws IOException {
        this.names = names;
        this.from = from;
        this.until = until;
        csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord("time_ns", "event", "lane", "details");
    }

    /**
     * Writes the events of a recording's range into a file, which it replaces; one that can't be written whole is not left behind.
     *
     * @param from the first time to write, in nanoseconds
     * @param until the first time not to write
     * @throws IOException if the recording can't be read or the file can't be written
     */
    public static void write(Path recording, Path file, long from, long until) throws IOException {
        WholeFile.write(file, out -> {
            RecordingReader reader = new RecordingReader(recording);
            try (EventCsv csv = new EventCsv(out, reader.names(), from, until)) {
                reader.read(csv, Progress.NONE);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    /**
     * Writes a batch.
     *
     * @throws UncheckedIOException if the file can't be written
     */
    @Override
    public void accept(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.time(i) >= from && batch.time(i) < until) {
                Event event = EventReader.read(batch, i, names);
                csv.writeRecord(Long.toString(event.time()), event.getClass().getSimpleName(),
                        event.lane() == EventWord.NO_LANE ? "" : Integer.toString(event.lane()), details(event));
            }
        }
    }

    private static String details(Event event) {
        StringJoiner details = new StringJoiner(" ");
        for (RecordComponent part : PARTS.computeIfAbsent(event.getClass(), Class::getRecordComponents)) {
            if (!part.getName().equals("time") && !part.getName().equals("lane")) {
                try {
                    details.add(part.getName() + "=" + part.getAccessor().invoke(event));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("event records are public and their accessors don't throw", e);
                }
            }
        }
        return details.toString();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
