package io.poolscope.cli;

import io.poolscope.cli.options.Host;
import io.poolscope.scenario.BadValueException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code poolscope open}: the window with a file. */
@Command(name = "open", mixinStandardHelpOptions = true, description = "Opens a file of a run in the window.")
final class OpenCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(index = "0", paramLabel = "FILE",
            description = "A recording (.pool), trace events or spans (.json), a log of jobs or a CSV of tasks; also with .gz.")
    private Path file;

    OpenCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new BadValueException(file + " is not allowed; allowed: a file that is there");
        }
        int code = host.open().applyAsInt(file);
        if (code < 0) {
            host.err().println(
                    "poolscope: there is no display to open a window on; 'poolscope render " + file + " -o FILE.png' paints it to a file");
            return Program.FAILED;
        }
        return code;
    }
}
