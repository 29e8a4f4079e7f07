package io.poolscope.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.poolscope.event.Names;
import io.poolscope.workload.Distribution;
import io.poolscope.workload.PoolSpec;
import io.poolscope.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run of a file may have tens of thousands of pools; each is simulated beside the others. */
@Tag("alone") // measures how time grows
class ManyWorkloadsTest {
    private static final int MANY = 20_000;

    @Test
    void manyWorkloads_areMergedByTime_inLittleMoreThanLinearTime() {
        List<Workload> workloads = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            workloads.add(Workload.of(2, Distribution.fixed(1_000 + i)).withPool(PoolSpec.of(1)));
        }
        long[] last = new long[1];
        // All of them looked at for each event are 4 billion looks.
        long events = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Simulator.run(workloads, new Names(), 2, batch -> {
            for (int i = 0; i < batch.size(); i++) {
                assertThat(batch.time(i)).isGreaterThanOrEqualTo(last[0]);
                last[0] = batch.time(i);
            }
        }));
        assertThat(events).isGreaterThan(6L * MANY);
    }
}
