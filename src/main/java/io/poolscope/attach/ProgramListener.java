package io.poolscope.attach;

import io.poolscope.wire.LinkPlace;
import io.poolscope.wire.LinkWords;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens for programs in a folder that only this user may enter: on a Unix domain socket, or on a port of loopback that
 * asks for the token in a file there. Owned by whoever made it; {@link #close()} ends its threads, all of them daemons.
 */
public final class ProgramListener implements AutoCloseable {
    /** So many programs are taken at one time. */
    public static final int MOST_CONNECTIONS = 256;

    private static final int BACKLOG = 64;
    private static final int TOKEN_BYTES = 24;

    private final ProgramEvents events;
    private final ProgramRegistry registry = new ProgramRegistry();
    private final ServerSocketChannel server;
    private final Path entry;
    private final String token;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private ProgramListener(ServerSocketChannel server, Path entry, String token, ProgramEvents events) {
        this.server = server;
        this.entry = entry;
        this.token = token;
        this.events = events;
        Thread.ofPlatform().name("programs-listen").daemon().start(this::listen);
    }

    /**
     * Listens where programs look, on what this system has: a socket, or a port of loopback.
     *
     * @throws IOException if that can't be, in one line
     */
    public static ProgramListener usual(ProgramEvents events) throws IOException {
        LinkPlace place = LinkPlace.usual();
        return place.hasSockets() ? onSocket(place, events) : onPort(place, 0, events);
    }

    /**
     * Listens on a port of loopback where programs look.
     *
     * @param port 1 to 65 535, or 0 for one that is free
     * @throws IOException if that can't be, in one line
     */
    public static ProgramListener usual(int port, ProgramEvents events) throws IOException {
        return onPort(LinkPlace.usual(), port, events);
    }

    /**
     * Listens on a socket of the folder.
     *
     * @throws IOException if the folder isn't the user's own, or no socket can be made there, in one line
     */
    public static ProgramListener onSocket(LinkPlace place, ProgramEvents events) throws IOException {
        place.make();
        sweep(place);
        Path entry = place.folder().resolve(ProcessHandle.current().pid() + LinkPlace.SOCKET);
        for (int number = 2; Files.exists(entry); number++) {
            entry = place.folder().resolve(ProcessHandle.current().pid() + "-" + number + LinkPlace.SOCKET);
        }
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(entry), BACKLOG);
            Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rw-------"));
            return new ProgramListener(server, entry, "", events);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw new IOException("can't listen on " + entry + ": " + e.getMessage(), e);
        }
    }

    /**
     * Listens on a port of loopback; which, and the token, stands in a file of the folder.
     *
     * @param port which port, or 0 for one that is free
     * @throws IOException if the folder isn't the user's own, or the port is taken, in one line
     */
    public static ProgramListener onPort(LinkPlace place, int port, ProgramEvents events) throws IOException {
        place.make();
        sweep(place);
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            int bound = ((InetSocketAddress) server.getLocalAddress()).getPort();
            byte[] random = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(random);
            String token = HexFormat.of().formatHex(random);
            // Written beside and moved, so that no program reads half of it.
            Path entry = place.folder().resolve(bound + LinkPlace.PORT);
            Path beside = place.folder().resolve(bound + ".new");
            Files.deleteIfExists(beside);
            Files.createFile(beside);
            if (Files.getFileStore(beside).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(beside, bound + " " + token + "\n");
            Files.move(beside, entry, StandardCopyOption.REPLACE_EXISTING);
            return new ProgramListener(server, entry, token, events);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw new IOException("can't listen on port " + port + " of loopback: " + e.getMessage(), e);
        }
    }

    /** Takes away what viewers left behind that are gone: where nobody answers, nobody listens. */
    private static void sweep(LinkPlace place) throws IOException {
        for (Path entry : place.entries()) {
            if (!isAlive(entry)) {
                Files.deleteIfExists(entry);
            }
        }
    }

    private static boolean isAlive(Path entry) {
        try {
            LinkPlace.Door door = LinkPlace.Door.of(entry);
            try (SocketChannel probe = SocketChannel.open(door.address())) {
                return probe.isConnected();
            }
        } catch (IOException refused) {
            return false;
        }
    }

    private void listen() {
        while (!closed) {
            try {
                SocketChannel channel = server.accept();
                if (open.size() >= MOST_CONNECTIONS) {
                    channel.write(ByteBuffer.wrap(LinkWords.refuse("there are " + MOST_CONNECTIONS + " programs already")));
                    channel.close();
                    events.problem("a program was refused: there are " + MOST_CONNECTIONS + " already");
                } else {
                    open.add(channel);
                    Thread.ofPlatform().name("program-connection").daemon().start(() -> serve(channel));
                }
            } catch (IOException e) {
                if (!closed) {
                    events.problem("can't listen any more: " + e.getMessage());
                    return;
                }
            }
        }
    }

    private void serve(SocketChannel channel) {
        try {
            new ProgramConnection(channel, token, registry, events).run();
        } finally {
            open.remove(channel);
        }
    }

    /** What this process says of itself: its clock's anchor is that of the joint run's time 0. */
    public Map<String, String> facts() {
        return registry.viewer();
    }

    /** The programs that were seen, in the order in which they came. */
    public List<ObservedProgram> programs() {
        return registry.all();
    }

    /** Where it listens: the socket, or the file that says the port. */
    public Path entry() {
        return entry;
    }

    /** Cuts all connections as a broken network would; programs come again. For tests. */
    void cut() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
    }

    /** Listens no more and lets all programs go, which go on without. */
    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
        Files.deleteIfExists(entry);
        for (SocketChannel channel : open) {
            channel.close();
        }
    }
}
