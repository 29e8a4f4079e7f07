package io.poolscope.bench;

import io.poolscope.bus.EventBus;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventSink;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.event.SystemClock;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast the timeline folds events, in events a second: {@code drained} from one buffer that lies in the order of time,
 * {@code merged} from the rings of 34 threads by way of the bus. A run of 32 workers, one submitter and one consumer of
 * ordered results, five events a task. {@code drained} also prints the bytes a finished task takes.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseSerialGC"})
public class FoldBenchmark {
    private static final int WORKERS = 32;

    /** Counts events, as JMH itself counts whole runs. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Folded {
        /** How many events were folded. */
        public long events;

        /** Zero. */
        public Folded() {
        }
    }

    /** The events of a run, in order. */
    @State(Scope.Benchmark)
    public static class Drained {
        /** The mean duration of a task: 20 µs and 5 s. */
        @Param({"20000", "5000000000"})
        public long meanNanos;

        Names names;
        List<EventBatch> batches;
        long events;

        /** Nothing yet. */
        public Drained() {
        }

        /** Makes the run. */
        @Setup
        public void make() {
            names = new Names();
            batches = new ArrayList<>();
            new PoolRun(WORKERS, meanNanos, 7).play(1_000_000, names, batch -> batches.add(PoolRun.copy(batch)));
            events = batches.stream().mapToLong(EventBatch::size).sum();
        }

        /** Says what a task takes. */
        @TearDown
        public void weigh() {
            Timeline timeline = new Timeline(names);
            batches.forEach(timeline::accept);
            System.out.printf("%n# %.2f bytes a finished task of %d ns%n", timeline.bytes() / 1e6, meanNanos);
        }
    }

    /** Rings full of events, of as many threads as there are lanes. */
    @State(Scope.Benchmark)
    public static class Rings {
        /** Five events a task: so many that no ring overflows. */
        private static final int TASKS = 16_000;

        private final List<List<long[]>> events = new ArrayList<>();
        private Names names;
        EventBus bus;

        /** Nothing yet. */
        public Rings() {
        }

        /** Makes the run, lane by lane. */
        @Setup
        public void make() {
            for (int lane = 0; lane < WORKERS + PoolRun.WORKERS; lane++) {
                events.add(new ArrayList<>());
            }
            names = new Names();
            new PoolRun(WORKERS, 20_000, 7).play(TASKS, names, batch -> {
                for (int i = 0; i < batch.size(); i++) {
                    int lane = Math.max(0, EventWord.lane(batch.word(i)));
                    events.get(lane).add(new long[] {batch.time(i), batch.word(i), batch.a(i), batch.b(i)});
                }
            });
        }

        /** Has every thread emit what its lane has. */
        @Setup(Level.Invocation)
        public void emit() throws InterruptedException {
            bus = new EventBus(new SystemClock(), EventBus.Mode.DROPPING);
            List<Thread> threads = new ArrayList<>();
            for (List<long[]> lane : events) {
                threads.add(Thread.ofPlatform().name("lane-" + threads.size()).start(() -> {
                    EventSink sink = bus.sink();
                    for (long[] event : lane) {
                        sink.emit(event[0], EventWord.code(event[1]), EventWord.id(event[1]), EventWord.lane(event[1]), event[2], event[3]);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        /** Closes the bus, and fails if it lost anything. */
        @TearDown(Level.Invocation)
        public void close() {
            bus.close();
            if (bus.lost() > 0) {
                throw new IllegalStateException(bus.lost() + " events were lost; the figure is void");
            }
        }
    }

    /** A benchmark. */
    public FoldBenchmark() {
    }

    /** One buffer, in order. */
    @Benchmark
    public Snapshot drained(Drained run, Folded folded) {
        Timeline timeline = new Timeline(run.names);
        for (EventBatch batch : run.batches) {
            timeline.accept(batch);
        }
        folded.events += run.events;
        return timeline.snapshot();
    }

    /** 34 rings, merged by time. */
    @Benchmark
    public Snapshot merged(Rings rings, Folded folded) {
        Timeline timeline = new Timeline(rings.bus.names());
        folded.events += rings.bus.drainAll(timeline);
        return timeline.snapshot();
    }
}
