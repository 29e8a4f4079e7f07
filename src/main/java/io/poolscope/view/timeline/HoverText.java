package io.poolscope.view.timeline;

import io.poolscope.render.Hit;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.view.timeline.model.TaskStory;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import io.poolscope.words.TaskNumber;
import java.util.ArrayList;
import java.util.List;

/** What the card beside the pointer says of what is under it. */
final class HoverText {
    private HoverText() {
    }

    static List<String> of(Hit hit, TimelineModel model) {
        Snapshot snapshot = model.snapshotProperty().get();
        return switch (hit) {
            case Hit.TaskSpan span when span.count() > 1 -> several(snapshot, span);
            case Hit.TaskSpan span -> task(snapshot, span.task());
            case Hit.Parked parked -> task(snapshot, parked.task());
            case Hit.Submit submit -> task(snapshot, submit.task());
            case Hit.Consumed consumed -> task(snapshot, consumed.task());
            case Hit.Cell cell when cell.untilIndex() - cell.firstIndex() > 1 ->
                List.of((cell.untilIndex() - cell.firstIndex()) + " results"
                        + (cell.task() >= 0 ? ", the first of #" + (cell.task() + 1) : ""));
            case Hit.Cell cell when cell.task() >= 0 -> task(snapshot, cell.task());
            case Hit.LaneName name when name.lane() < snapshot.lanes().size() -> lane(snapshot.lanes().get(name.lane()), model);
            case Hit.Ruler _,Hit.Plot _,Hit.Overview _,Hit.Nothing _,Hit.LaneName _,Hit.PoolName _,Hit.Cell _,Hit.Finding _ ->
                List.of();
        };
    }

    private static List<String> several(Snapshot snapshot, Hit.TaskSpan span) {
        return List.of(span.count() + " tasks here, one of them " + title(snapshot.tasks(), span.task()), "Zoom in to tell them apart.");
    }

    private static String title(Tasks tasks, long task) {
        String label = tasks.label(task);
        return TaskNumber.of(task) + (label.isEmpty() ? "" : "  " + label);
    }

    private static List<String> task(Snapshot snapshot, long task) {
        List<String> lines = new ArrayList<>();
        lines.add(title(snapshot.tasks(), task));
        for (TaskStory.Part part : TaskStory.of(snapshot, task, snapshot.end())) {
            lines.add(part.words());
        }
        String error = snapshot.tasks().error(task);
        if (!error.isEmpty()) {
            lines.add(error.length() > 80 ? error.substring(0, 79) + "…" : error);
        }
        return lines;
    }

    private static List<String> lane(Lane lane, TimelineModel model) {
        List<String> lines = new ArrayList<>();
        lines.add(lane.name());
        long from = Math.max(lane.from(), model.windowProperty().get().from());
        long until = Math.min(Math.min(lane.until(), model.snapshotProperty().get().end()), model.windowProperty().get().until());
        if (lane.depth() > 0 && until > from) {
            lines.add("busy " + Percent.of((double) lane.row(0).busy(from, until) / (until - from)) + " of what is shown");
            lines.add((lane.row(0).size() - lane.row(0).first()) + " tasks kept");
        }
        lines.add("since " + DurationWords.of(lane.from()));
        return lines;
    }
}
