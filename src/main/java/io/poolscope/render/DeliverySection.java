package io.poolscope.render;

import io.poolscope.event.Delivery;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.Moment;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.TaskState;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of a stream in the order of delivery, as they are now: a cell each while they fit, else cells and runs of
 * equal ones around the head of the line, with what lies before and after in one cell each.
 */
final class DeliverySection implements Section {
    private static final double LEAST_CELL = 17;
    private static final double MOST_CELL = 28;
    /** How many results before the head are shown one by one. */
    private static final int CONTEXT = 3;

    /**
     * Neighbouring results.
     *
     * @param task the task of the first, or {@link Snapshot#NONE}; those after it have the numbers that follow, but for earlier results
     * @param earlier whether they are all before the ones that are shown, of any state and number
     */
    private record Cell(long first, long until, long task, TaskState state, boolean failed, boolean earlier) {
        static Cell earlier(long until) {
            return new Cell(0, until, Snapshot.NONE, TaskState.CONSUMED, false, true);
        }
    }

    private final String name;
    private final StreamTrack stream;

    DeliverySection(String name, StreamTrack stream) {
        this.name = name;
        this.stream = stream;
    }

    @Override
    public double preferred() {
        return 44;
    }

    @Override
    public double least() {
        return 26;
    }

    @Override
    public void draw(Sketch sketch, double top, double height) {
        sketch.group("delivery " + name, null, () -> {
            Moment moment = sketch.snapshot.at(sketch.now);
            long head = stream.headAt(sketch.now);
            sketch.title(top + Math.max(0, (height - 38) / 2), height, name, detail(sketch, head), Ink.TEXT_DIM);
            double size = Math.min(24, height - 6);
            double y = top + (height - size) / 2;
            double room = sketch.axis.right() - sketch.axis.left();
            long count = stream.size();
            if (count * LEAST_CELL <= room) {
                double pitch = Math.min(MOST_CELL, room / Math.max(1, count));
                for (long index = 0; index < count; index++) {
                    cell(sketch, at(moment, index), sketch.axis.left() + index * pitch, pitch, y, size, head);
                }
            } else {
                runs(sketch, moment, head, y, size);
            }
        });
    }

    private String detail(Sketch sketch, long head) {
        if (stream.delivery() == Delivery.AS_COMPLETED) {
            return head + " delivered";
        }
        if (head >= stream.size()) {
            StreamTrack.Totals totals = stream.totals();
            return stream.closed() > sketch.now ? "next: none yet" : totals.dropped() == 0 ? "all delivered"
                    : Counts.compact(totals.consumed()) + " of " + Counts.compact(totals.consumed() + totals.dropped()) + " delivered";
        }
        long task = stream.task(head);
        return "next: " + (task == Snapshot.NONE ? "result " + (head + 1) : Sketch.number(task));
    }

    private void runs(Sketch sketch, Moment moment, long head, double y, double size) {
        double left = sketch.axis.left();
        double right = sketch.axis.right();
        // For the cell of all before, and the words of all after.
        double ends = Math.min(96, (right - left) / 5);
        List<Cell> ahead = new ArrayList<>();
        double used = 0;
        long index = Math.max(0, head - (right - left < 300 ? 1 : CONTEXT));
        long first = index;
        double reserved = index > 0 ? ends : 0;
        while (index < stream.size()) {
            Cell run = run(moment, index, index <= head);
            double width = width(sketch, run);
            boolean last = run.until() >= stream.size();
            if (left + reserved + used + width + (last ? 0 : ends) > right) {
                break;
            }
            ahead.add(run);
            used += width;
            index = run.until();
        }
        List<Cell> cells = new ArrayList<>(following(sketch, moment, first,
                right - left - used - (index < stream.size() ? ends : 0)));
        cells.addAll(ahead);
        double x = left;
        for (Cell cell : cells) {
            double width = width(sketch, cell);
            cell(sketch, cell, x, width, y, size, head);
            x += width;
        }
        if (index < stream.size() && right - x >= 30) {
            String more = sketch.options.measure().fit("+ " + Counts.grouped(stream.size() - index), TextStyle.DETAIL, right - x - 6);
            sketch.text(x + 6, y + size / 2 + 3.8, more, TextStyle.DETAIL, Shape.Anchor.START, Ink.TEXT_DIM);
            long from = index;
            sketch.zone(new Box(x, y, right - x, size), at -> new Hit.Cell(stream.id(), from, stream.size(), stream.task(from)));
        }
    }

