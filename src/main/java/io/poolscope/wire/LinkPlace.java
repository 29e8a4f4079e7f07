package io.poolscope.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where viewers listen and programs find them: a folder that only this user may enter. For each viewer it has a socket
 * ({@code NUMBER.sock}), or, where there are no such sockets, a file with the port on loopback and a token
 * ({@code NUMBER.port}). Stateless but for the folder's name.
 */
public final class LinkPlace {
    /** The system property, and in capitals with _ the environment variable, that names the folder. */
    public static final String FOLDER_PROPERTY = "poolscope.folder";
    /** The ending of a socket. */
    public static final String SOCKET = ".sock";
    /** The ending of a file with a port and a token. */
    public static final String PORT = ".port";

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    /** A folder. */
    public LinkPlace(Path folder) {
        this.folder = folder;
    }

    /**
     * The usual one: as {@value #FOLDER_PROPERTY} says, else below {@code XDG_RUNTIME_DIR}, else a folder of the user's own
     * among temporary files.
     */
    public static LinkPlace usual() {
        String said = System.getProperty(FOLDER_PROPERTY, System.getenv().getOrDefault("POOLSCOPE_FOLDER", ""));
        if (!said.isEmpty()) {
            return new LinkPlace(Path.of(said));
        }
        String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isEmpty() && Files.isDirectory(Path.of(runtime))) {
            return new LinkPlace(Path.of(runtime, "poolscope"));
        }
        return new LinkPlace(Path.of(System.getProperty("java.io.tmpdir"), "poolscope-" + System.getProperty("user.name")));
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Makes the folder if it isn't there.
     *
     * @throws IOException if it can't be made, or others may enter it, in one line
     */
    public void make() throws IOException {
        try {
            if (hasPermissions()) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
            } else {
                Files.createDirectories(folder);
            }
        } catch (FileAlreadyExistsException there) {
            check();
        }
    }

    /**
     * Looks whether the folder is this user's own.
     *
     * @throws IOException if it isn't, or isn't there, in one line
     */
    public void check() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(Files.exists(folder, LinkOption.NOFOLLOW_LINKS) ? folder + " is no folder" : folder + " is not there");
        }
        if (!hasPermissions()) {
            return;
        }
        PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String user = System.getProperty("user.name");
        if (!attributes.owner().getName().equals(user)) {
            throw new IOException(folder + " belongs to " + attributes.owner().getName() + ", not to " + user);
        }
        if (!PRIVATE.containsAll(attributes.permissions())) {
            throw new IOException(folder + " may be entered by others (" + PosixFilePermissions.toString(attributes.permissions())
                    + "); allowed: rwx------");
        }
    }

    /** Whether this system has sockets that others can be kept away from. */
    public boolean hasSockets() {
        return hasPermissions();
    }

    private static boolean hasPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Where viewers may listen, those that began last first; some may be gone.
     *
     * @throws IOException if the folder isn't the user's own
     */
    public List<Path> entries() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        check();
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(SOCKET) || file.toString().endsWith(PORT)).forEach(entries::add);
        }
        entries.sort(Comparator.comparing(LinkPlace::age).reversed());
        return entries;
    }

    private static FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    /**
     * Where to connect.
     *
     * @param address what to connect to
     * @param token what to say there, or ""
     */
    public record Door(SocketAddress address, String token) {
        /**
         * The door that an entry of the folder leads to.
         *
         * @throws IOException if the entry is none, in one line
         */
        public static Door of(Path entry) throws IOException {
            if (entry.toString().endsWith(SOCKET)) {
                return new Door(UnixDomainSocketAddress.of(entry), "");
            }
            String[] words;
            try {
                words = Files.readString(entry).strip().split(" ", -1);
            } catch (NoSuchFileException gone) {
                throw new IOException(entry + " is gone", gone);
            }
            if (words.length != 2 || !words[0].matches("[1-9]\\d{0,4}") || Integer.parseInt(words[0]) > 0xFFFF) {
                throw new IOException(entry + " has no port and token in it");
            }
            return new Door(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])), words[1]);
        }
    }
}
