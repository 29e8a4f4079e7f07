package io.poolscope.cli.options;

import io.poolscope.file.WholeFile;
import io.poolscope.scenario.BadValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks where a command is to write, before it plays or reads anything for it. Stateless. */
public final class OutputFile {
    private OutputFile() {
    }

    /**
     * Refuses a place that can't be written for what it is: no folder to be in, or a folder itself.
     *
     * @param file the place; null if there is none
     */
    public static void check(String option, Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw bad(option, file, "there is no folder " + folder);
        }
        if (Files.isDirectory(file)) {
            throw bad(option, file, "it is a folder");
        }
    }

    /**
     * Refuses a file that is read or written by the same command, by whatever name.
     *
     * @param file the place; null if there is none
     * @param other the other file; null if there is none
     * @param why what it is, as "it is the file that is read"
     */
    public static void apart(String option, Path file, Path other, String why) throws IOException {
        // Two names of a file that is not there yet can only be told alike by their places.
        if (file != null && other != null && (isSamePlace(file, other) || WholeFile.isSame(file, other))) {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return; // /dev/null takes everything
            }
            throw bad(option, file, why);
        }
    }

    /** Refuses the file that is read. */
    public static void notRead(String option, Path file, Path read) throws IOException {
        apart(option, file, read, "it is the file that is read");
    }

    /** Says which file was written; nothing of a pipe or of standard output, whose readers want what was asked for alone. */
    public static void tell(Host host, Path file) {
        if (Files.isRegularFile(file) && !file.startsWith("/dev") && !file.startsWith("/proc")) {
            host.out().println(file);
        }
    }

    private static boolean isSamePlace(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static BadValueException bad(String option, Path file, String why) {
        return new BadValueException(option + " " + file + " is not allowed: " + why + "; allowed: " + (why.startsWith("it is the file")
                ? "another file" : "a file in a folder that is there"));
    }
}