    /** What lies before the head: as many single cells as fit, and one for all before them. */
    private List<Cell> following(Sketch sketch, Moment moment, long until, double room) {
        List<Cell> cells = new ArrayList<>();
        long first = until;
        double used = 0;
        while (first > 0) {
            Cell next = at(moment, first - 1);
            double width = width(sketch, next);
            double rest = first == 1 ? 0 : width(sketch, Cell.earlier(first - 1));
            if (used + width + rest > room) {
                break;
            }
            cells.addFirst(next);
            used += width;
            first--;
        }
        if (first > 0) {
            cells.addFirst(Cell.earlier(first));
        }
        return cells;
    }

    /**
     * The results from an index on that are in the same state and of tasks with successive numbers; only one up to the
     * head of the line.
     */
    private Cell run(Moment moment, long index, boolean single) {
        Cell cell = at(moment, index);
        long until = index + 1;
        while (!single && until < stream.size() && until - index < 4096) {
            Cell next = at(moment, until);
            boolean follows = cell.task() == Snapshot.NONE ? next.task() == Snapshot.NONE : next.task() == cell.task() + until - index;
            if (!follows || next.state() != cell.state() || next.failed() != cell.failed()) {
                break;
            }
            until++;
        }
        return new Cell(index, until, cell.task(), cell.state(), cell.failed(), false);
    }

    private Cell at(Moment moment, long index) {
        long task = stream.task(index);
        TaskState state = task == Snapshot.NONE ? TaskState.ABSENT : moment.state(task);
        boolean failed = task != Snapshot.NONE && moment.snapshot().tasks().outcome(task) == Outcome.FAILED
                && moment.snapshot().tasks().ended(task) <= moment.time();
        return new Cell(index, index + 1, task, state, failed, false);
    }

    private static double width(Sketch sketch, Cell cell) {
        return Math.max(LEAST_CELL + 6, sketch.measure(label(cell), TextStyle.CELL) + 10);
    }

    /** The number of the task, or those of the first and the last; nothing where the task is not known. */
    private static String label(Cell cell) {
        long count = cell.until() - cell.first();
        if (cell.earlier()) {
            return Counts.compact(count) + " earlier";
        }
        if (cell.task() == Snapshot.NONE) {
            return "";
        }
        return count == 1 ? Counts.grouped(cell.task() + 1) : Counts.grouped(cell.task() + 1) + "–" + Counts.grouped(cell.task() + count);
    }

    private void cell(Sketch sketch, Cell cell, double x, double pitch, double y, double size, long head) {
        Ink ink = cell.failed() ? Ink.FAILED : ink(cell, head);
        Box box = new Box(x, y, Math.max(1, pitch - 1.5), size);
        sketch.add(new Shape.Rect(box, 3, ink, ink.edge(), 1, 1));
        String label = label(cell);
        TextStyle style = sketch.measure(label, TextStyle.CELL) <= pitch - 4 ? TextStyle.CELL
                : new TextStyle(8, TextStyle.Weight.SEMIBOLD, false);
        if (!label.isEmpty() && sketch.measure(label, style) <= pitch - 3 && size >= 12) {
            sketch.text(x + (pitch - 1.5) / 2, y + size / 2 + style.size() * 0.36, label, style, Shape.Anchor.MIDDLE, ink.text());
        }
        long task = cell.earlier() ? stream.task(cell.first()) : cell.task();
        long selected = sketch.options.marks().selected();
        boolean isHead = cell.first() <= head && head < cell.until() && stream.delivery() == Delivery.ORDERED;
        if (isHead || selected >= 0 && selected == task) {
            sketch.over(new Shape.Rect(box, 3, Ink.NONE, isHead ? Ink.HEAD : Ink.SELECTION, isHead ? 1.5 : 2, 1));
        }
        sketch.zone(box, at -> new Hit.Cell(stream.id(), cell.first(), cell.until(), task));
    }

    /** Only what was delivered is green: a result that has finished and is not buffered yet waits as it will when it is. */
    private Ink ink(Cell cell, long head) {
        return switch (cell.state()) {
            case ABSENT, QUEUED -> Ink.PENDING;
            case RUNNING -> Ink.RUNNING;
            case BLOCKED -> Ink.BLOCKED;
            case DELIVERABLE -> Ink.DELIVERABLE;
            case FINISHED -> stream.delivery() == Delivery.ORDERED && cell.first() > head ? Ink.BLOCKED : Ink.DELIVERABLE;
            case CONSUMED -> Ink.DELIVERED;
            case FAILED -> Ink.FAILED;
            case DROPPED, CANCELLED, REJECTED -> Ink.CANCELLED;
        };
    }
}
