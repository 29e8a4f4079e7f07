package io.poolscope.cli;

import io.poolscope.analysis.sizing.Scaling;
import io.poolscope.scenario.BadValueException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a sweep back from the table that {@link io.poolscope.analysis.sizing.SweepTables} wrote. For one file. */
final class SweepTable {
    /** A sweep has a few dozen lines; what is larger is something else. */
    private static final long MOST_BYTES = 1 << 20;

    private final Path file;
    private List<String> names = List.of();

    private SweepTable(Path file) {
        this.file = file;
    }

    /**
     * The sweep in a file.
     *
     * @throws BadValueException if it holds none, with the line and what is wrong there
     */
    static Scaling read(Path file) throws IOException {
        return new SweepTable(file).read();
    }

    private Scaling read() throws IOException {
        List<String> lines = lines();
        names = lines.isEmpty() ? List.of() : Arrays.asList(lines.getFirst().split(","));
        for (String needed : List.of("workers", "runs", "makespanMillis", "throughput")) {
            if (!names.contains(needed)) {
                throw bad("its first line names no column " + needed);
            }
        }
        List<Scaling.Point> points = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                points.add(point(lines.get(line).split(",", names.size()), line + 1));
            }
        }
        if (points.isEmpty()) {
            throw bad("it has no line of figures");
        }
        return new Scaling(points);
    }

    private List<String> lines() throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw bad(Files.isRegularFile(file) ? "it is larger than a table of a sweep" : "there is no such file");
        }
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw bad("it is no text");
        }
    }

    private Scaling.Point point(String[] fields, int line) {
        int workers = (int) number(fields, "workers", line, 1);
        int runs = (int) number(fields, "runs", line, 0);
        if (runs == 0) {
            String problem = field(fields, "problem").replaceAll("^\"|\"$", "").replace("\"\"", "\"");
            return new Scaling.Point(workers, List.of(), Optional.empty(), problem.isEmpty() ? "it was not measured" : problem);
        }
        double makespan = number(fields, "makespanMillis", line, 0);
        double throughput = number(fields, "throughput", line, 0);
        List<Scaling.Measured> measured = new ArrayList<>();
        measured.add(run(makespan, throughput));
        if (runs > 1 && names.contains("makespanLowMillis") && names.contains("makespanHighMillis")) {
            // The table keeps the median and both ends: three runs that have the same.
            measured.add(run(number(fields, "makespanLowMillis", line, 0), throughput));
            measured.add(run(number(fields, "makespanHighMillis", line, 0), throughput));
        }
        return new Scaling.Point(workers, measured, Optional.empty(), "");
    }

    /** A run of as many tasks as the median one had: the work is the same in all. */
    private static Scaling.Measured run(double millis, double throughput) {
        return new Scaling.Measured(Math.round(millis * 1e6), Math.round(throughput * millis / 1e3), 0, 0, 0, 0);
    }

    private String field(String[] fields, String name) {
        int at = names.indexOf(name);
        return at < 0 || at >= fields.length ? "" : fields[at].strip();
    }

    private double number(String[] fields, String name, int line, double least) {
        String text = field(fields, name);
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value < 1e15) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad("line " + line + " has '" + text + "' for " + name);
        }
        throw bad("line " + line + " has '" + text + "' for " + name);
    }

    private BadValueException bad(String why) {
        return new BadValueException("--sweep " + file + " is not allowed: " + why + "; allowed: a table written by 'poolscope sweep --csv'");
    }
}
