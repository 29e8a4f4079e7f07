package io.poolscope.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The JDKs of this machine, where they usually lie. */
public final class Jdks {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private Jdks() {
    }

    /** The home of a JDK of a version; the test is given up, and says so, where there is none. */
    public static Path home(int version) {
        return find(version)
                .orElseThrow(() -> new TestAbortedException("there is no JDK " + version + " in " + places() + ": not tried with it"));
    }

    private static Optional<Path> find(int version) {
        return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), places().stream().flatMap(Jdks::below))
                .filter(home -> versionOf(home) == version && Files.isExecutable(home.resolve("bin").resolve("javac"))).findFirst();
    }

    private static List<Path> places() {
        List<Path> places =
                new ArrayList<>(List.of(Path.of("/usr/lib/jvm"), Path.of("/opt"), Path.of("/Library/Java/JavaVirtualMachines")));
        Path home = Path.of(System.getProperty("user.home"));
        places.add(home.resolve(".jdks"));
        places.add(home.resolve(".sdkman/candidates/java"));
        return places;
    }

    private static Stream<Path> below(Path place) {
        if (!Files.isDirectory(place)) {
            return Stream.of();
        }
        try (Stream<Path> homes = Files.list(place)) {
            return homes.sorted().toList().stream();
        } catch (IOException e) {
            return Stream.of();
        }
    }

    private static int versionOf(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return -1;
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find() ? Integer.parseInt(version.group(1)) : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
