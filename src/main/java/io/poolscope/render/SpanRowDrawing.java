package io.poolscope.render;

import io.poolscope.render.shape.BarRow;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.Block;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Phase;
import io.poolscope.timeline.PixelRow;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.Tasks;
import java.util.List;
import java.util.Optional;

/**
 * Draws the spans of a lane row: one by one while there are few, else by buckets of time, where what falls into one
 * bucket is mixed and what spans several still stands alone.
 *
 * <p>The mixed-pixel rule: a bucket with several spans shows its busy share as intensity, never less than faint; a
 * failure in it is always marked. A span that fills several buckets by itself is drawn from its true start to its true
 * end, with its label where that fits.
 */
final class SpanRowDrawing {
    /** Up to this many spans to a pixel of width are drawn one by one. */
    private static final double FEW = 0.25;
    /** A span at least this wide has its blocked parts and phases drawn. */
    private static final double DETAILED = 12;
    /** A wait with less room than this, in pixels, is not asked for its words. */
    private static final double LEAST_WORDS = 60;
    /** A span at least this wide stands alone among mixed ones. */
    private static final double ALONE = 4;
    /** The end of a failed span that has the colour of failure, at most, and the share of a narrow one. */
    private static final double FAILED_END = 16;
    private static final double FAILED_SHARE = 0.6;
    /** The line at the moment in which a running task was cancelled. */
    private static final double CANCEL_LINE = 2;

    /**
     * Where a span changes its colour: a bar shows what was so at each moment, and a task that was cancelled or failed ran until then.
     *
     * @param x in pixels; the right edge of the bar or after it if it doesn't change
     * @param ink after it
     */
    private record Turn(double x, Ink ink) {
    }

    private final Sketch sketch;
    /** The role of running tasks: another for runs that are only imagined. */
    private final Ink running;
    private final Tasks tasks;
    private final Snapshot snapshot;
    private final TimeAxis axis;

    SpanRowDrawing(Sketch sketch, Snapshot snapshot, Ink running, TimeAxis axis) {
        this.sketch = sketch;
        this.axis = axis;
        this.snapshot = snapshot;
        this.running = running;
        this.tasks = snapshot.tasks();
    }

    /** Draws a row of spans. */
    void draw(SpanRow row, double y, double height) {
        BarRow bars = new BarRow(y, height, height >= 14 ? 3 : height >= 8 ? 2 : 1);
        if (!areMany(row, axis)) {
            for (int i = row.firstEndingAfter(axis.from()); i < row.size() && row.start(i) < axis.until(); i++) {
                span(bars, row, i);
            }
        } else {
            mixed(bars, row);
        }
        if (row.openTask() != Snapshot.NONE && row.openStart() < axis.until()) {
            one(bars, row.openTask(), row.openStart(), snapshot.end(), tasks.outcome(row.openTask()), true);
        }
        if (bars.size() > 0) {
            sketch.add(new Shape.Bars(bars));
        }
    }

    /** Whether so many spans of a row are in sight that they are drawn by buckets. */
    private static boolean areMany(SpanRow row, TimeAxis axis) {
        int few = (int) (FEW * (axis.right() - axis.left()));
        int first = row.firstEndingAfter(axis.from());
        return first + few < row.size() && row.end(first + few) <= axis.until();
    }

    private void mixed(BarRow bars, SpanRow row) {
        int shift = axis.bucketShift();
        int count = axis.bucketCount();
        long start = axis.firstBucket() << shift;
        PixelRow pixels = sketch.pixels(row, axis);
        float[] busy = pixels.busy;
        byte[] outcomes = pixels.outcomes;
        int[] shown = pixels.span;
        double left = axis.x(start);
        double step = (1L << shift) / axis.nanosPerPixel();
        int wide = (int) Math.ceil(ALONE / step);
        int open = row.size();
        double until = Double.NEGATIVE_INFINITY;
        int i = 0;
        while (i < count) {
            int here = shown[i];
            if (here == PixelRow.NOTHING && busy[i] == 0) {
                i++;
                continue;
            }
            int end = i + 1;
            if (here >= 0) {
                while (end < count && shown[end] == here) {
                    end++;
                }
                if (here == open) {
                    i = end;
                    continue;
                }
                if (end - i >= wide) {
                    span(bars, row, here);
                    until = axis.x(row.end(here));
                    i = end;
                    continue;
                }
            }
            for (int k = i; k < end; k++) {
                double from = Math.max(until, left + k * step);
                double to = left + (k + 1) * step;
                boolean failed = Outcome.FAILED.in(outcomes[k]);
                if (to > from && (busy[k] > 0 || failed)) {
                    bars.addMix(from, to, running, busy[k], failed);
                }
            }
            i = end;
        }
    }

    /** Draws a span that has ended. */
    private void span(BarRow bars, SpanRow row, int i) {
        one(bars, row.task(i), row.start(i), row.end(i), row.outcome(i), false);
    }

