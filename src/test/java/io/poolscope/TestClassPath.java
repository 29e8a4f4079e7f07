package io.poolscope;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All classes of program and tests, for a process that a test starts. Stateless. */
public final class TestClassPath {
    private TestClassPath() {
    }

    /** With absolute paths, so that the process may have any folder. */
    public static String all() {
        return Stream
                .of("target/classes", "target/test-classes", System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", ""))
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator))).filter(path -> !path.isEmpty())
                .map(path -> Path.of(path).toAbsolutePath().toString()).distinct().collect(Collectors.joining(File.pathSeparator));
    }
}
