package io.poolscope.cli;

import io.poolscope.cli.options.Host;
import io.poolscope.export.Painter;
import io.poolscope.export.Pixels;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every command that writes a file, once for each option and format; for tests of what holds for all of them. */
enum WritingCommand {
    RECORDING(".pool", "run in-order --tasks 6 --speed 100 --out OUT"),
    RUN_PICTURE(".png", "run in-order --tasks 6 --speed 100 --png OUT"),
    PERFETTO(".pftrace", "export READ --to perfetto -o OUT"),
    CHROME(".json", "export READ --to chrome -o OUT"),
    JFR(".jfr", "export READ --to jfr -o OUT"),
    TASKS(".csv", "export READ --to csv -o OUT"),
    EVENTS(".csv", "export READ --to csv-events -o OUT"),
    HTML(".html", "export READ --to html -o OUT"),
    SVG(".svg", "render READ -o OUT"),
    PNG(".png", "render READ -o OUT"),
    SWEEP_TABLE(".csv", "sweep bounded-queue --workers 1,2 --speed 100 --csv OUT"),
    SWEEP_CHART(".png", "sweep bounded-queue --workers 1,2 --speed 100 --png OUT"),
    SWEEP_OF_FILE(".csv", "sweep READ --workers 2 --speed 100 --csv OUT"),
    SWEEP_CHART_OF_FILE(".png", "sweep READ --workers 2 --speed 100 --png OUT"),
    WHAT_IF_PICTURE(".png", "what-if READ --workers 2 --png OUT"),
    WHAT_IF_TABLE(".csv", "what-if READ --sweep workers=1..4 --csv OUT"),
    WHAT_IF_CHART(".png", "what-if READ --sweep workers=1..4 --png OUT");

    private final String ending;
    private final String line;

    WritingCommand(String ending, String line) {
        this.ending = ending;
        this.line = line;
    }

    /** How the name of its file ends. */
    String ending() {
        return ending;
    }

    /** Whether it reads a recording. */
    boolean reads() {
        return line.contains("READ");
    }

    String[] arguments(Path read, Path out) {
        List<String> arguments = new ArrayList<>();
        for (String word : line.split(" ")) {
            arguments.add(word.equals("READ") ? read.toString() : word.equals("OUT") ? out.toString() : word);
        }
        return arguments.toArray(String[]::new);
    }

    /**
     * What a command came to.
     *
     * @param code its exit code
     * @param out what it printed
     * @param err what it said
     */
    record Said(int code, String out, String err) {
    }

    static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Program.run(host(new PrintWriter(out), new PrintWriter(err)), arguments);
        return new Said(code, out.toString(), err.toString());
    }

    /** Prints into a stream as the program prints into its standard output. */
    static Said runInto(OutputStream out, String... arguments) {
        StringWriter err = new StringWriter();
        int code = Program.run(
                host(new PrintWriter(new OutputStreamWriter(new StandardOutput(out), StandardCharsets.UTF_8)), new PrintWriter(err)),
                arguments);
        return new Said(code, "", err.toString());
    }

    private static Host host(PrintWriter out, PrintWriter err) {
        return new Host(out, err, false, Catalogue.standard(), PlainPainter::new, () -> 0, file -> 0);
    }

    /** A painter that needs no toolkit. */
    private static final class PlainPainter implements Painter {
        @Override
        public Pixels paint(DrawList list, Palette palette, double scale) {
            return new Pixels(1, 1, new int[] {0xFF204060});
        }

        @Override
        public TextMeasure measure() {
            return TextMeasure.APPROXIMATE;
        }
    }
}