    private void one(BarRow bars, long task, long start, long end, Outcome outcome, boolean open) {
        double x0 = axis.clippedX(start);
        double x1 = axis.clippedX(end);
        if (x1 - x0 < ALONE / axis.density()) {
            bars.addMix(x0, Math.max(x1, x0 + 0.25), most(task, start, end, outcome), 1, outcome == Outcome.FAILED);
            return;
        }
        Turn turn = turn(task, x0, x1, end, outcome);
        if (x1 - x0 < DETAILED) {
            run(bars, x0, x1, marks(start, end, outcome, open), turn);
        } else {
            detailed(bars, task, start, end, outcome, open, turn);
        }
    }

    /** The role of what a span that has no room for both was for the longer time. */
    private Ink most(long task, long start, long end, Outcome outcome) {
        return switch (outcome) {
            case FAILED -> Ink.FAILED;
            case CANCELLED -> 2 * tasks.ended(task) < start + end ? Ink.CANCELLED : running;
            case QUEUED, RUNNING, FINISHED, ABORTED, DISCARDED -> running;
        };
    }

    private Turn turn(long task, double x0, double x1, long end, Outcome outcome) {
        return switch (outcome) {
            case CANCELLED -> new Turn(Math.max(x0, Math.min(x1, axis.x(tasks.ended(task)))), Ink.CANCELLED);
            case FAILED -> new Turn(end > axis.until() ? x1 : x1 - Math.min(FAILED_END, (x1 - x0) * FAILED_SHARE), Ink.FAILED);
            case QUEUED, RUNNING, FINISHED, ABORTED, DISCARDED -> new Turn(x1, running);
        };
    }

    /** A stretch of a bar in which its task is in no known wait, in one colour or in two. */
    private void run(BarRow bars, double from, double until, int marks, Turn turn) {
        int failed = marks & BarRow.FAILED;
        int plain = marks & ~BarRow.FAILED;
        double at = Math.max(from, Math.min(until, turn.x()));
        if (at > from) {
            bars.add(from, at, running, at < until ? plain | BarRow.OPEN_RIGHT : plain);
        }
        if (at < until) {
            bars.add(at, until, turn.ink(), plain & ~BarRow.OPEN_LEFT | failed | (at > from ? BarRow.OPEN_LEFT : plain & BarRow.OPEN_LEFT));
        }
    }

    private int marks(long start, long end, Outcome outcome, boolean open) {
        return (outcome == Outcome.FAILED ? BarRow.FAILED : 0) | (start < axis.from() ? BarRow.OPEN_LEFT : 0)
                | (open && end <= axis.until() || end > axis.until() ? BarRow.OPEN_RIGHT : 0);
    }

    /** Draws a span with its blocked parts, phases and label where there is room. */
    private void detailed(BarRow bars, long task, long start, long end, Outcome outcome, boolean open, Turn turn) {
        double x0 = axis.clippedX(start);
        double x1 = axis.clippedX(end);
        List<Block> blocks = running == Ink.RUNNING ? tasks.blocks(task) : List.of();
        pieces(bars, blocks, x0, x1, turn, marks(start, end, outcome, open), end);
        double labelEnd = label(bars, task, blocks, x0, x1, turn);
        ending(bars, x0, x1, turn, outcome);
        if (!blocks.isEmpty() && bars.height() >= 14) {
            waits(bars, blocks, x1, end, labelEnd);
        }
    }

    /** The bar itself: in one piece, or cut where its task waited or turned into another state. */
    private void pieces(BarRow bars, List<Block> blocks, double x0, double x1, Turn turn, int marks, long end) {
        int outer = marks & ~(BarRow.OPEN_LEFT | BarRow.OPEN_RIGHT);
        int left = marks & BarRow.OPEN_LEFT;
        double at = x0;
        for (Block block : blocks) {
            double from = Math.max(at, axis.clippedX(block.from()));
            double until = Math.min(x1, axis.clippedX(Math.min(block.until(), end)));
            if (until <= from) {
                continue;
            }
            if (from > at) {
                run(bars, at, from, outer | left | BarRow.OPEN_RIGHT, turn);
                left = BarRow.OPEN_LEFT;
            }
            sketch.tasksWait = true;
            boolean last = until >= x1;
            bars.add(from, until, Ink.BLOCKED, left | (last ? marks & BarRow.OPEN_RIGHT : BarRow.OPEN_RIGHT));
            left = BarRow.OPEN_LEFT;
            at = until;
        }
        if (at < x1) {
            run(bars, at, x1, outer | left | marks & BarRow.OPEN_RIGHT, turn);
        }
    }

    /** Marks the moment in which a task failed or was cancelled, with a sign that does not need its hue. */
    private void ending(BarRow bars, double x0, double x1, Turn turn, Outcome outcome) {
        if (outcome == Outcome.CANCELLED && turn.x() > x0 && turn.x() < x1) {
            double line = Math.min(CANCEL_LINE, x1 - turn.x());
            sketch.over(new Shape.Rect(new Box(turn.x(), bars.y() - 1, line, bars.height() + 2), 0, Ink.TEXT, Ink.NONE, 0, 1));
        } else if (outcome == Outcome.FAILED && x1 - turn.x() >= 7 && bars.height() >= 9) {
            TextStyle style = bars.height() >= 15 ? TextStyle.BAR : TextStyle.BAR_SMALL;
            sketch.text((turn.x() + x1 - 1) / 2, bars.y() + bars.height() / 2 + style.size() * 0.36, "×", style, Shape.Anchor.MIDDLE,
                    Ink.TEXT_ON_FAILED);
        }
    }

