package io.poolscope.bench;

import io.poolscope.event.Names;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Moment;
import io.poolscope.timeline.PixelRow;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.Timeline;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.timeline.counter.CounterMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a picture asks of the timeline: {@code rows}, 32 lanes of 1 600 pixels; {@code queue}, the same of a counter;
 * {@code moment}, the state of everything at a random time. Sampled, so that p95 can be read off; nine zooms from the whole run (0)
 * to single tasks (8).
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class QueryBenchmark {
    private static final int LANES = 32;
    private static final int PIXELS = 1600;
    private static final int ZOOMS = 9;
    private static final long MEAN = 100_000;
    /** How many cells of a delivery strip around the head a moment is asked for. */
    private static final int CELLS = 200;

    /** How many tasks the run has. */
    @Param({"10000", "1000000", "10000000"})
    public int tasks;
    /** From the whole run, 0, to single tasks, 8. */
    @Param({"0", "1", "2", "3", "4", "5", "6", "7", "8"})
    public int zoom;

    private final SplittableRandom random = new SplittableRandom(1);
    private final PixelRow pixels = new PixelRow();
    private final long[] min = new long[PIXELS];
    private final long[] max = new long[PIXELS];
    private final long[] last = new long[PIXELS];
    private final List<SpanRow> rows = new ArrayList<>();
    private Snapshot snapshot;
    private final CounterMemory memory = new CounterMemory();
    private long end;
    private int shift;
    private long window;

    /** Nothing yet. */
    public QueryBenchmark() {
    }

    /** Makes the run. */
    @Setup
    public void make() {
        Names names = new Names();
        Timeline timeline = new Timeline(names);
        end = new PoolRun(LANES, MEAN, 7).play(tasks, names, timeline);
        snapshot = timeline.snapshot();
        for (Lane lane : snapshot.workers(0)) {
            rows.add(lane.row(0));
        }
        double whole = end / (double) PIXELS;
        double nanosPerPixel = whole * Math.pow(MEAN / 200.0 / whole, zoom / (ZOOMS - 1.0));
        // The nearest power of two: pixels of a picture are.
        shift = Math.getExponent(nanosPerPixel * Math.sqrt(2));
        window = (long) PIXELS << shift;
    }

    private long from() {
        long room = end - window;
        return room <= 0 ? 0 : random.nextLong(room);
    }

    /** All lanes. */
    @Benchmark
    public void rows(Blackhole hole) {
        long from = from();
        for (SpanRow row : rows) {
            row.pixels(from >> shift, shift, PIXELS, pixels);
            hole.consume(pixels.busy[PIXELS / 2]);
        }
    }

    /** The queue's depth. */
    @Benchmark
    public void queue(Blackhole hole) {
        Counter queued = snapshot.pools().getFirst().queued().reader(memory);
        queued.pixels(from() >> shift, shift, PIXELS, min, max, last);
        hole.consume(max[PIXELS / 2]);
    }

    /** Everything at one time; the zoom doesn't matter. */
    @Benchmark
    public void moment(Blackhole hole) {
        Moment moment = snapshot.at(random.nextLong(end));
        hole.consume(moment.queued(0) + moment.running(0));
        for (Lane lane : snapshot.lanes()) {
            hole.consume(moment.taskOn(lane));
        }
        hole.consume(snapshot.streams().getFirst().blocked().valueAt(moment.time()));
        long head = moment.head(0);
        for (long index = head - CELLS / 2; index < head + CELLS / 2; index++) {
            hole.consume(moment.state(0, index));
        }
    }
}
