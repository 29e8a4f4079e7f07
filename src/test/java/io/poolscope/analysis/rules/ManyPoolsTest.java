package io.poolscope.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.analysis.whatif.Extraction;
import io.poolscope.event.Delivery;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Timeline;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A file may have as many pools, streams and queues as it has lanes: what looks at each must not look at all others for it. */
class ManyPoolsTest {
    private static final int POOLS = 1500;
    /** How often a rule, or an extraction, may look at each lane. */
    private static final long LOOKS = 100;

    private final Names names = new Names();
    private final EventBatch events = new EventBatch(1024);
    private long time;

    @Test
    void findings_ofManyPools_lookAtEachLaneAFewTimes() {
        AtomicLong looks = new AtomicLong();
        Snapshot run = counting(manyPools(), looks);
        // Each pool for itself has too little to judge by, and nothing that is bad whatever its number.
        assertThat(Findings.withoutGains(run, 2)).isEmpty();
        assertThat(Findings.notJudged(run, 2)).contains("too-few-workers needs 30 tasks that ran; " + POOLS + " pools have 12 or fewer");
        assertThat(looks.get()).isLessThan(LOOKS * run.lanes().size());
    }

    @Test
    void extraction_ofManyPools_looksAtEachLaneAFewTimes() {
        AtomicLong looks = new AtomicLong();
        Snapshot run = counting(manyPools(), looks);
        assertThat(Extraction.of(run).orElseThrow().poolNames()).hasSize(POOLS);
        assertThat(looks.get()).isLessThan(LOOKS * run.lanes().size());
    }

    /** Each pool with a submitter, which has a name of a worker's, a worker, a stream with a window, and its consumer. */
    private Snapshot manyPools() {
        int same = names.intern("thread");
        for (int i = 0; i < POOLS; i++) {
            int lane = 3 * i;
            tell(EventKind.POOL_STARTED, i, EventWord.NO_LANE, (long) names.intern("pool " + i) << 32 | 2, 0);
            tell(EventKind.SUBMITTER_JOINED, i, lane, names.intern("submitter " + i), 0);
            tell(EventKind.WORKER_STARTED, i, lane + 1, i == 0 ? same : names.intern("worker " + i), 0);
            tell(EventKind.STREAM_OPENED, i, lane, (long) names.intern("stream " + i) << 32 | i, 4L << 8 | Delivery.ORDERED.ordinal());
            tell(EventKind.CONSUMER_JOINED, i, lane + 2, names.intern("consumer " + i), 0);
            for (int k = 0; k < 12; k++) {
                long task = 12L * i + k;
                tell(EventKind.TASK_SUBMITTED_AS, task, lane, (long) same << 32 | i, (k + 1L) << 24);
                tell(EventKind.TASK_STARTED, task, lane + 1, 0, 0);
                tell(EventKind.TASK_FINISHED, task, lane + 1, 0, 0);
                tell(EventKind.RESULT_BUFFERED, task, lane + 1, (long) i << 40 | k, -1);
                tell(EventKind.RESULT_CONSUMED, task, lane + 2, (long) i << 40 | k, 0);
            }
        }
        Timeline timeline = new Timeline(names);
        timeline.accept(events);
        return timeline.snapshot();
    }

    private void tell(EventKind kind, long id, int lane, long a, long b) {
        time += 1000;
        events.add(time, EventWord.pack(id, lane, kind.code()), a, b);
    }

    /** The snapshot, with what is taken from its list of lanes counted. */
    private static Snapshot counting(Snapshot run, AtomicLong looks) {
        List<Lane> lanes = run.lanes();
        List<Lane> counted = new AbstractList<>() {
            @Override
            public Lane get(int key) {
                looks.incrementAndGet();
                return lanes.get(key);
            }

            @Override
            public int size() {
                return lanes.size();
            }
        };
        return (Snapshot) Proxy.newProxyInstance(Snapshot.class.getClassLoader(), new Class<?>[] {Snapshot.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("lanes") ? counted : method.invoke(run, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
