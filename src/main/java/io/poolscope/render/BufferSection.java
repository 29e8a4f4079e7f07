package io.poolscope.render;

import io.poolscope.event.Delivery;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.counter.Counter;

/**
 * The results that are finished and not yet consumed: each in a row of its own while they are few, amber while a
 * smaller index blocks it and yellow while only the consumer is busy; else their number as areas of the same two tones.
 */
final class BufferSection implements Section {
    /** More parked results at one time than this are drawn as areas. */
    static final int MOST_ROWS = 16;
    private static final double PITCH = 8;
    private static final double PAD = 7;

    private final String name;
    private final StreamTrack stream;

    BufferSection(String name, StreamTrack stream) {
        this.name = name;
        this.stream = stream;
    }

    @Override
    public double preferred() {
        long peak = stream.parked().peak();
        // In steps, so that the lanes below don't move with every result.
        long rows = peak <= 6 ? 6 : peak <= 11 ? 11 : MOST_ROWS;
        return rows * PITCH + 2 * PAD;
    }

    @Override
    public double least() {
        return 34;
    }

    @Override
    public void draw(Sketch sketch, double top, double height) {
        sketch.group("buffer " + name, null, () -> {
            Worst worst = Worst.of(stream, sketch);
            titles(sketch, top, height, worst);
            long from = Math.max(0, sketch.axis.from());
            long until = Math.min(sketch.snapshot.end(), sketch.axis.until());
            if (until > from) {
                long most = sketch.reader(stream.parked()).max(from, until);
                long passed = stream.headAt(until) - stream.headAt(from) + most;
                int rows = (int) ((height - 2 * PAD + 2) / 5);
                if (most <= Math.min(MOST_ROWS, rows) && passed <= (sketch.axis.right() - sketch.axis.left()) / 2) {
                    new BufferRows(sketch, stream).draw(top + PAD, height - 2 * PAD, most);
                } else {
                    new BufferArea(sketch, stream).draw(top + PAD, height - 2 * PAD);
                }
            }
            release(sketch, top, height, worst);
        });
    }

    private void titles(Sketch sketch, double top, double height, Worst worst) {
        long parked = sketch.reader(stream.parked()).valueAt(sketch.now);
        String detail = Counts.compact(parked) + " parked · peak " + Counts.compact(sketch.peak(stream.parked()));
        if (sketch.measure(detail, TextStyle.DETAIL) > sketch.axis.left() - 18) {
            detail = parked > 0 ? Counts.compact(parked) + " parked" : "peak " + Counts.compact(sketch.peak(stream.parked()));
        }
        if (height < 44) {
            sketch.title(top, Math.min(height, 38), name, detail, Ink.TEXT_DIM);
            return;
        }
        sketch.title(top + 4, 38, name, detail, Ink.TEXT_DIM);
        if (worst.count > 0 && height >= 56 && sketch.options.parts().names()) {
            double room = sketch.axis.left() - 18;
            String holder = "held by " + Sketch.number(worst.task);
            String full = Counts.compact(worst.count) + " " + holder;
            boolean fits = sketch.measure(full, TextStyle.DETAIL_STRONG) <= room;
            sketch.fitted(12, top + 48, fits ? full : holder, TextStyle.DETAIL_STRONG, Ink.FINDING_WARN, room);
        }
    }

    /** The moment from which the results that the head of the line held could go. */
    private void release(Sketch sketch, double top, double height, Worst worst) {
        if (worst.count == 0) {
            return;
        }
        long freed = sketch.snapshot.tasks().buffered(worst.task);
        if (freed == Snapshot.NONE || freed <= sketch.axis.from() || freed >= sketch.axis.until()) {
            return;
        }
        double x = Math.floor(sketch.axis.x(freed)) + 0.5;
        sketch.over(new Shape.Line(x, top + 3, x, top + height - 3, Ink.HEAD, 1, Shape.Dash.DOTTED));
    }

    /**
     * The head of the line that held the most results in what is shown.
     *
     * @param task its task, or {@link Snapshot#NONE}
     * @param count how many it held
     */
    private record Worst(long task, long count) {
        static Worst of(StreamTrack stream, Sketch sketch) {
            TimeAxis axis = sketch.axis;
            long from = Math.max(0, axis.from());
            long until = Math.min(sketch.snapshot.end(), axis.until());
            if (stream.delivery() == Delivery.AS_COMPLETED || until <= from) {
                return new Worst(Snapshot.NONE, 0);
            }
            Counter blocked = sketch.reader(stream.blocked());
            long most = blocked.max(from, until);
            if (most == 0) {
                return new Worst(Snapshot.NONE, 0);
            }
            long first = blocked.firstReaching(from, until, most);
            long task = stream.task(headBlocking(stream, sketch.reader(stream.deliverable()), first));
            return task == Snapshot.NONE ? new Worst(Snapshot.NONE, 0) : new Worst(task, most);
        }

        /** The smallest index that was not buffered at a time: what the blocked ones wait for. */
        private static long headBlocking(StreamTrack stream, Counter deliverable, long time) {
            return stream.headAt(time) + deliverable.valueAt(time);
        }
    }
}
