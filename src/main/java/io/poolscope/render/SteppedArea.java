package io.poolscope.render;

import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.counter.Counter;
import java.util.Arrays;

/**
 * A counter as a stepped area: step by step while there are few steps, else the highest value in each bucket of time,
 * so that no peak is lost.
 */
final class SteppedArea {
    private static final int FEW = 400;

    /** Where values change, in pixels; one more than {@link #values}. */
    final double[] xs;
    /** The values between. */
    final long[] values;

    private SteppedArea(double[] xs, long[] values) {
        this.xs = xs;
        this.values = values;
    }

    /** The counter over what the axis shows, up to the end of the run. */
    static SteppedArea of(Sketch sketch, Counter of, TimeAxis axis) {
        Counter counter = sketch.reader(of);
        long from = Math.max(0, axis.from());
        long until = Math.min(sketch.snapshot.end(), axis.until());
        if (until <= from) {
            return new SteppedArea(new double[] {axis.left()}, new long[0]);
        }
        if (counter.changes(from, until) > 2 * FEW) {
            return ofBuckets(sketch, of, axis, from, until);
        }
        double[] xs = new double[FEW + 1];
        long[] values = new long[FEW];
        int n = 0;
        long time = from;
        while (time < until && n < FEW) {
            xs[n] = axis.x(time);
            values[n++] = counter.valueAt(time);
            long next = counter.nextChange(time);
            time = next == Snapshot.OPEN ? until : Math.min(next, until);
        }
        if (time >= until) {
            xs[n] = axis.x(until);
            return new SteppedArea(Arrays.copyOf(xs, n + 1), Arrays.copyOf(values, n));
        }
        return ofBuckets(sketch, of, axis, from, until);
    }

    private static SteppedArea ofBuckets(Sketch sketch, Counter counter, TimeAxis axis, long from, long until) {
        int shift = axis.bucketShift();
        long first = from >> shift;
        int count = (int) ((until - 1 >> shift) - first) + 1;
        double[] xs = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            xs[i] = axis.clippedX(Math.clamp(first + i << shift, from, until));
        }
        return new SteppedArea(xs, sketch.queries.known().of(counter, sketch.reader(counter), first, shift, count).max());
    }

    /** The area they make. */
    Shape.Area area(double base, double pixelsPerUnit, Ink fill, Ink edge) {
        double[] ys = new double[values.length];
        for (int i = 0; i < ys.length; i++) {
            ys[i] = base - values[i] * pixelsPerUnit;
        }
        return new Shape.Area(xs, ys, base, fill, edge);
    }
}