    /** Draws the number and the phases; returns where the number ends, or the bar's left edge if it has no room. */
    private double label(BarRow bars, long task, List<Block> blocks, double x0, double x1, Turn turn) {
        double height = bars.height();
        if (height < 9) {
            return x0;
        }
        TextStyle style = height >= 15 ? TextStyle.BAR : TextStyle.BAR_SMALL;
        double baseline = bars.y() + height / 2 + style.size() * 0.36;
        double pad = height >= 15 ? 6 : 3;
        double turned = turn.x() < x1 && turn.x() > x0 ? turn.x() : x1;
        // The label stands on one colour: where the bar changes its own, on the wider part.
        double left = turned - x0 >= x1 - turned ? x0 : turned;
        double room = (left == x0 ? turned : x1) - left - 2 * pad;
        Ink ink = left == x0 && turn.x() > x0 ? running : turn.ink();
        if (room < leastWidth(task) * style.size()) {
            return x0;
        }
        String text = sketch.name(tasks, task, room, style);
        if (text.isEmpty()) {
            return x0;
        }
        double width = sketch.measure(text, style);
        Ink under = blocks.isEmpty() || axis.x(blocks.getFirst().from()) > left + pad + width ? ink : Ink.BLOCKED;
        sketch.text(left + pad, baseline, text, style, Shape.Anchor.START, under.text());
        if (running == Ink.RUNNING && height >= 20 && room > width + 24) {
            phases(bars, task, turned, left + pad + width, ink);
        }
        return left + pad + width;
    }

    /** Says in each wait that has room what the task waits for. */
    private void waits(BarRow bars, List<Block> blocks, double x1, long end, double labelEnd) {
        for (Block block : blocks) {
            double from = Math.max(axis.clippedX(block.from()) + 6, labelEnd + 8);
            double until = Math.min(x1, axis.clippedX(Math.min(block.until(), end))) - 6;
            String words = until - from < LEAST_WORDS ? "" : target(block).map(what -> "waits for " + what).orElse("");
            if (!words.isEmpty() && sketch.measure(words, TextStyle.DETAIL) <= until - from) {
                sketch.text(from, bars.y() + bars.height() / 2 + TextStyle.DETAIL.size() * 0.36, words, TextStyle.DETAIL,
                        Shape.Anchor.START,
                        Ink.BLOCKED.text());
            }
        }
    }

    private Optional<String> target(Block block) {
        return switch (block.reason()) {
            case TASK -> Optional.of(Sketch.number(block.target()));
            case LOCK -> snapshot.locks().stream().filter(lock -> lock.id() == block.target()).findFirst().map(lock -> lock.name());
            case QUEUE_FULL -> snapshot.queues().stream().filter(queue -> queue.id() == block.target()).findFirst()
                    .map(queue -> "room in " + queue.name());
            case QUEUE_EMPTY -> snapshot.queues().stream().filter(queue -> queue.id() == block.target()).findFirst()
                    .map(queue -> "an item in " + queue.name());
            case SUBMIT -> snapshot.pools().stream().filter(pool -> pool.id() == block.target()).findFirst()
                    .map(pool -> "room in the queue of " + WorkerLanes.poolName(pool));
            case EVENT -> Optional.empty();
        };
    }

    /** What a task's number takes at least, in heights of its font: most spans in a crowd have not even that. */
    private static double leastWidth(long task) {
        int digits = 1;
        for (long rest = task + 1; rest >= 10; rest /= 10) {
            digits++;
        }
        return 0.4 * (digits + 1);
    }

    private void phases(BarRow bars, long task, double x1, double labelEnd, Ink ink) {
        double bottom = bars.y() + bars.height();
        for (Phase phase : tasks.phases(task)) {
            double from = axis.clippedX(phase.from());
            double until = Math.min(x1, axis.clippedX(sketch.closed(phase.until())));
            if (until - from < 6 || from >= x1) {
                continue;
            }
            sketch.add(new Shape.Rect(new Box(from, bottom - 4, until - from - 1, 2), 0, ink.text(), Ink.NONE, 0, 0.55));
            double textLeft = from < labelEnd + 6 ? labelEnd + 6 : from + 4;
            String name = sketch.options.measure().fit(phase.name(), TextStyle.DETAIL, until - textLeft - 4);
            if (name.length() > 2) {
                sketch.text(textLeft, bars.y() + bars.height() / 2 + TextStyle.DETAIL.size() * 0.36, name, TextStyle.DETAIL,
                        Shape.Anchor.START, ink.text());
            }
        }
    }
}
