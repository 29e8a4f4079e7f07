package io.poolscope.render;

import io.poolscope.event.Delivery;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** What the hues and hatches mean; only those that the run can show. */
final class LegendSection implements Section {
    private record Entry(Ink ink, Ink hatchGround, String words) {
    }

    private final List<Entry> entries = new ArrayList<>();

    LegendSection(Snapshot snapshot) {
        boolean streams = !snapshot.streams().isEmpty();
        entries.add(new Entry(Ink.RUNNING, Ink.NONE, "running"));
        if (streams) {
            if (snapshot.streams().stream().anyMatch(stream -> stream.delivery() == Delivery.ORDERED)) {
                entries.add(new Entry(Ink.BLOCKED, Ink.NONE, "finished, blocked by a smaller index"));
            }
            entries.add(new Entry(Ink.DELIVERABLE, Ink.NONE, "finished, consumer busy"));
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
        sketch.group("legend", null, () -> {
            double left = sketch.options.parts().names() ? sketch.axis.left() : 12;
            double room = sketch.width - left - 8;
            double needed = entries.stream().mapToDouble(entry -> 15 + sketch.measure(entry.words(), TextStyle.LEGEND)).sum();
            double gap = Math.clamp((room - needed) / Math.max(1, entries.size() - 1), 8, 24);
            if (needed + gap * (entries.size() - 1) > room) {
                left = 12;
            }
            double x = left;
            double middle = top + height / 2;
            for (Entry entry : entries) {
                double width = 15 + sketch.measure(entry.words(), TextStyle.LEGEND);
                if (x + width > sketch.width - 4) {
                    break;
                }
                Box swatch = new Box(x, middle - 4.5, 9, 9);
                sketch.add(entry.hatchGround() == Ink.NONE
                        ? new Shape.Rect(swatch, 2, entry.ink(), entry.ink().edge(), 1, 1)
                        : new Shape.Hatch(swatch, 2, entry.ink(), entry.hatchGround()));
                sketch.text(x + 15, middle + 3.8, entry.words(), TextStyle.LEGEND, Shape.Anchor.START, Ink.TEXT_DIM);
                x += width + gap;
            }
        });
    }
}
