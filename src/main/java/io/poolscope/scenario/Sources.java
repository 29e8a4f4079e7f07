package io.poolscope.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the sources of scenarios from beside their classes, where the build puts them. Stateless. */
final class Sources {
    private Sources() {
    }

    static SourceText of(Scenario scenario, Language language) {
        String id = scenario.about().id();
        return switch (language) {
            case JAVA -> {
                Class<?> top = scenario.getClass();
                while (top.getEnclosingClass() != null) {
                    top = top.getEnclosingClass();
                }
                yield SourceText.ofJava(read(top, top.getSimpleName() + ".java"), id);
            }
            case PYTHON -> SourceText.ofPython(read(scenario.getClass(), "python/" + id + ".py"));
        };
    }

    private static String read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the source " + name + " is not beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
