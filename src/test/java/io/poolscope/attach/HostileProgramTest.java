package io.poolscope.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.event.BatchSink;
import io.poolscope.event.Event;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.PoolEvent;
import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.event.TaskEvent;
import io.poolscope.session.Message;
import io.poolscope.wire.LinkWords;
import io.poolscope.wire.ProgramFacts;
import io.poolscope.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program says is held to what can be: whatever it is, it ends with one line and the viewer goes on. */
class HostileProgramTest {
    @TempDir
    private Path folder;

    private static Map<String, String> facts(String run) {
        Map<String, String> facts = new LinkedHashMap<>(ProgramFacts.ofThisProcess("hostile " + run, run, System.nanoTime()));
        facts.put(LinkWords.LINK, Integer.toString(LinkWords.VERSION));
        return facts;
    }

    /** A program's stream: its greeting, what is so, and some events. */
    private static byte[] stream(Map<String, String> facts, Map<String, String> state, List<Event> told, List<Event> events)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Names names = new Names();
        try (WireWriter writer = new WireWriter(bytes, names, false)) {
            writer.facts(facts);
            writer.facts(state);
            writer.events(batch(told, names));
            writer.events(batch(events, names));
        }
        return bytes.toByteArray();
    }

    private static EventBatch batch(List<Event> events, Names names) {
        EventBatch batch = new EventBatch(Math.max(1, events.size()));
        events.forEach(event -> event.emitTo(new BatchSink(batch), names));
        return batch;
    }

    private static Map<String, String> state(int told, long events) {
        return Map.of(LinkWords.STATE, Integer.toString(told), LinkWords.EVENTS, Long.toString(events), LinkWords.TIME, "1000");
    }

    private static Event pool(int id) {
        return new PoolEvent.PoolStarted(0, id, "pool", PoolKind.FIXED, 2, 5, SaturationPolicy.BLOCK);
    }

    private static List<Event> task(long id) {
        return List.of(new PoolEvent.SubmitterJoined(1, 0, 0, "main"), new PoolEvent.WorkerStarted(1, 1, 0, "w"),
                new TaskEvent.TaskSubmitted(2, id, 0, "", -1, -1, 0),
                new TaskEvent.TaskStarted(3, id, 1), new TaskEvent.TaskFinished(4, id, 1));
    }

    /** Says it, and waits until the viewer hangs up. */
    private static void say(Watching viewer, byte[] what) throws IOException {
        try (SocketChannel program = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            program.connect(UnixDomainSocketAddress.of(Path.of(viewer.programs.where())));
            ByteBuffer bytes = ByteBuffer.wrap(what);
            while (bytes.hasRemaining()) {
                program.write(bytes);
            }
            program.shutdownOutput();
            ByteBuffer answers = ByteBuffer.allocate(1 << 10);
            while (program.read(answers) >= 0) {
                answers.clear();
            }
        } catch (IOException hungUp) {
            assertThat(hungUp).as("what a socket says whose other end is closed")
                    .hasMessageMatching("(?i).*(broken pipe|connection reset).*");
        }
    }

    private static String problem(Watching viewer, byte[] what) throws IOException {
        int before = problems(viewer).size();
        say(viewer, what);
        Watching.until("a line", () -> problems(viewer).size() > before);
        assertThat(problems(viewer)).hasSize(before + 1);
        return problems(viewer).get(before);
    }

    private static List<String> problems(Watching viewer) {
        return viewer.session.messages().stream().filter(message -> message.level() == Message.Level.WARNING).map(Message::text).toList();
    }

    @Test
    void honestStream_isTaken_howeverLongItsRunHadGoneOn() throws Exception {
        try (Watching viewer = Watching.socket(folder.resolve("p"))) {
            say(viewer,
                    stream(facts("a"), state(1, 30_000_000_000L), List.of(pool(70)),
                            List.of(new TaskEvent.TaskSubmitted(2_000, 10_000_000_000L, 0, "", -1, -1, 0),
                                    new TaskEvent.TaskStarted(3_000, 10_000_000_000L, 1),
                                    new TaskEvent.TaskFinished(4_000, 10_000_000_000L, 1))));
            Watching.until("its task", () -> viewer.session.summary().tasks().finished() == 1);
            assertThat(problems(viewer)).isEmpty();
        }
    }

    @Test
    void whatCannotBe_isToldInOneLine() throws Exception {
        try (Watching viewer = Watching.socket(folder.resolve("p"))) {
            Map<String, String> other = facts("b");
            other.put(LinkWords.LINK, "7");
            assertThat(problem(viewer, stream(other, state(0, 0), List.of(), List.of())))
                    .isEqualTo("a connection sent what can't be: it is refused: it speaks version 7 of the link; this window version 1");
            assertThat(problem(viewer, stream(facts("c"), state(5_000_000, 5_000_000), List.of(pool(0)), List.of())))
                    .startsWith("hostile c sent what can't be: the block at byte ").endsWith("it doesn't say what is so");
            assertThat(problem(viewer, stream(facts("d"), Map.of("x", "y"), List.of(), task(0))))
                    .startsWith("hostile d sent what can't be: the block at byte ").endsWith("it doesn't say what is so");
            assertThat(problem(viewer, stream(facts("e"), state(1, 1), List.of(pool(0), pool(1)), List.of())))
                    .startsWith("hostile e sent what can't be: the block at byte ").endsWith("more events tell what is so than it said");
            assertThat(problem(viewer,
                    stream(facts("f"), state(1, 1), List.of(pool(0)), List.of(new TaskEvent.TaskFinished(Long.MAX_VALUE / 2, 0, 0)))))
                    .contains("ns is not in 0 to");
            Map<String, String> many = facts("g");
            for (int i = 0; i < 2000; i++) {
                many.put("fact " + i, "");
            }
            assertThat(problem(viewer, stream(many, state(0, 0), List.of(), List.of()))).contains("it says more than 1000 facts");
        }
    }

    @Test
    void pools_withoutEnd_areRefused() throws Exception {
        try (Watching viewer = Watching.socket(folder.resolve("p"))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Names names = new Names();
            try (WireWriter writer = new WireWriter(bytes, names, false)) {
                writer.facts(facts("h"));
                writer.facts(state(0, 0));
                EventBatch batch = new EventBatch(1 << 10);
                for (int pool = 0; pool < 70_000; pool++) {
                    batch.add(pool, EventWord.pack(pool, EventWord.NO_LANE, EventKind.POOL_STOPPED.code()), 0, 0);
                }
                writer.events(batch);
            }
            assertThat(problem(viewer, bytes.toByteArray())).contains("its id 65536 is over 65535");
        }
    }

    @Test
    void mutatedStreams_endInOneLineOrNone_andTheNextProgramIsSeen() throws Exception {
        byte[] good = stream(facts("m"), state(1, 1), List.of(pool(0)), task(0));
        Random random = new Random(7);
        try (Watching viewer = Watching.socket(folder.resolve("p"))) {
            for (int i = 0; i < 300; i++) {
                byte[] bad = good.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                }
                say(viewer, bad);
            }
            say(viewer, stream(facts("last"), state(1, 1), List.of(pool(0)), task(0)));
            Watching.until("the last", () -> viewer.programs.all().stream()
                    .anyMatch(program -> program.info().title().equals("hostile last") && program.tasks() == 1));
            assertThat(problems(viewer)).noneMatch(line -> line.contains("for an error here"));
        }
    }
}
