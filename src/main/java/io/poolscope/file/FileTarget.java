package io.poolscope.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where writing to a path leads, once its links are followed.
 *
 * @param place the path that no link stands at any more, absolute
 * @param kind what is there
 */
record FileTarget(Path place, Kind kind) {
    /** What a path leads to. */
    enum Kind {
        /** Nothing yet. */
        ABSENT,
        /** A file, which another can take the place of. */
        FILE,
        /** A pipe, a device or an open file of this process: written to, and not replaced. */
        STREAM
    }

    private static final Pattern DESCRIPTOR = Pattern.compile("/(?:dev|proc/self)/fd/(\\d{1,9})");
    private static final int MOST_LINKS = 40;

    /**
     * Follows the links of a path.
     *
     * @throws IOException without the path's name, if it leads nowhere or to a folder
     */
    static FileTarget of(Path path) throws IOException {
        Path place = path.toAbsolutePath();
        for (int followed = 0; !isDescriptor(place) && Files.isSymbolicLink(place); followed++) {
            if (followed == MOST_LINKS) {
                throw new IOException("its links lead in a circle");
            }
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        if (isDescriptor(place)) {
            return new FileTarget(place, Kind.STREAM);
        }
        if (Files.isDirectory(place)) {
            throw new IOException("it is a folder");
        }
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        if (!Files.exists(place)) {
            return new FileTarget(place, Kind.ABSENT);
        }
        if (!Files.isWritable(place)) {
            throw new IOException("access is denied"); // to rename over it would succeed; but who took the right away wants it kept
        }
        return new FileTarget(place, Files.isRegularFile(place) ? Kind.FILE : Kind.STREAM);
    }

    /** Opens what is no file for writing; standard output and error stay open when it is closed. */
    OutputStream open() throws IOException {
        return switch (descriptor(place)) {
            // Opened by its path, an open file would be written from its beginning again, over what others put there.
            case 1 -> new KeptOpen(new FileOutputStream(FileDescriptor.out));
            case 2 -> new KeptOpen(new FileOutputStream(FileDescriptor.err));
            case -1 -> Files.newOutputStream(place, StandardOpenOption.WRITE);
            default -> Files.newOutputStream(place, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        };
    }

    private static boolean isDescriptor(Path path) {
        return descriptor(path) >= 0;
    }

    /** The number of the open file that a path names, or -1. */
    private static int descriptor(Path path) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            return -1;
        }
        String text = path.normalize().toString();
        Matcher matcher = DESCRIPTOR.matcher(text);
        return text.equals("/dev/stdout") ? 1 : text.equals("/dev/stderr") ? 2 : matcher.matches() ? Integer.parseInt(matcher.group(1))
                : -1;
    }

    /** Hands all on but the end. */
    static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length); // the superclass's writes byte by byte
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
