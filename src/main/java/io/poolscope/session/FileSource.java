package io.poolscope.session;

import io.poolscope.cli.options.Host;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.file.IoErrors;
import io.poolscope.recording.HeapRoom;
import io.poolscope.recording.Progress;
import io.poolscope.recording.Recording;
import io.poolscope.recording.RecordingReader;
import io.poolscope.recording.RunFacts;
import io.poolscope.recording.format.ColumnChoice;
import io.poolscope.recording.format.ImportFormat;
import io.poolscope.scenario.Parameter;
import io.poolscope.timeline.HistoryFullException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * A run from a file: our own recordings, and what other programs wrote. All of it is handed over as fast as it can be read; to look at
 * it in time is the playhead's business.
 */
public final class FileSource implements RunSource {
    /**
     * How much heap the history of a file may take for each byte of it, and {@link #FREE_HISTORY}. Ordinary recordings
     * take some 20, one with
     * a new thread for each task some 300; a file that asks for more is made to.
     */
    static final long HISTORY_PER_BYTE = 320;
    static final long FREE_HISTORY = 48L << 20;

    private final Path file;
    private final ColumnChoice columns;
    private final ImportFormat format;
    private final Names names = new Names();
    private final RunInfo info;
    /** What the file's beginning says, and once it is read all that it says. Written by the pump after the constructor. */
    private volatile Map<String, String> facts;
    private volatile boolean stopped;
    /** The time of the latest event handed over. */
    private volatile long now;

    /**
     * Looks at a file's beginning.
     *
     * @throws IOException if it can't be read or is of no known format; the message is one line that names it
     */
    public FileSource(Path file) throws IOException {
        this(file, "");
    }

    /**
     * Looks at a file's beginning.
     *
     * @param columns which columns of a CSV are read as what, as "started=Begin:ms,label=Job"; "" to find out
     * @throws IllegalArgumentException if {@code columns} is no such text, with one line that says what is allowed
     * @throws IOException if it can't be read or is of no known format; the message is one line that names it
     */
    public FileSource(Path file, String columns) throws IOException {
        this.file = file;
        this.columns = columns.isEmpty() ? ColumnChoice.NONE : ColumnChoice.parse(columns);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe would keep its reader for ever.
            throw new IOException(file + " can't be opened: it is " + (Files.isDirectory(file) ? "a folder" : "no regular file"));
        }
        try {
            format = ImportFormat.of(file);
            facts = format == ImportFormat.POOL ? RecordingReader.firstFacts(file) : Map.of();
        } catch (IOException e) {
            throw new IOException(file + " can't be opened: " + IoErrors.message(e), e);
        }
        info = info(file, facts);
    }

    private static RunInfo info(Path file, Map<String, String> facts) {
        Map<String, String> parameters = new LinkedHashMap<>();
        facts.forEach((key, value) -> {
            if (key.startsWith(RunFacts.PARAMETER)) {
                parameters.put(key.substring(RunFacts.PARAMETER.length()), value);
            }
        });
        String name = file.getFileName().toString();
        return new RunInfo(facts.getOrDefault(RunFacts.SCENARIO, name), facts.getOrDefault(RunFacts.TITLE, name),
                seed(facts.get(RunFacts.SEED)), parameters);
    }

    private static long seed(String text) {
        return text != null && text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file);
    }

    @Override
    public Map<String, String> facts() {
        return facts;
    }

    @Override
    public RunInfo info() {
        return info;
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public void pump(EventConsumer consumer, Host host) throws Exception {
        long[] read = {0, 0};
        long room = HeapRoom.bytes();
        long share = Long.MAX_VALUE;
        try {
            share = FREE_HISTORY + HISTORY_PER_BYTE * Files.size(file);
            host.historyLimit(Math.min(share, room));
            EventConsumer taker = batch -> {
                if (stopped) {
                    throw new CancellationException("reading " + file + " was cancelled");
                }
                consumer.accept(batch);
                read[0] += batch.size();
                now = Math.max(now, batch.time(batch.size() - 1));
            };
            Progress progress = (done, total) -> {
                host.progress(total > 0 ? Math.min(1, (double) done / total) : 0);
                read[1] = done;
                return !stopped;
            };
            Recording recording = givesBlocks() ? new RecordingReader(file, names).blocks(host::block).read(taker, progress)
                    : format.read(file, names, taker, progress, columns);
            host.progress(1);
            facts = recording.facts();
            Message.Level level = recording.events() == 0 || recording.lossy() ? Message.Level.ERROR : Message.Level.WARNING;
            recording.warning().ifPresent(warning -> host.tell(level, file.getFileName() + ": " + warning));
            recording.remarks().forEach(remark -> host.tell(Message.Level.NOTICE, file.getFileName() + ": " + remark));
            // A recording of busy pools has events out of order; only what the timeline could not put in order is shown wrong.
            if (host.lateEvents() > 0) {
                host.tell(Message.Level.WARNING, file.getFileName() + ": " + host.lateEvents()
                        + " of its events came too late to be put in order, and are shown later than they were");
            }
        } catch (CancellationException e) {
            host.tell(Message.Level.NOTICE, "Reading " + file.getFileName() + " was cancelled; what was read until then is shown");
            throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
        } catch (HistoryFullException e) {
            if (room < share) {
                throw new IOException(
                        file.getFileName() + ": " + HeapRoom.tooSmall() + "; " + read[0] + " events before it was full could be read", e);
            }
            // Told as damage is: nobody who records or exports a run makes such a file.
            host.tell(Message.Level.WARNING,
                    file.getFileName() + ": what follows " + (givesBlocks() ? "byte " + read[1] : "its first events")
                            + " asks for more than " + HISTORY_PER_BYTE + " times the file's size of memory, and " + (FREE_HISTORY >> 20)
                            + " MB; "
                            + read[0] + " events before it could be read");
        } catch (IOException e) {
            throw new IOException(file + " can't be read: " + IoErrors.message(e), e);
        }
    }

    @Override
    public boolean past() {
        return true;
    }

    @Override
    public boolean givesBlocks() {
        return format == ImportFormat.POOL;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public String timeControl() {
        return "This run is over; move the playhead to see it at any time";
    }

    @Override
    public <T> void set(Parameter<T> parameter, T value) {
        throw new UnsupportedOperationException("this run is over; its parameters are what they were");
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
