package io.poolscope.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A small program that uses the library, compiled by a JDK of its own and run by it in a folder of its own. */
public final class OwnProgramRun {
    private static final long LIMIT_SECONDS = 60;

    private final Path java;
    private final Path folder;
    private final String main;

    private OwnProgramRun(Path java, Path folder, String main) {
        this.java = java;
        this.folder = folder;
        this.main = main;
    }

    /** Compiles a program against the library. */
    public static OwnProgramRun compile(int jdk, Path folder, String main, String source) throws IOException, InterruptedException {
        Path home = Jdks.home(jdk);
        Path file = folder.resolve(main + ".java");
        Files.writeString(file, source);
        Process javac =
                new ProcessBuilder(home.resolve("bin/javac").toString(), "-Xlint:all", "-Werror", "-cp", ObserveJar.file().toString(), "-d",
                        folder.toString(), file.toString()).redirectErrorStream(true).start();
        String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (javac.waitFor() != 0) {
            throw new AssertionError(main + " doesn't compile with JDK " + jdk + ":\n" + said);
        }
        return new OwnProgramRun(home.resolve("bin/java"), folder, main);
    }

    /** Starts it. */
    public Process start(List<String> options, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", ObserveJar.file() + File.pathSeparator + folder, main));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    }

    /** Runs it to its end, and returns what it said. */
    public String run(List<String> options, String... args) throws IOException, InterruptedException {
        Process process = start(options, args);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(main + " doesn't end; it said:\n" + said);
        }
        return said;
    }
}
