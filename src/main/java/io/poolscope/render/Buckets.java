package io.poolscope.render;

import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Ink;
import io.poolscope.timeline.Instants;
import io.poolscope.timeline.Intervals;

/** Bars by buckets of time, for intervals and moments that are too many to be drawn one by one. */
final class Buckets {
    private Buckets() {
    }

    /** A row that shows in each bucket how much of it lies in intervals, up to the end of the run. */
    static BarRow of(Sketch sketch, TimeAxis axis, double y, double height, Ink ink, Intervals intervals) {
        float[] nanos = sketch.queries.known().of(intervals, axis, sketch.snapshot.end());
        return row(axis, y, height, ink, nanos, 0, 1.0 / (1L << axis.bucketShift()));
    }

    /** A row that shows how many moments lie in each bucket, as intensity; faint also for one. */
    static BarRow of(Sketch sketch, TimeAxis axis, double y, double height, Ink ink, Instants moments) {
        float[] counts = sketch.queries.known().of(moments, axis);
        float densest = 1;
        for (float count : counts) {
            densest = Math.max(densest, count);
        }
        return row(axis, y, height, ink, counts, 0.15, 0.85 / densest);
    }

    private static BarRow row(TimeAxis axis, double y, double height, Ink ink, float[] amounts, double faintest, double scale) {
        BarRow row = new BarRow(y, height, 0);
        int shift = axis.bucketShift();
        double left = axis.x(axis.firstBucket() << shift);
        double step = (1L << shift) / axis.nanosPerPixel();
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] > 0) {
                row.addMix(Math.max(axis.left(), left + i * step), Math.min(axis.right(), left + (i + 1) * step), ink,
                        faintest + scale * amounts[i], false);
            }
        }
        return row;
    }
}
