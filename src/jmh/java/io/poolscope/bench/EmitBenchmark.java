package io.poolscope.bench;

import io.poolscope.bus.EventBus;
import io.poolscope.event.Clock;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventSink;
import io.poolscope.event.SystemClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event costs the thread that emits it, its clock reading included, beside that reading alone and beside a
 * JFR instant event. Run it with {@code -t 1} and {@code -t 2}, and with {@code -prof gc} to see that it allocates
 * nothing.
 *
 * <p>The bus drops what finds no room, as in an observed program, and a reader drains it meanwhile. The reader looks at
 * each event and discards it: merging takes the reader several nanoseconds an event, and two threads that do nothing
 * but emit leave it no processor of its own on a small machine, so that its work would be counted as theirs. A dropped
 * event is not an accepted one: each iteration prints its share, and more than one per cent voids the figure. The clock
 * is read before the room is checked, so dropping would not be cheaper.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(2)
public class EmitBenchmark {
    /** The event that JFR is given: as much as ours says. */
    @Name("io.poolscope.bench.Instant")
    @Label("Instant")
    @StackTrace(false)
    static final class Instant extends Event {
        @Label("Task")
        long task;
        @Label("Lane")
        int lane;
        @Label("Kind")
        int kind;
    }

    /** A bus in dropping mode and its reader. */
    @State(Scope.Benchmark)
    public static class Observed {
        /** The time between two drains, in nanoseconds: as a run of the program has it. */
        private static final long PERIOD = 2_000_000;
        /**
         * How many events a ring holds: some six milliseconds of nothing but emitting. As long may a scheduler keep
         * the reader waiting where the emitting threads occupy every processor. The usual ring is an eighth of it; the
         * cost of an event is the same.
         */
        private static final int CAPACITY = 1 << 18;

        final Clock clock = new SystemClock();
        EventBus bus;
        private Thread reader;
        private volatile boolean ending;
        private long before;
        private long lostBefore;

        /** Starts the reader. */
        @Setup
        public void start() {
            ending = false;
            bus = new EventBus(clock, EventBus.Mode.DROPPING, CAPACITY);
            reader = new Thread(this::read, "reader");
            reader.start();
        }

        private void read() {
            while (!ending) {
                bus.discard();
                LockSupport.parkNanos(PERIOD);
            }
        }

        /** Ends the reader. */
        @TearDown
        public void end() throws InterruptedException {
            ending = true;
            reader.join();
            bus.close();
        }

        /** Prints the dropped share of an iteration. */
        @TearDown(Level.Iteration)
        public void report() {
            bus.discard();
            long accepted = bus.accepted() - before;
            long lost = bus.lost() - lostBefore;
            before += accepted;
            lostBefore += lost;
            System.out.printf("[accepted %,d, dropped %.3f %%] ", accepted, lost * 100.0 / Math.max(1, accepted + lost));
        }
    }

    /** What a thread emits with. */
    @State(Scope.Thread)
    public static class Emitter {
        EventSink sink;
        Clock clock;
        long task;

        /** Takes the thread's sink, as a worker does once. */
        @Setup
        public void join(Observed observed) {
            sink = observed.bus.sink();
            clock = observed.clock;
        }
    }

    /** A JFR recording of {@link Instant} events. */
    @State(Scope.Benchmark)
    public static class Recorded {
        private Recording recording;

        /** Starts recording. */
        @Setup
        public void start() {
            recording = new Recording();
            recording.enable(Instant.class);
            recording.start();
        }

        /** Throws the recording away. */
        @TearDown
        public void end() {
            recording.close();
        }
    }

    /** A thread's task number. */
    @State(Scope.Thread)
    public static class Counter {
        long task;
    }

    /** For the class that JMH makes of this one. */
    public EmitBenchmark() {
    }

    /** Reading the machine's clock. */
    @Benchmark
    public long nanoTime() {
        return System.nanoTime();
    }

    /** An event, from the clock to the bus. */
    @Benchmark
    public void emit(Emitter emitter) {
        emitter.sink.emit(emitter.clock.stamp(), EventKind.TASK_STARTED.code(), emitter.task++ & 0xFF_FFFF, 2);
    }

    /** An instant event of JFR. */
    @Benchmark
    public void jfrInstant(Recorded recorded, Counter counter) {
        Instant event = new Instant();
        event.task = counter.task++;
        event.lane = 2;
        event.kind = EventKind.TASK_STARTED.code();
        event.commit();
    }
}
