package io.poolscope.recording.exporting;

import io.poolscope.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of other programs that a run can be handed on in. */
public enum ExportFormat {
    /** Protobuf for ui.perfetto.dev and trace_processor. */
    PERFETTO("perfetto", "pftrace", PerfettoTrace::write),
    /** The JSON that chrome://tracing began and many tools read. */
    CHROME("chrome", "json", ChromeTrace::write),
    /** A flight recording for JDK Mission Control and the JDK's {@code jfr} tool. */
    JFR("jfr", "jfr", FlightRecording::write),
    /** One row a task, with all its times. */
    CSV("csv", "csv", TaskCsv::write);

    private final String id;
    private final String extension;
    private final Writer writer;

    ExportFormat(String id, String extension, Writer writer) {
        this.id = id;
        this.extension = extension;
        this.writer = writer;
    }

    /** What the command line calls it. */
    public String id() {
        return id;
    }

    /** How its files usually end, without the dot. */
    public String extension() {
        return extension;
    }

    /** Writes a run to a file, which it replaces. One line says what went wrong: see {@link WholeFile}. */
    public void write(ExportedRun run, Path file) throws IOException {
        WholeFile.write(file, out -> writer.write(run, out));
    }

    /** The format that the command line calls {@code id}. */
    public static Optional<ExportFormat> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id.toLowerCase(Locale.ROOT))).findFirst();
    }

    /** All ids, for messages: "perfetto, chrome, …". */
    public static String ids() {
        return Arrays.stream(values()).map(ExportFormat::id).collect(Collectors.joining(", "));
    }

    private interface Writer {
        void write(ExportedRun run, OutputStream out) throws IOException;
    }
}
