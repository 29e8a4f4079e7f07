package io.poolscope.cli.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a path that a person typed; one that can't be a path is refused in words of ours. Stateless. */
public final class PathConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' " + problem(text));
        }
    }

    /** Whether a text can be a path here. */
    public static boolean isPath(String text) {
        try {
            return Path.of(text).getNameCount() >= 0;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Why a text that is no path is none: a NUL, or letters that the locale has no bytes for. */
    public static String problem(String text) {
        return text.indexOf('\0') >= 0 ? "is no path: it has a NUL in it"
                : "can't be a path here, as the locale's encoding is " + System.getProperty("sun.jnu.encoding")
                        + "; LC_ALL=C.UTF-8 allows all letters, and so does bin/poolscope";
    }
}
