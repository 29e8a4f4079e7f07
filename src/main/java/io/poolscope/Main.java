package io.poolscope;

import io.poolscope.cli.Program;
import io.poolscope.cli.StandardOutput;
import io.poolscope.cli.options.Host;
import io.poolscope.export.Painter;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.view.Display;
import io.poolscope.view.PoolscopeApp;
import io.poolscope.view.WindowMemory;
import io.poolscope.view.paint.FxPainter;
import io.poolscope.view.paint.Toolkit;
import io.poolscope.view.paint.ToolkitMeasure;
import io.poolscope.view.settings.SettingsFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Starts the window or a command, and wires the parts together: here alone the commands meet JavaFX. */
public final class Main {
    private Main() {
    }

    /** Starts the program; ends the process with its exit code. */
    public static void main(String[] args) {
        StandardOutput results = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(new OutputStreamWriter(results, StandardCharsets.UTF_8), false);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        Host host = new Host(out, err, isTerminal(), Catalogue.standard(),
                Main::painter, () -> window(Optional.empty()), file -> window(Optional.of(file)));
        // Exits rather than returns: JavaFX's threads and a task that ignores its interrupt must not keep the process.
        System.exit(Program.run(host, args));
    }

    /** Whether standard error is a terminal; a console tells it only if standard output is one too, the kernel always. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null again without a terminal
    private static boolean isTerminal() {
        if (System.console() != null && System.console().isTerminal()) {
            return true;
        }
        try {
            return Path.of("/proc/self/fd/2").toRealPath().startsWith("/dev/pts");
        } catch (IOException noSuchKernel) {
            return false;
        }
    }

    /** The one painter, on a toolkit without a screen. */
    private static Painter painter() {
        Toolkit.startHeadless();
        return new FxPainter(new ToolkitMeasure());
    }

    /** Shows the window, with a file if one is given, and returns when it is closed: the exit code, or -1 where there is no display. */
    private static int window(Optional<Path> file) {
        if (!Display.isThere(System.getenv(), System.getProperties())) {
            return -1;
        }
        Optional<String> tooLittle = WindowMemory.problem(Runtime.getRuntime().maxMemory());
        if (tooLittle.isPresent()) {
            System.err.println("poolscope: " + tooLittle.get());
            return Program.FAILED;
        }
        try {
            PoolscopeApp.run(Catalogue.standard(), new SettingsFile(SettingsFile.place(System.getenv(), System.getProperties())),
                    problem -> System.err.println("poolscope: " + problem), file);
            return Program.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Program.FAILED;
        }
    }
}
