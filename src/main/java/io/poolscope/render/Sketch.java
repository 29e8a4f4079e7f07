package io.poolscope.render;

import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.PixelRow;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.SpanRow;
import io.poolscope.timeline.Tasks;
import io.poolscope.timeline.counter.Counter;
import io.poolscope.timeline.counter.CounterMemory;
import io.poolscope.words.Percent;
import io.poolscope.words.TaskNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * A picture in the making: what the sections of the layout draw on. Used by one thread for one picture, or for a part of one.
 */
final class Sketch {
    /** No text is narrower than so many times its size for each letter: most labels are too long, and needn't be measured. */
    private static final double LEAST_LETTER = 0.2;

    private static final TextStyle NAME_MIDDLE = new TextStyle(10.5, TextStyle.Weight.SEMIBOLD, false);

    final Snapshot snapshot;
    final PictureStyle options;
    final TimeAxis axis;
    /** The width of the picture. */
    final double width;
    /** The moment that figures and the delivery strip speak of: the playhead if there is one, else the end of what is shown of the run. */
    final long now;
    /** What is shown of the run: shares and peaks are of the time from here. */
    final long from;
    /** And until here; not after {@link #from} where nothing of the run is shown. */
    final long until;
    /** Whether a task was drawn that waited while it ran. */
    boolean tasksWait;
    /** What rows of spans show. */
    final RowQueries queries;
    private final List<Picture.Zone> zones = new ArrayList<>();
    private final Map<Integer, Box> places = new HashMap<>();
    private final Map<Integer, Box> queuePlaces = new HashMap<>();
    private List<Shape> base = new ArrayList<>();
    private List<Shape> overlay = new ArrayList<>();

    /** What this part remembers of counters. */
    private final CounterMemory counters;
    /** Where a row that was not made ready answers; made when it is first needed. */
    private PixelRow spare;

    Sketch(Snapshot snapshot, PictureStyle options, TimeAxis axis, double width, RowQueries queries, CounterMemory counters) {
        this.counters = counters;
        this.queries = queries;
        this.snapshot = snapshot;
        this.options = options;
        this.axis = axis;
        this.width = width;
        long playhead = options.marks().playhead();
        long end = Math.max(0, snapshot.end());
        this.from = Math.max(0, axis.from());
        this.until = Math.clamp(axis.until(), 0, end);
        this.now = playhead == Marks.NO_TIME ? until : Math.clamp(playhead, 0, end);
    }

    /** An empty sketch of a part of the same picture, which another thread may draw while this one is left alone; then {@link #take} it. */
    Sketch part() {
        return part(new CounterMemory());
    }

    /** An empty sketch of a part as {@link #part()}, for a section that asks counters. */
    Sketch part(CounterMemory ofSection) {
        return new Sketch(snapshot, options, axis, width, queries, ofSection);
    }

    /** A counter as this part asks it: it remembers what the part has asked before. */
    Counter reader(Counter counter) {
        return counter.reader(counters);
    }

    /** What a row's pixels show; to be read before this part asks for another. */
    PixelRow pixels(SpanRow row, TimeAxis by) {
        PixelRow ready = queries.answer(row, by);
        if (ready != null) {
            return ready;
        }
        if (spare == null) {
            spare = new PixelRow();
        }
        row.pixels(by.firstBucket(), by.bucketShift(), by.bucketCount(), spare);
        return spare;
    }

    /** Whether all of the run is shown. */
    boolean isWhole() {
        return from <= Math.max(0, snapshot.begin()) && until >= snapshot.end();
    }

    /** The most that a counter had in what is shown. */
    long peak(Counter counter) {
        return until > from ? reader(counter).max(from, until) : 0;
    }

    /** Draws what a part drew. */
    void take(Sketch part) {
        base.addAll(part.base);
        overlay.addAll(part.overlay);
        zones.addAll(part.zones);
        places.putAll(part.places);
        queuePlaces.putAll(part.queuePlaces);
        tasksWait |= part.tasksWait;
    }

    /** The end of a span or interval: that of the run where it is open. */
    long closed(long end) {
        return Math.min(end, snapshot.end());
    }

    /** The part of a whole in percent, as "71 %". */
    static String percent(double share) {
        return Percent.of(Math.clamp(share, 0, 1));
    }

    /** A task as words: "#5" for the task with id 4. */
    static String number(long task) {
        return TaskNumber.of(task);
    }

    /**
     * What a task is called where there is so much room: its number and label, its label, its number, or nothing. Labels are left out
     * where the picture is to show numbers only.
     */
    String name(Tasks tasks, long task, double room, TextStyle style) {
        String number = number(task);
        String label = options.lanes().named() ? tasks.label(task) : "";
        if (!label.isEmpty() && label.length() * style.size() * LEAST_LETTER <= room) {
            String both = number + " " + label;
            if (measure(both, style) <= room) {
                return both;
            }
            if (measure(label, style) <= room) {
                return label;
            }
        }
        return measure(number, style) <= room ? number : "";
    }

    /** Whether two times enclose something that the plot shows. */
    boolean shows(long from, long until) {
        return until > axis.from() && from < axis.until();
    }

