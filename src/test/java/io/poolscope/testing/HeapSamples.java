package io.poolscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The heap in use after collections, at even steps of a run, and whether it grows with the run. The first {@value #WARM_PERCENT} % don't
 * count: until then history fills and classes are loaded. Of the others the median of the first third is held against that of the last.
 */
public final class HeapSamples {
    private static final int WARM_PERCENT = 40;
    private static final int COLLECTIONS = 3;
    /**
     * What the heap may grow by though nothing leaks: a bus's ring grows to its half megabyte when the machine first holds its reader up,
     * and blocks of history are dropped whole.
     */
    private static final long NOISE = 3 << 20;
    /** What each event may add: in ten minutes of 20 000 events a second both together are less than one byte an event. */
    private static final double BYTES_AN_EVENT = 0.25;

    private record Sample(long events, long bytes) {}

    private final List<Sample> samples = new ArrayList<>();

    /** Collects what is unreachable, and notes what is left after so many events. */
    public void take(long events) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) { // others go on between a collection and the look at what it left: the least is nearest
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        samples.add(new Sample(events, least));
    }

    private List<Sample> third(boolean last) {
        List<Sample> warm = samples.subList(samples.size() * WARM_PERCENT / 100, samples.size());
        int third = warm.size() / 3;
        return last ? warm.subList(warm.size() - third, warm.size()) : warm.subList(0, third);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static long bytes(List<Sample> some) {
        return median(some.stream().map(Sample::bytes).toList());
    }

    private static long events(List<Sample> some) {
        return median(some.stream().map(Sample::events).toList());
    }

    /** By how many bytes it has grown from the first third to the last. */
    public long growth() {
        return bytes(third(true)) - bytes(third(false));
    }

    /** By how many it may. */
    public long tolerance() {
        return NOISE + Math.round(BYTES_AN_EVENT * (events(third(true)) - events(third(false))));
    }

    /** Asserts that it has not grown by more than it may. */
    public void requireFlat() {
        assertThat(growth()).as("growth of the heap in bytes: %s", this).isLessThanOrEqualTo(tolerance());
    }

    @Override
    public String toString() {
        return samples.stream().map(sample -> sample.events() + " events " + sample.bytes() / 1024 + " kB")
                .collect(Collectors.joining(", "));
    }
}
