package io.poolscope.render;

import io.poolscope.event.Delivery;
import io.poolscope.render.shape.Box;
import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Shape;
import io.poolscope.render.shape.TextStyle;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** What the hues and hatches mean; only those that the run can show. */
final class LegendSection implements Section {
    private static final double SWATCH = 15;
    private static final double MARGIN = 12;
    private static final double END = 8;
    private static final double LEAST_GAP = 8;

    private record Entry(Ink ink, Ink hatchGround, String words, String brief) {
        Entry(Ink ink, Ink hatchGround, String words) {
            this(ink, hatchGround, words, words);
        }

        double width(Sketch sketch) {
            return SWATCH + sketch.measure(words, TextStyle.LEGEND);
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    LegendSection(Snapshot snapshot) {
        boolean streams = !snapshot.streams().isEmpty();
        entries.add(new Entry(Ink.RUNNING, Ink.NONE, "running"));
        if (streams) {
            if (snapshot.streams().stream().anyMatch(stream -> stream.delivery() == Delivery.ORDERED)) {
                entries.add(new Entry(Ink.BLOCKED, Ink.NONE, "finished, blocked by a smaller index", "blocked by a smaller index"));
            }
            entries.add(isConsumed(snapshot) ? new Entry(Ink.DELIVERABLE, Ink.NONE, "finished, consumer busy", "consumer busy")
                    : new Entry(Ink.DELIVERABLE, Ink.NONE, "finished, not read", "not read"));
            entries.add(new Entry(Ink.CONSUMED, Ink.NONE, "consumed"));
        }
        if (snapshot.lanes().stream().anyMatch(lane -> lane.blocked().size() > 0)) {
            entries.add(new Entry(Ink.SUBMITTER_BLOCKED, Ink.SUBMITTER_BLOCKED_GROUND, "submitter blocked"));
        }
        if (streams) {
            entries.add(new Entry(Ink.WAITING, Ink.WAITING_GROUND, "waiting"));
        }
        if (snapshot.tasks().count(Outcome.FAILED) > 0) {
            entries.add(new Entry(Ink.FAILED, Ink.NONE, "failed ×"));
        }
        if (snapshot.tasks().count(Outcome.ABORTED) + snapshot.tasks().count(Outcome.DISCARDED) > 0) {
            entries.add(new Entry(Ink.REJECTED, Ink.NONE, "rejected ×"));
        }
        if (snapshot.tasks().count(Outcome.CANCELLED) > 0) {
            entries.add(new Entry(Ink.CANCELLED, Ink.NONE, "cancelled"));
        }
    }

    /** Whether somebody consumes results, or waits for them: else no consumer can be busy. */
    private static boolean isConsumed(Snapshot snapshot) {
        return snapshot.streams().stream().anyMatch(stream -> stream.totals().consumed() > 0)
                || snapshot.lanes().stream().anyMatch(lane -> lane.consuming().size() > 0 || lane.waiting().size() > 0);
    }

    @Override
    public double preferred() {
        return 30;
    }

    @Override
    public double least() {
        return 20;
    }

    @Override
    public void draw(Sketch sketch, double top, double height) {
        List<Entry> entries = new ArrayList<>(this.entries);
        if (sketch.tasksWait) {
            entries.add(1, new Entry(Ink.BLOCKED, Ink.NONE, entries.stream().anyMatch(entry -> entry.ink() == Ink.BLOCKED)
                    ? "task waits" : "waits while it runs"));
        }
        if (sketch.options.marks().found().size() > 0) {
            entries.addFirst(new Entry(Ink.FOUND, Ink.NONE, "found"));
        }
        sketch.group("legend", null, () -> {
            double left = sketch.options.parts().names() ? sketch.axis.left() : MARGIN;
            if (needed(sketch, entries) > sketch.width - left - END) {
                left = MARGIN;
            }
            // In a narrow picture the words get shorter before an entry goes.
            if (needed(sketch, entries) > sketch.width - left - END) {
                entries.replaceAll(entry -> new Entry(entry.ink(), entry.hatchGround(), entry.brief()));
            }
            double spare = sketch.width - left - END - needed(sketch, entries);
            double gap = Math.clamp(LEAST_GAP + spare / Math.max(1, entries.size() - 1), LEAST_GAP, 24);
            double x = left;
            double middle = top + height / 2;
            for (Entry entry : entries) {
                double width = entry.width(sketch);
                if (x + width > sketch.width - 4) {
                    break;
                }
                Box swatch = new Box(x, middle - 4.5, 9, 9);
                sketch.add(entry.hatchGround() == Ink.NONE
                        ? new Shape.Rect(swatch, 2, entry.ink(), entry.ink().edge(), 1, 1)
                        : new Shape.Hatch(swatch, 2, entry.ink(), entry.hatchGround()));
                sketch.text(x + SWATCH, middle + 3.8, entry.words(), TextStyle.LEGEND, Shape.Anchor.START, Ink.TEXT_DIM);
                x += width + gap;
            }
        });
    }

    /** The width of all entries with the least gaps between them. */
    private static double needed(Sketch sketch, List<Entry> entries) {
        return entries.stream().mapToDouble(entry -> entry.width(sketch)).sum() + LEAST_GAP * (entries.size() - 1);
    }
}