    /** The name of a lane or section with what is said about it, to the left of the plot. */
    void title(double top, double height, String name, String detail, Ink detailInk) {
        if (!options.parts().names()) {
            return;
        }
        double x = 12;
        double room = axis.left() - x - 6;
        if (height >= 28) {
            boolean tight = height < 30; // else the second line would touch what is below
            double first = top + Math.max(0, (Math.min(height, 38) - 28) / 2) + (tight ? 10 : 11);
            name(x, first, name, TextStyle.NAME, room);
            fitted(x, first + (tight ? 12 : 14), detail, detailInk == Ink.TEXT_DIM ? TextStyle.DETAIL : TextStyle.DETAIL_STRONG, detailInk,
                    room);
            return;
        }
        TextStyle style = height >= 17 ? TextStyle.NAME : height >= 14 ? NAME_MIDDLE : TextStyle.NAME_SMALL;
        TextStyle detailStyle = height >= 14 ? TextStyle.DETAIL : new TextStyle(8, TextStyle.Weight.REGULAR, false);
        double baseline = top + height / 2 + style.size() * 0.36;
        String shortDetail = detail.startsWith("busy ") ? detail.substring(5) : detail;
        double detailWidth = measure(shortDetail, detailStyle);
        double nameWidth = measure(name, style);
        boolean both = nameWidth + 8 + detailWidth <= room;
        name(x, baseline, name, style, room);
        if (both) {
            text(x + room, baseline, shortDetail, detailStyle, Shape.Anchor.END, detailInk);
        }
    }

    /** Draws a part as a named group, in both layers. */
    void group(String name, Box clip, Runnable part) {
        List<Shape> outerBase = base;
        List<Shape> outerOverlay = overlay;
        base = new ArrayList<>();
        overlay = new ArrayList<>();
        part.run();
        if (!base.isEmpty()) {
            outerBase.add(new Shape.Group(name, clip, base));
        }
        if (!overlay.isEmpty()) {
            outerOverlay.add(new Shape.Group(name, clip, overlay));
        }
        base = outerBase;
        overlay = outerOverlay;
    }

    /** What a part draws, to be drawn again without asking for it again. */
    record Drawn(List<Shape> base, List<Shape> overlay) {
        Drawn {
            base = List.copyOf(base);
            overlay = List.copyOf(overlay);
        }
    }

    /** Draws a part, and says what it drew. */
    Drawn record(Runnable part) {
        int baseBefore = base.size();
        int overlayBefore = overlay.size();
        part.run();
        return new Drawn(base.subList(baseBefore, base.size()), overlay.subList(overlayBefore, overlay.size()));
    }

    /** Draws what was drawn before. */
    void again(Drawn drawn) {
        base.addAll(drawn.base());
        overlay.addAll(drawn.overlay());
    }

    /** Adds to the base. */
    void add(Shape shape) {
        base.add(shape);
    }

    /** Adds to the overlay. */
    void over(Shape shape) {
        overlay.add(shape);
    }

    /** Fills a rectangle in the base. */
    void fill(double x, double y, double w, double h, Ink ink) {
        if (w > 0 && h > 0) {
            base.add(Shape.Rect.filled(x, y, w, h, ink));
        }
    }

    /** A thin upright line in the base. */
    void upright(double x, double y1, double y2, Ink ink) {
        base.add(new Shape.Line(x, y1, x, y2, ink, 1, Shape.Dash.SOLID));
    }

    /** A thin level line in the base. */
    void level(double y, double x1, double x2, Ink ink) {
        base.add(new Shape.Line(x1, y, x2, y, ink, 1, Shape.Dash.SOLID));
    }

    /** Text as it is. */
    void text(double x, double baseline, String text, TextStyle style, Shape.Anchor anchor, Ink ink) {
        if (!text.isEmpty()) {
            overlay.add(new Shape.Text(x, baseline, text, style, anchor, ink, measure(text, style)));
        }
    }

    /** Text from the left, with an ellipsis where there is no room for all of it. */
    void fitted(double x, double baseline, String text, TextStyle style, Ink ink, double room) {
        text(x, baseline, options.measure().fit(text, style, room), style, Shape.Anchor.START, ink);
    }

    /** A name from the left; where there is no room for all of it, the number at its end, which tells it from others, stays. */
    private void name(double x, double baseline, String name, TextStyle style, double room) {
        int tail = name.length();
        while (tail > 0 && (Character.isDigit(name.charAt(tail - 1)) || tail < name.length() && name.charAt(tail - 1) == '-')) {
            tail--;
        }
        String number = name.substring(tail);
        String head = measure(name, style) <= room || number.isEmpty() ? ""
                : options.measure().fit(name.substring(0, tail), style, room - measure(number, style));
        if (head.isEmpty()) {
            fitted(x, baseline, name, style, Ink.TEXT, room);
        } else {
            text(x, baseline, head + number, style, Shape.Anchor.START, Ink.TEXT);
        }
    }

    double measure(String text, TextStyle style) {
        return options.measure().width(text, style);
    }

    /** Says what lies in a box. */
    void zone(Box box, DoubleFunction<Hit> atX) {
        zone(box, (x, y) -> atX.apply(x));
    }

    /** Says what lies in a box. */
    void zone(Box box, HitTest test) {
        zones.add(new TestedZone(box, test));
    }

    /** Remembers where the bars of a lane lie. */
    void place(int lane, Box bars) {
        places.put(lane, bars);
    }

    /** Where the bars of a lane lie, or null if it is not shown. */
    Box place(int lane) {
        return places.get(lane);
    }

    /** Remembers where the queue of a pool lies. */
    void placeQueue(int pool, Box depth) {
        queuePlaces.put(pool, depth);
    }

    /** Where the queue of a pool lies, or null if it is not shown. */
    Box queuePlace(int pool) {
        return queuePlaces.get(pool);
    }

    List<Picture.Zone> zones() {
        return zones;
    }

    DrawList drawList(double height) {
        return new DrawList(width, height, base, overlay);
    }

    /** What lies at a point, or null. */
    @FunctionalInterface
    interface HitTest {
        Hit at(double x, double y);
    }

    private record TestedZone(Box box, HitTest test) implements Picture.Zone {
        @Override
        public Hit at(double x, double y) {
            return test.at(x, y);
        }
    }
}
