package io.poolscope.observe;

import io.poolscope.wire.LinkPlace;
import io.poolscope.wire.LinkWords;
import io.poolscope.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Looks for a viewer as long as there is none, twice a second, on a daemon thread of its own: a connect can wait, and
 * the scope's thread must not. It ends with {@link #close}.
 */
final class LinkCaller implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long ANSWER = TimeUnit.SECONDS.toNanos(3);

    private final LinkPlace place;
    private final Function<String, byte[]> hello;
    private final ScopeProblems problems;
    private final Thread thread;
    /** A viewer that was found and not yet taken, or null. */
    private final AtomicReference<Found> found = new AtomicReference<>();
    private volatile boolean wanted = true;
    private volatile boolean ending;
    /** How often all places were looked at. One writer. */
    private volatile int rounds;

    /**
     * A viewer that takes the program.
     *
     * @param channel the connection
     * @param have how many events of the run it has; -1 if it has never seen it
     */
    record Found(LinkChannel channel, long have) {
    }

    /**
     * Begins to look.
     *
     * @param hello what to say, by the token that is due
     */
    LinkCaller(String name, LinkPlace place, Function<String, byte[]> hello, ScopeProblems problems) {
        this.place = place;
        this.hello = hello;
        this.problems = problems;
        thread = new Thread(this::run, "poolscope-call-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!ending) {
            if (wanted) {
                look();
            }
            rounds = rounds + 1;
            LockSupport.parkNanos(this, PAUSE);
        }
        Found late = found.getAndSet(null);
        if (late != null) {
            late.channel().close();
        }
    }

    private void look() {
        try {
            for (Path entry : place.entries()) {
                if (call(entry)) {
                    return;
                }
            }
        } catch (IOException e) {
            problems.tell("no window can be looked for: " + PlainErrors.line(e));
        }
    }

    private boolean call(Path entry) {
        LinkChannel channel = null;
        try {
            long deadline = System.nanoTime() + ANSWER;
            LinkPlace.Door door = LinkPlace.Door.of(entry);
            channel = LinkChannel.connect(door, deadline);
            long have = LinkWords.answer(channel.ask(hello.apply(door.token()), deadline));
            wanted = false;
            found.set(new Found(channel, have));
            return true;
        } catch (WireException e) {
            problems.tell(entry + ": " + PlainErrors.line(e));
        } catch (IOException nobody) {
            // A socket that a viewer left behind, or one that is just going: the next may do.
            wanted = true;
        } catch (RuntimeException e) {
            // As a path that is too long for a socket, or a system without such sockets.
            problems.tell(entry + ": " + e.getMessage());
        }
        if (channel != null) {
            channel.close();
        }
        return false;
    }

    /** The viewer that was found, once; null while there is none. */
    Found take() {
        return found.getAndSet(null);
    }

    /** Looks once more, at once, and returns a viewer, or null where none answers in time. */
    Found lookNow(long nanos) {
        long deadline = System.nanoTime() + nanos;
        int enough = rounds + 2; // the one that goes on may have looked before
        Found last = take();
        while (last == null && rounds < enough && System.nanoTime() < deadline) {
            LockSupport.unpark(thread);
            LockSupport.parkNanos(this, LOOK);
            last = take();
        }
        return last;
    }

    /** There is none any more. */
    void lookAgain() {
        wanted = true;
    }

    /** Ends the looking; a viewer that was found and not taken is let go. */
    @Override
    public void close() {
        ending = true;
        LockSupport.unpark(thread);
    }
}
