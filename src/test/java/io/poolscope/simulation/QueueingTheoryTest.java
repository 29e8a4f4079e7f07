package io.poolscope.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poolscope.event.Names;
import io.poolscope.workload.Arrivals;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.Order;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What is known without simulating: Erlang C, Pollaczek and Khinchine, Graham's bound. */
class QueueingTheoryTest {
    private static final long SERVICE = 1_000_000;
    private static final int TASKS = 1_000_000;
    private static final int BATCHES = 20;

    @Test
    void mmc_meanWait_isErlangC() {
        for (int servers : new int[] {1, 2, 8}) {
            for (double load : new double[] {0.3, 0.5, 0.7}) {
                double expected = erlangC(servers, load * servers) * SERVICE / (servers * (1 - load));
                assertMeanWait("M/M/" + servers + " at " + load, servers, load, Distribution.exponential(SERVICE), expected);
            }
        }
    }

    @Test
    void md1_meanWait_isPollaczekKhinchine() {
        for (double load : new double[] {0.3, 0.5, 0.7}) {
            double expected = load * SERVICE / (2 * (1 - load));
            assertMeanWait("M/D/1 at " + load, 1, load, Distribution.fixed(SERVICE), expected);
        }
    }

    private static void assertMeanWait(String name, int servers, double load, Distribution service, double expected) {
        Workload workload = Workload.of(TASKS, service).withSeed(3)
                .withArrivals(Arrivals.poisson(Math.round(SERVICE / (servers * load)))).withPool(PoolSpec.of(servers));
        Tally tally = new Tally(TASKS);
        Simulator.run(workload, new Names(), tally);
        double[] means = new double[BATCHES];
        int each = TASKS / BATCHES;
        for (int i = 0; i < TASKS; i++) {
            means[i / each] += (double) (tally.started[i] - tally.submitted[i]) / each;
        }
        double mean = 0;
        for (double batch : means) {
            mean += batch / BATCHES;
        }
        double variance = 0;
        for (double batch : means) {
            variance += (batch - mean) * (batch - mean) / (BATCHES - 1);
        }
        double confidence = 2.093 * Math.sqrt(variance / BATCHES); // Student's t for 95 % and 19 degrees of freedom
        assertThat(mean).as(name).isCloseTo(expected, within(Math.max(0.02 * expected, confidence)));
    }

    /** The probability of having to wait, with {@code offered} = arrival rate × service time. */
    private static double erlangC(int servers, double offered) {
        double blocking = 1;
        for (int k = 1; k <= servers; k++) {
            blocking = offered * blocking / (k + offered * blocking);
        }
        double load = offered / servers;
        return blocking / (1 - load + load * blocking);
    }

    @Property(tries = 300)
    void makespan_anyWorkload_liesBetweenTheBounds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int tasks,
            @ForAll @IntRange(min = 1, max = 40) int workers, @ForAll @LongRange(min = 1, max = 5_000_000) long mean,
            @ForAll Order order) {
        Workload workload =
                Workload.of(tasks, Distribution.exponential(mean)).withSeed(seed).withPool(PoolSpec.of(workers).withOrder(order));
        Tally tally = new Tally(tasks);
        Simulator.run(workload, tally);
        long longest = 0;
        for (int i = 0; i < tasks; i++) {
            longest = Math.max(longest, workload.duration(i));
        }
        double lower = Math.max((double) workload.work() / workers, longest);
        assertThat((double) tally.makespan()).isGreaterThanOrEqualTo(Math.floor(lower))
                .isLessThanOrEqualTo(Math.ceil((2 - 1.0 / workers) * lower));
    }
}
