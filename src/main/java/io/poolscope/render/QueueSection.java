package io.poolscope.render;

import io.poolscope.event.Event;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.counter.Counter;
import java.util.ArrayList;
import java.util.List;

/** How many tasks or items wait, over time, under the capacity of their queue as it was then. */
final class QueueSection implements Section {
    private record Capacity(long from, int capacity) {
    }

    private final String name;
    private final Counter depth;
    private final List<Capacity> capacities;
    private final boolean flat;
    /** The pool, if it is a pool's. */
    private final PoolTrack pool;

    private QueueSection(String name, Counter depth, List<Capacity> capacities, boolean flat, PoolTrack pool) {
        this.flat = flat;
        this.pool = pool;
        this.name = name;
        this.depth = depth;
        this.capacities = capacities;
    }

    /** The queue of a pool; flat where it is one of many. */
    static QueueSection of(String name, PoolTrack pool, boolean flat) {
        List<Capacity> capacities = new ArrayList<>();
        for (PoolTrack.Size size : pool.sizes()) {
            if (capacities.isEmpty() || capacities.getLast().capacity() != size.capacity()) {
                capacities.add(new Capacity(size.from(), size.capacity()));
            }
        }
        return new QueueSection(name, pool.queued(), capacities, flat, pool);
    }

    /** A queue between threads. */
    static QueueSection of(String name, Counter depth, int capacity, long opened, boolean flat) {
        return new QueueSection(name, depth, List.of(new Capacity(opened, capacity)), flat, null);
    }

    @Override
    public double preferred() {
        return flat ? 44 : 60;
    }

    @Override
    public double most() {
        return flat ? 88 : preferred();
    }

    @Override
    public double least() {
        return 26;
    }

    @Override
    public void draw(Sketch sketch, double top, double height) {
        TimeAxis axis = sketch.axis;
        sketch.group("queue " + name, null, () -> {
            boolean high = height >= 44;
            long now = Math.min(sketch.reader(depth).valueAt(sketch.now), ceilingAt(sketch.now));
            int capacity = capacityAt(sketch.now);
            String detail = capacity == Event.UNBOUNDED ? Counts.compact(now) + " now · peak " + Counts.compact(sketch.peak(depth))
                    : Counts.compact(now) + " of " + Counts.compact(capacity) + " now";
            boolean broken = pool != null && pool.broken() != Snapshot.NONE && pool.broken() <= sketch.now;
            sketch.title(top + (high ? 2 : 0), high ? 38 : height, name, broken ? "broken" : detail,
                    broken ? Ink.FINDING_BAD : Ink.TEXT_DIM);
            double ceiling = top + (high ? 12 : 4);
            double base = top + height - (high ? 10 : 4);
            double unit = (base - ceiling) / most(sketch);
            if (pool != null) {
                sketch.placeQueue(pool.id(), new Box(axis.left(), ceiling, axis.right() - axis.left(), base - ceiling));
            }
            SteppedArea steps = SteppedArea.of(sketch, depth, axis);
            for (int i = 0; i < steps.values.length; i++) {
                steps.values[i] = Math.min(steps.values[i], ceilingAt(axis.time((steps.xs[i] + steps.xs[i + 1]) / 2)));
            }
            if (steps.values.length > 0) {
                sketch.add(steps.area(base, unit, Ink.QUEUE, Ink.QUEUE_EDGE));
                sketch.level(base, steps.xs[0], steps.xs[steps.values.length], Ink.QUEUE_EDGE);
            }
            capacityLine(sketch, base, unit, high);
            if (broken) {
                breaking(sketch, top, base);
            }
        });
    }

    /** When and why the pool broke. */
    private void breaking(Sketch sketch, double top, double base) {
        if (!sketch.shows(pool.broken(), pool.broken() + 1)) {
            return;
        }
        double x = Math.floor(sketch.axis.x(pool.broken())) + 0.5;
        sketch.over(new Shape.Line(x, top + 3, x, base, Ink.FINDING_BAD, 1.5, Shape.Dash.SOLID));
        String words = sketch.options.measure().fit("broken: " + pool.error(), TextStyle.DETAIL_STRONG, sketch.axis.right() - x - 6);
        sketch.text(x + 5, top + 13, words, TextStyle.DETAIL_STRONG, Shape.Anchor.START, Ink.FINDING_BAD);
    }

    private int capacityAt(long time) {
        int capacity = Event.UNBOUNDED;
        for (Capacity change : capacities) {
            if (change == capacities.getFirst() || change.from() <= time) {
                capacity = change.capacity();
            }
        }
        return capacity;
    }

    /**
     * What the queue can hold at most at a time: a task that is refused counts as queued between its submit and its
     * refusal, which nobody wants to see as a queue above its capacity. After a resize it may hold as many as before.
     */
    private long ceilingAt(long time) {
        long most = 0;
        for (Capacity change : capacities) {
            if (change == capacities.getFirst() || change.from() <= time) {
                most = change.capacity() == Event.UNBOUNDED ? Long.MAX_VALUE : Math.max(most, change.capacity());
            }
        }
        return most;
    }

    /** The value at the ceiling: the largest of what is shown, and of the capacities. */
    private double most(Sketch sketch) {
        double most = Math.clamp(depth.peak(), 1, Math.max(1, ceilingAt(sketch.now)));
        for (Capacity change : capacities) {
            most = Math.max(most, change.capacity());
        }
        return most;
    }

    private void capacityLine(Sketch sketch, double base, double unit, boolean labelled) {
        TimeAxis axis = sketch.axis;
        double labelsFrom = Double.POSITIVE_INFINITY;
        double newerY = Double.NaN;
        for (int i = capacities.size() - 1; i >= 0; i--) {
            Capacity change = capacities.get(i);
            double x0 = i == 0 ? axis.left() : axis.clippedX(change.from());
            double x1 = i == capacities.size() - 1 ? axis.right() : axis.clippedX(capacities.get(i + 1).from());
            if (change.capacity() == Event.UNBOUNDED || x1 <= x0) {
                newerY = Double.NaN;
                continue;
            }
            double y = Math.floor(base - change.capacity() * unit) + 0.5;
            sketch.add(new Shape.Line(x0, y, x1, y, Ink.CAPACITY, 1, Shape.Dash.DASHED));
            if (!Double.isNaN(newerY) && x1 < axis.right()) {
                sketch.add(new Shape.Line(x1, y, x1, newerY, Ink.CAPACITY, 1, Shape.Dash.DASHED));
            }
            newerY = y;
            String label = "capacity " + Counts.grouped(change.capacity());
            double width = sketch.measure(label, TextStyle.DETAIL_STRONG);
            if (labelled && x1 - x0 >= width + 6 && x1 <= labelsFrom) {
                sketch.text(x1, y - 4, label, TextStyle.DETAIL_STRONG, Shape.Anchor.END, Ink.CAPACITY);
                labelsFrom = x1 - width - 8;
            }
        }
    }
}
