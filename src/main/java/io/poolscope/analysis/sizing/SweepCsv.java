package io.poolscope.analysis.sizing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.poolscope.analysis.whatif.Sweep;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sweeps as comma-separated values, for a spreadsheet and to be read back; times in milliseconds, what isn't known is empty, lines end with
 * a line feed. Stateless.
 */
public final class SweepCsv {
    /** A sweep has a few dozen lines; what is larger is something else. */
    private static final long MOST_BYTES = 1 << 20;
    private static final String WORKERS = "workers";
    private static final String RUNS = "runs";
    private static final String MAKESPAN = "makespanMillis";
    private static final String LOW = "makespanLowMillis";
    private static final String HIGH = "makespanHighMillis";
    private static final String THROUGHPUT = "throughput";
    private static final String PROBLEM = "problem";
    private static final List<String> NEEDED = List.of(WORKERS, RUNS, MAKESPAN, THROUGHPUT);
    private static final List<String> COLUMNS = List.of(WORKERS, RUNS, MAKESPAN, LOW, HIGH, THROUGHPUT, "speedUp", "efficiency",
            "queueWaitP99Millis", "cpuMillis", "heapBytes", "stackBytes", "predictedMillis", "idealMillis", "lowerBoundMillis", PROBLEM);

    private SweepCsv() {
    }

    /** Real runs: a line for each number of workers, one that failed with its reason at the end. */
    public static String of(Scaling scaling) {
        return written(csv -> {
            csv.writeRecord(COLUMNS);
            scaling.points().forEach(point -> csv.writeRecord(point.measured() ? measured(scaling, point) : failed(point)));
        });
    }

    /** Simulated runs: a line for each value that could be simulated. */
    public static String of(Sweep swept) {
        return written(csv -> {
            csv.writeRecord(swept.knob().word(), MAKESPAN, "queueWaitP99Millis", "peakBuffered", "lowerBoundMillis");
            swept.points().forEach(point -> point.forecast().ifPresent(forecast -> csv.writeRecord(Long.toString(point.value()),
                    millis(forecast.makespan()), millis(forecast.waitP99()), Long.toString(forecast.peakBuffered()),
                    millis(forecast.lowerBound()))));
        });
    }

    private static String written(Consumer<CsvWriter> lines) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            lines.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail as a disk does", e);
        }
        return text.toString();
    }

    private static List<String> failed(Scaling.Point point) {
        List<String> fields = new ArrayList<>(COLUMNS.stream().map(_ -> "").toList());
        fields.set(COLUMNS.indexOf(WORKERS), Integer.toString(point.workers()));
        fields.set(COLUMNS.indexOf(RUNS), "0");
        fields.set(COLUMNS.indexOf(PROBLEM), point.problem());
        return fields;
    }

    private static List<String> measured(Scaling scaling, Scaling.Point point) {
        Scaling.Median makespan = point.median(Scaling.Measured::makespan);
        return List.of(Integer.toString(point.workers()), Integer.toString(point.runs().size()), millis(makespan.middle()),
                millis(makespan.low()),
                millis(makespan.high()), number("%.3f", point.throughput()), number("%.3f", scaling.speedUp(point)),
                number("%.3f", scaling.efficiency(point)), millis(point.median(Scaling.Measured::waitP99).middle()),
                millis(point.median(Scaling.Measured::cpuNanos).middle()),
                number("%.0f", point.median(Scaling.Measured::heapBytes).middle()),
                number("%.0f", point.median(Scaling.Measured::stackBytes).middle()),
                point.predicted().map(forecast -> millis(forecast.makespan())).orElse(""), millis(scaling.ideal(point)),
                scaling.lowerBound(point).map(SweepCsv::millis).orElse(""), "");
    }

    private static String number(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }

    /** Exact: a nanosecond is the sixth decimal. */
    private static String millis(double nanos) {
        return BigDecimal.valueOf(Math.round(nanos), 6).toPlainString();
    }

    /**
     * The real runs in a file that {@link #of(Scaling)} wrote, whichever kind of line ends it has got since.
     *
     * @throws IllegalArgumentException if it holds none, in one line that says what is wrong and where
     * @throws IOException if it can't be read
     */
    public static Scaling read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no such file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException("it is larger than a table of a sweep");
        }
        try {
            return parsed(Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is no text", e);
        }
    }

    private static Scaling parsed(String text) {
        List<Scaling.Point> points = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().allowMissingFields(true).allowExtraFields(true).ofNamedCsvRecord(text)) {
            for (NamedCsvRecord line : csv) {
                NEEDED.stream().filter(name -> !line.getHeader().contains(name)).findFirst().ifPresent(SweepCsv::lacks);
                points.add(point(line));
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("it is no table: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail as a disk does", e);
        }
        if (points.isEmpty()) {
            String head = text.lines().findFirst().orElse("");
            NEEDED.stream().filter(name -> !List.of(head.split(",")).contains(name)).findFirst().ifPresent(SweepCsv::lacks);
            throw new IllegalArgumentException("it has no line of figures");
        }
        return new Scaling(points);
    }

    private static void lacks(String column) {
        throw new IllegalArgumentException("its first line names no column " + column);
    }

    private static Scaling.Point point(NamedCsvRecord line) {
        int workers = (int) number(line, WORKERS, 1);
        int runs = (int) number(line, RUNS, 0);
        if (runs == 0) {
            String problem = line.findField(PROBLEM).orElse("");
            return new Scaling.Point(workers, List.of(), Optional.empty(), problem.isEmpty() ? "it was not measured" : problem);
        }
        double throughput = number(line, THROUGHPUT, 0);
        List<Scaling.Measured> measured = new ArrayList<>();
        measured.add(run(number(line, MAKESPAN, 0), throughput));
        if (runs > 1 && line.findField(LOW).isPresent() && line.findField(HIGH).isPresent()) {
            // The table keeps the median and both ends: three runs that have the same.
            measured.add(run(number(line, LOW, 0), throughput));
            measured.add(run(number(line, HIGH, 0), throughput));
        }
        return new Scaling.Point(workers, measured, Optional.empty(), "");
    }

    /** A run of as many tasks as the median one had: the work is the same in all. */
    private static Scaling.Measured run(double millis, double throughput) {
        return new Scaling.Measured(Math.round(millis * 1e6), Math.round(throughput * millis / 1e3), 0, 0, 0, 0);
    }

    private static double number(NamedCsvRecord line, String name, double least) {
        String text = line.findField(name).orElse("").strip();
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value < 1e15) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(line, name, text, e);
        }
        throw bad(line, name, text, null);
    }

    private static IllegalArgumentException bad(NamedCsvRecord line, String name, String text, Exception cause) {
        return new IllegalArgumentException("line " + line.getStartingLineNumber() + " has '" + text + "' for " + name, cause);
    }
}
