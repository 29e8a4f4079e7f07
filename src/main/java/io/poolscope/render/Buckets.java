package io.poolscope.render;

/** Bars by buckets of time, for intervals that are too many to be drawn one by one. */
final class Buckets {
    private Buckets() {
    }

    /** How much of a stretch is filled. */
    @FunctionalInterface
    interface Total {
        /** The nanoseconds of {@code [from, until)} that are. */
        long total(long from, long until);
    }

    /** A row that shows in each bucket how much of it is filled, up to {@code end}. */
    static BarRow of(TimeAxis axis, double y, double height, Ink ink, long end, Total filled) {
        BarRow row = new BarRow(y, height, 0);
        // Two device pixels at a time: each question is a search through all intervals.
        int shift = Math.min(61, axis.bucketShift() + 1);
        long start = axis.from() >> shift << shift;
        int count = Math.toIntExact(((axis.until() - 1 >> shift) - (axis.from() >> shift)) + 1);
        double left = axis.x(start);
        double step = (1L << shift) / axis.nanosPerPixel();
        for (int i = 0; i < count; i++) {
            long from = start + ((long) i << shift);
            if (from >= end) {
                break;
            }
            long total = filled.total(from, Math.min(end, from + (1L << shift)));
            if (total > 0) {
                row.addMix(Math.max(axis.left(), left + i * step), Math.min(axis.right(), left + (i + 1) * step), ink,
                        (double) total / (1L << shift), false);
            }
        }
        return row;
    }
}
