package io.poolscope.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which Poolscope this is. The number stands in the pom alone, from where the build puts it among the resources. Stateless. */
public final class ProgramVersion {
    /** The program and its version, as {@code Poolscope 1.2.3}. */
    public static final String NAMED = "Poolscope " + of(resource());

    private ProgramVersion() {
    }

    /** The version that a resource says; one that no build has filled in is of a program compiled by other means. */
    static String of(String resource) {
        String text = resource.strip();
        return text.startsWith("$") ? "(development)" : text;
    }

    static String resource() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("version.txt is not among the program's resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("version.txt can't be read", e);
        }
    }
}
