package io.poolscope.timeline;

import io.poolscope.event.PoolKind;
import io.poolscope.event.SaturationPolicy;
import io.poolscope.timeline.counter.Counter;
import java.util.List;

/** A pool as a snapshot shows it. */
record PoolView(int id, String name, PoolKind kind, SaturationPolicy policy, long started, long stopped, long broken, String error,
        List<Size> sizes, Counter queued, Counter running) implements PoolTrack {
}
