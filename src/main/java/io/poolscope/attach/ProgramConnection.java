package io.poolscope.attach;

import io.poolscope.event.EventBatch;
import io.poolscope.event.Names;
import io.poolscope.wire.LinkWords;
import io.poolscope.wire.ProgramFacts;
import io.poolscope.wire.WireException;
import io.poolscope.wire.WireListener;
import io.poolscope.wire.WireReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a program, from its greeting to its end; on a thread of its own. What it is told in answer is so
 * little that a socket takes it: one that doesn't is closed.
 */
final class ProgramConnection {
    private static final int MOST_FACTS = 1000;
    /** So many events may tell what is so: all open tasks that a program remembers, and its lanes. */
    private static final long MOST_TOLD = 1 << 20;
    /** How long it may take to say who it is. */
    private static final long GREETING_MILLIS = 5000;

    private final SocketChannel channel;
    private final String token;
    private final ProgramRegistry registry;
    private final ProgramEvents events;
    private final Map<String, String> facts = new HashMap<>();
    private ObservedProgram program;
    /** Whether it has said who it is. Written by its thread, read by the one that would hang up. */
    private volatile boolean greeted;
    /** How many events that tell what is so are still to come; -1 before it is said. */
    private long telling = -1;
    private final EventBatch told = new EventBatch(1 << 10);
    /** What the program was told last that is here. */
    private long answered = -1;

    ProgramConnection(SocketChannel channel, String token, ProgramRegistry registry, ProgramEvents events) {
        this.channel = channel;
        this.token = token;
        this.registry = registry;
        this.events = events;
    }

    /** Reads until the program ends, goes, or says what can't be. */
    void run() {
        try (channel) {
            CompletableFuture.delayedExecutor(GREETING_MILLIS, TimeUnit.MILLISECONDS).execute(this::hangUpOnTheSilent);
            read();
        } catch (WireException e) {
            events.problem((program == null ? "a connection" : program.info().title()) + " sent what can't be: " + e.getMessage());
        } catch (IOException | UncheckedIOException gone) {
            // The program was killed, or let us go; it may come again.
            if (program == null) {
                events.problem("a connection ended before it said who it is");
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            // Of ours, for no program should bring it about; the others go on.
            events.problem("the connection of " + (program == null ? "a program" : program.info().title())
                    + " is closed for an error here: " + fault);
        } finally {
            if (program != null) {
                registry.left(program);
                events.changed(program);
            }
        }
    }

    private void hangUpOnTheSilent() {
        try {
            if (!greeted) {
                channel.close();
            }
        } catch (IOException e) {
            events.problem("a connection that says nothing can't be closed: " + e.getMessage());
        }
    }

    private void read() throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        Names names = new Names();
        Heard heard = new Heard(names);
        try (WireReader reader = new WireReader(in, names)) {
            while (program == null) {
                if (!reader.read(heard)) {
                    return;
                }
                if (facts.containsKey(LinkWords.LINK)) {
                    greet();
                }
            }
            while (reader.read(heard)) {
                if (heard.interrupted) {
                    throw new InterruptedException("the listener is closed");
                }
                answer(in);
            }
            if (reader.isFinished() || facts.containsKey(ProgramFacts.ENDED)) {
                program.standing(ObservedProgram.Standing.ENDED);
            }
        }
    }

    private void greet() throws IOException {
        String refusal = refusal();
        if (!refusal.isEmpty()) {
            channel.write(ByteBuffer.wrap(LinkWords.refuse(refusal)));
            throw new WireException("it is refused: " + refusal);
        }
        ObservedProgram joining = registry.join(facts);
        if (joining == null) {
            channel.write(ByteBuffer.wrap(LinkWords.refuse("its run is connected already")));
            throw new WireException("it is refused: its run is connected already");
        }
        program = joining;
        greeted = true;
        program.connected();
        channel.write(ByteBuffer.wrap(LinkWords.accept(program.have())));
        events.changed(program);
    }

    private String refusal() {
        if (!facts.getOrDefault(LinkWords.LINK, "").equals(Integer.toString(LinkWords.VERSION))) {
            return "it speaks version " + facts.get(LinkWords.LINK) + " of the link; this window version " + LinkWords.VERSION;
        }
        if (!token.isEmpty() && !MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8),
                facts.getOrDefault(LinkWords.TOKEN, "").getBytes(StandardCharsets.UTF_8))) {
            return "its token is not the one in the window's file";
        }
        return "";
    }

    /** Says what is here, whenever all that has come is read. */
    private void answer(InputStream in) throws IOException {
        long have = program.have();
        if (have > answered && in.available() == 0) {
            answered = have;
            channel.write(ByteBuffer.wrap(LinkWords.have(have, program.lostByLink())));
        }
    }

    /** Hears the blocks. */
    private final class Heard implements WireListener {
        private final Names names;
        private boolean interrupted;

        Heard(Names names) {
            this.names = names;
        }

        @Override
        public void facts(Map<String, String> more) throws WireException {
            if (facts.size() + more.size() > MOST_FACTS) {
                throw new WireException("it says more than " + MOST_FACTS + " facts");
            }
            facts.putAll(more);
            if (program != null && more.containsKey(LinkWords.STATE)) {
                telling = LinkWords.number(more, LinkWords.STATE);
                told.clear();
                tellIfAll();
            }
        }

        @Override
        public void events(EventBatch batch) throws WireException {
            if (program == null) {
                throw new WireException("events came before it said who it is");
            }
            if (telling < 0) {
                throw new WireException("it doesn't say what is so");
            }
            if (telling > 0) {
                for (int i = 0; i < batch.size(); i++) {
                    told.add(batch.time(i), batch.word(i), batch.a(i), batch.b(i));
                }
                if (told.size() > telling) {
                    throw new WireException("more events tell what is so than it said");
                }
                tellIfAll();
            } else {
                program.handing().lock();
                try {
                    hand(program.accept(batch));
                } finally {
                    program.handing().unlock();
                }
            }
        }

        private void tellIfAll() throws WireException {
            long now = LinkWords.number(facts, LinkWords.TIME);
            long count = LinkWords.number(facts, LinkWords.EVENTS);
            if (telling < 0 || telling > MOST_TOLD || now < 0 || count < 0) {
                throw new WireException("it doesn't say what is so");
            }
            if (told.size() == telling) {
                telling = 0;
                program.handing().lock();
                try {
                    hand(program.told(names, told, count, now));
                } finally {
                    program.handing().unlock();
                }
            }
        }

        private void hand(EventBatch news) {
            try {
                if (news.size() > 0) {
                    events.accept(program, news);
                    program.settle(news);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
