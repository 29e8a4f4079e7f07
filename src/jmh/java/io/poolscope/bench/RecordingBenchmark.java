package io.poolscope.bench;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.simulation.Simulator;
import io.poolscope.wire.WireListener;
import io.poolscope.wire.WireReader;
import io.poolscope.wire.WireWriter;
import io.poolscope.workload.Workload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How fast events become a recording and a recording becomes events, on one core, beside how fast the JDK reads as many events from a
 * flight recording. The events are those of {@code ordered-results} and {@code bounded-queue}, one after the other, with their
 * parameters and more tasks. The score is events a microsecond, which is millions a second; the bytes an event of both formats are printed.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(RecordingBenchmark.EVENTS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@State(Scope.Benchmark)
public class RecordingBenchmark {
    /** How many events there are. */
    public static final int EVENTS = 2_000_000;

    /** How many tasks tell how many events a task has. */
    private static final int PILOT = 10_000;

    private final EventBatch events = new EventBatch(EVENTS);
    private final Names names = new Names();
    private byte[] file;
    private Path jfr;

    /** An event of ours as JFR would carry it. */
    @Name("io.poolscope.bench.Recorded")
    @Label("Recorded")
    @StackTrace(false)
    static final class Recorded extends Event {
        @Label("Task")
        long task;
        @Label("Lane")
        int lane;
        @Label("Kind")
        int kind;
    }

    /** Makes the events and both files. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        simulate("ordered-results", EVENTS / 2);
        simulate("bounded-queue", EVENTS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out);
        file = out.toByteArray();
        jfr = Files.createTempFile("poolscope", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(Recorded.class);
            recording.start();
            for (int i = 0; i < EVENTS; i++) {
                Recorded event = new Recorded();
                event.task = EventWord.id(events.word(i));
                event.lane = EventWord.lane(events.word(i));
                event.kind = EventWord.code(events.word(i));
                event.commit();
            }
            recording.stop();
            recording.dump(jfr);
        }
        System.out.printf("%nbytes an event: ours %.2f, JFR %.2f%n", file.length / (double) EVENTS, Files.size(jfr) / (double) EVENTS);
    }

    /** Adds a scenario's events until there are {@code until}, behind what is there. */
    private void simulate(String scenario, int until) {
        Scenario chosen = Catalogue.standard().require(scenario);
        Workload work = chosen.workload(ParameterValues.defaultsOf(chosen), 11).orElseThrow();
        int first = events.size();
        long offset = first == 0 ? 0 : events.time(first - 1);
        EventConsumer collect = batch -> {
            for (int i = 0; i < batch.size() && events.size() < until; i++) {
                events.add(offset + batch.time(i), batch.word(i), batch.a(i), batch.b(i));
            }
        };
        // As many tasks as there are events for, so that there are no labels of others.
        double eventsPerTask = Simulator.run(work.withTasks(PILOT), new Names(), batch -> {}) / (double) PILOT;
        Simulator.run(work.withTasks((int) ((until - first) / eventsPerTask * 1.02)), names, collect);
        if (events.size() != until) {
            throw new IllegalStateException(scenario + " gave " + events.size() + " events; " + until + " are due");
        }
    }

    /** Deletes the flight recording. */
    @TearDown(Level.Trial)
    public void clean() throws IOException {
        Files.delete(jfr);
    }

    private void write(ByteArrayOutputStream out) throws IOException {
        try (WireWriter writer = new WireWriter(out, names, true)) {
            writer.events(events);
            writer.finish();
        }
    }

    /** Events to bytes. */
    @Benchmark
    public int encode() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        write(out);
        return out.size();
    }

    /** Bytes to events. */
    @Benchmark
    public long decode(Blackhole hole) throws IOException {
        try (WireReader reader = new WireReader(new ByteArrayInputStream(file), new Names())) {
            WireListener listener = new WireListener() {
                @Override
                public void facts(Map<String, String> facts) {
                    hole.consume(facts);
                }

                @Override
                public void events(EventBatch batch) {
                    hole.consume(batch.times());
                }
            };
            while (reader.read(listener)) {
                hole.consume(reader.position());
            }
            return reader.eventsRead();
        }
    }

    /** What the JDK takes to read as many events of the same facts. */
    @Benchmark
    public long jfrRead(Blackhole hole) throws IOException {
        long read = 0;
        try (RecordingFile recording = new RecordingFile(jfr)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                hole.consume(event);
                read++;
            }
        }
        return read;
    }
}
