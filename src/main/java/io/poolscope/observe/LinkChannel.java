package io.poolscope.observe;

import io.poolscope.wire.LinkPlace;
import io.poolscope.wire.LinkWords;
import io.poolscope.wire.WireException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * A connection to a viewer, over which nothing waits once it is made: what the socket doesn't take now stays here, and a
 * viewer that takes nothing for {@link #DEADLINE} is given up. For one thread at a time.
 */
final class LinkChannel implements AutoCloseable {
    /** How long a viewer may take nothing, in nanoseconds. */
    static final long DEADLINE = TimeUnit.SECONDS.toNanos(1);
    /** How much may wait here; with more, the events stay in the bus, which drops and counts. */
    static final int MOST_WAITING = 8 << 20;

    private final SocketChannel channel;
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocate(1 << 10);
    private final StringBuilder line = new StringBuilder();
    private long bytesWaiting;
    /** Whether the viewer says nothing more. */
    private boolean hungUp;
    /** When the socket took something last, or nothing was waiting. */
    private long lastProgress = System.nanoTime();

    private LinkChannel(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects; waits for at most a deadline.
     *
     * @throws IOException if nobody is there
     */
    static LinkChannel connect(LinkPlace.Door door, long deadline) throws IOException {
        SocketChannel channel =
                door.address() instanceof UnixDomainSocketAddress ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        LinkChannel made = new LinkChannel(channel);
        try {
            channel.configureBlocking(false);
            if (!channel.connect(door.address())) {
                made.await(SelectionKey.OP_CONNECT, deadline);
                channel.finishConnect();
            }
            return made;
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private void await(int what, long deadline) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, what);
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || selector.select(left) == 0) {
                throw new IOException("no answer in time");
            }
        }
    }

    /** Says something and waits for the answer's line; for the beginning, on a thread that may wait. */
    String ask(byte[] hello, long deadline) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(hello);
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
        while (true) {
            String answer = readLine();
            if (answer != null) {
                return answer;
            }
            if (hungUp) {
                throw new IOException("the window is gone");
            }
            await(SelectionKey.OP_READ, deadline);
        }
    }

    /** The next line that has come whole, or null. Between calls {@link #in} is ready to be filled. */
    private String readLine() throws IOException {
        while (true) {
            in.flip();
            while (in.hasRemaining()) {
                byte next = in.get();
                if (next == '\n') {
                    in.compact();
                    String whole = new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                    line.setLength(0);
                    return whole;
                }
                line.append((char) (next & 0xFF));
                if (line.length() > LinkWords.MOST_LINE) {
                    throw new WireException("what listens there is no Poolscope");
                }
            }
            in.clear();
            int got = channel.read(in);
            hungUp |= got < 0;
            if (got <= 0) {
                return null;
            }
        }
    }

    /**
     * What the viewer said last of how many events of the run it has and how many of them it has lost; null if it said nothing new.
     *
     * @throws IOException if it is gone or says something else
     */
    long[] readHave() throws IOException {
        long[] have = lines();
        if (have == null && hungUp) {
            throw new IOException("the window is gone");
        }
        return have;
    }

    /** The last of the lines that have come, as numbers; null if there is none. */
    private long[] lines() throws IOException {
        long[] have = null;
        for (String said = readLine(); said != null; said = readLine()) {
            if (!said.matches("\\d{1,18} \\d{1,18}")) {
                throw new WireException("the window says what is not understood");
            }
            int space = said.indexOf(' ');
            have = new long[] {Long.parseLong(said.substring(0, space)), Long.parseLong(said.substring(space + 1))};
        }
        return have;
    }

    /** Takes bytes to send; copies them. */
    void add(byte[] bytes, int from, int length) {
        if (bytesWaiting == 0) {
            lastProgress = System.nanoTime();
        }
        waiting.add(ByteBuffer.allocate(length).put(bytes, from, length).flip());
        bytesWaiting += length;
    }

    /** Whether there is room for more. */
    boolean hasRoom() {
        return bytesWaiting < MOST_WAITING;
    }

    /**
     * Sends what the socket takes.
     *
     * @throws IOException if the viewer is gone, or has taken nothing for too long
     */
    void send() throws IOException {
        while (!waiting.isEmpty()) {
            ByteBuffer first = waiting.peek();
            int sent = channel.write(first);
            bytesWaiting -= sent;
            if (sent > 0) {
                lastProgress = System.nanoTime();
            }
            if (first.hasRemaining()) {
                if (System.nanoTime() - lastProgress > DEADLINE) {
                    throw new IOException("the window has taken nothing for " + TimeUnit.NANOSECONDS.toMillis(DEADLINE) + " ms");
                }
                return;
            }
            waiting.remove();
        }
    }

    /**
     * Sends all that waits, and waits until the viewer has read it and hung up, at most to a deadline: for the end. To hang up first, with
     * something unread here, would throw away what the viewer has not read yet.
     *
     * @return what the viewer said last, as {@link #readHave}
     */
    long[] sendAll(long deadline) throws IOException {
        send();
        while (!waiting.isEmpty()) {
            await(SelectionKey.OP_WRITE, deadline);
            send();
        }
        channel.shutdownOutput();
        long[] last = null;
        while (!hungUp) {
            long[] more = lines();
            last = more == null ? last : more;
            if (more == null && !hungUp) {
                await(SelectionKey.OP_READ, deadline);
            }
        }
        return last;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            waiting.clear(); // what a socket that can't be closed still held is lost either way
        }
    }
}
