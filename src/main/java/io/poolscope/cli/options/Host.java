package io.poolscope.cli.options;

import io.poolscope.export.Painter;
import io.poolscope.scenario.catalogue.Catalogue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What the commands are given from outside.
 *
 * @param out takes results
 * @param err takes progress and messages
 * @param terminal whether {@code err} is a terminal, where a progress bar may rewrite its line
 * @param scenarios what can be run
 * @param painter gives the one painter, started on first use: it costs a toolkit's start
 * @param window shows the window until it is closed, and returns the exit code; negative where there is no display
 * @param open shows the window with a file, and returns as {@code window} does
 */
public record Host(PrintWriter out, PrintWriter err, boolean terminal, Catalogue scenarios, Supplier<Painter> painter,
        IntSupplier window, ToIntFunction<Path> open) {
}
