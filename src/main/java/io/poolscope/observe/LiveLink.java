package io.poolscope.observe;

import io.poolscope.event.Clock;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventPort;
import io.poolscope.event.Names;
import io.poolscope.wire.LinkPlace;
import io.poolscope.wire.LinkWords;
import io.poolscope.wire.ProgramFacts;
import io.poolscope.wire.RunState;
import io.poolscope.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends what happens to a viewer as long as there is one. Whether or not, it keeps what of the run is still so, so that a
 * viewer that comes late, or again, can be told; what happened while there was none is counted as lost.
 *
 * <p>For the scope's thread; the count may be asked by any.
 */
final class LiveLink implements ScopeOutput {
    private static final long END_LIMIT = TimeUnit.SECONDS.toNanos(1);

    private final Names names;
    private final Clock clock;
    /** Replaced by the scope's thread, read by the caller's; never changed. */
    private volatile Map<String, String> facts;
    private final ScopeProblems problems;
    private final RunState state = new RunState(true);
    private final LinkCaller caller;
    private final EventBatch pending = new EventBatch(1 << 10);
    /** The viewer, or null while there is none. */
    private LinkChannel viewer;
    private WireWriter wire;
    private boolean everSeen;
    /** How many of the run's events some viewer has heard, as far as is known. */
    private long heard;
    /** How many no viewer will hear, as far as is known. */
    private long missed;
    /** How many of these the viewer before had missed, or came before this one. */
    private long missedBefore;
    private volatile long lost;
    /** Opened by the first viewer, and by the end. */
    private final CountDownLatch seen = new CountDownLatch(1);

    /** Begins to look for a viewer. */
    LiveLink(String name, LinkPlace place, EventPort port, Map<String, String> facts, ScopeProblems problems) {
        names = port.names();
        clock = port.clock();
        this.facts = Map.copyOf(facts);
        this.problems = problems;
        state.unheard();
        caller = new LinkCaller(name, place, this::hello, problems);
    }

    private byte[] hello(String token) {
        Map<String, String> said = new LinkedHashMap<>(facts);
        said.put(LinkWords.LINK, Integer.toString(LinkWords.VERSION));
        if (!token.isEmpty()) {
            said.put(LinkWords.TOKEN, token);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WireWriter writer = new WireWriter(bytes, names, false)) {
            writer.facts(said);
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail as a socket does", e);
        }
        return bytes.toByteArray();
    }

    /** Waits until there is a viewer, at most so long. An interrupt ends the waiting and is kept. */
    void awaitViewer(long nanos) {
        try {
            if (!seen.await(nanos, TimeUnit.NANOSECONDS)) {
                problems.tell("no window of Poolscope came within " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms; the program goes on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isReady() {
        return viewer == null || viewer.hasRoom();
    }

    @Override
    public void accept(EventBatch batch) {
        state.accept(batch);
        if (viewer != null) {
            BatchCopy.append(batch, 0, batch.size(), pending);
        }
    }

    @Override
    public void tick() {
        if (viewer == null) {
            LinkCaller.Found found = caller.take();
            if (found != null) {
                begin(found);
            }
        }
        if (viewer != null) {
            try {
                wire.events(pending);
                pending.clear();
                viewer.send();
                hear(viewer.readHave());
            } catch (IOException e) {
                leave();
            }
        }
        count();
    }

    private void hear(long[] have) {
        if (have != null) {
            heard = Math.max(heard, Math.min(have[0], state.events()));
            missed = missedBefore + have[1];
            state.heard(heard);
        }
    }

    private void begin(LinkCaller.Found found) {
        viewer = found.channel();
        everSeen = true;
        seen.countDown();
        if (found.have() < 0) {
            // Another viewer, which will never have what went before; what is still so it is told.
            missedBefore = missed + state.events() - heard;
            missed = missedBefore;
            heard = state.events();
        } else {
            heard = Math.min(found.have(), state.events());
        }
        state.heard(heard);
        EventBatch told = new EventBatch(1 << 10);
        state.tell(told);
        try {
            wire = new WireWriter(new Sent(viewer), names, false);
            wire.facts(
                    Map.of(LinkWords.STATE, Integer.toString(told.size()), LinkWords.EVENTS, Long.toString(state.events()), LinkWords.TIME,
                            Long.toString(clock.now())));
            wire.events(told);
            viewer.send();
        } catch (IOException e) {
            leave();
        }
    }

    /** The viewer is gone: what it had not said that it has may be lost. */
    private void leave() {
        viewer.close();
        viewer = null;
        if (wire != null) {
            wire.close();
        }
        pending.clear();
        state.unheard();
        caller.lookAgain();
    }

    private void count() {
        lost = missed + (viewer == null ? state.events() - heard : 0);
    }

    @Override
    public void facts(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        all.putAll(more);
        facts = all;
        if (viewer != null) {
            try {
                wire.facts(more);
            } catch (IOException e) {
                leave();
            }
        }
    }

    @Override
    public void end(String how) {
        if (viewer == null && everSeen) {
            // Whoever has seen the beginning is to see the end.
            LinkCaller.Found found = caller.lookNow(END_LIMIT);
            if (found != null) {
                begin(found);
            }
        }
        caller.close();
        if (viewer != null) {
            try {
                wire.events(pending);
                wire.facts(Map.of(ProgramFacts.ENDED, how));
                wire.finish();
                hear(viewer.sendAll(System.nanoTime() + END_LIMIT));
            } catch (IOException e) {
                problems.tell("the window went before the end: " + PlainErrors.line(e));
            }
            viewer.close();
            wire.close();
        }
        count();
        seen.countDown();
        if (!everSeen && state.events() > 0) {
            problems.tell("nobody was there to see: no window of Poolscope ran, so " + state.events() + " events were not shown");
        }
    }

    @Override
    public long lost() {
        return lost;
    }

    /** Hands on blocks; the header went with the greeting. */
    private static final class Sent extends OutputStream {
        private final LinkChannel viewer;
        private boolean greeted;

        Sent(LinkChannel viewer) {
            this.viewer = viewer;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (greeted) {
                viewer.add(bytes, from, length);
            }
            greeted = true;
        }
    }
}
