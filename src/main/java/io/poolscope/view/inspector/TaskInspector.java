package io.poolscope.view.inspector;

import io.poolscope.analysis.statistics.TaskFacts;
import io.poolscope.timeline.Block;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Phase;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.view.statistics.FigureRows;
import io.poolscope.view.timeline.model.PaneStyles;
import io.poolscope.view.timeline.model.TaskStory;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.view.work.Newest;
import io.poolscope.words.DurationWords;
import io.poolscope.words.Percent;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The selected task as it stood at the moment that is looked at: its phases as a bar and in figures, when it was
 * consumed, on which thread it ran, how it compares, what it threw.
 */
public final class TaskInspector extends VBox {
    private static final int MOST_PARTS = 6;

    private final TimelineModel model;
    private final Label title = new Label();
    private final Label label = new Label();
    private final Label hint = new Label("Click a task, or press  .  to select the first in sight.");
    private final Label error = new Label();
    private final Label parts = new Label();
    private final PhaseBar bar = new PhaseBar();
    private final FigureRows phases = new FigureRows();
    private final FigureRows more = new FigureRows();
    private final FigureRows.Row queued = phases.row("Queued", "pending");
    private final FigureRows.Row running = phases.row("Running", "running");
    private final FigureRows.Row blocked = phases.row("Buffered, blocked", "blocked");
    private final FigureRows.Row deliverable = phases.row("Buffered, deliverable", "deliverable");
    private final FigureRows.Row outcome = more.row("Outcome");
    private final FigureRows.Row consumed = more.row("Consumed at");
    private final FigureRows.Row thread = more.row("Thread");
    private final FigureRows.Row processor = more.row("Processor time");
    private final FigureRows.Row longer = more.row("Longer than");
    private final FigureRows.Row held = more.row("Held back");
    private final Newest facts;
    private TaskFacts known;
    private long askedFor = -1;
    private boolean askedEnded;

    /** An inspector of a model's selection. */
    public TaskInspector(TimelineModel model) {
        this.model = model;
        facts = model.background().newest();
        getStyleClass().addAll("section", "task-inspector");
        setId("task-inspector");
        PaneStyles.addTo(this);
        title.getStyleClass().add("caps");
        label.getStyleClass().addAll("mono", "task-label");
        title.setMinWidth(USE_PREF_SIZE);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.setTooltip(whole);
        hint.getStyleClass().add("dim");
        hint.setWrapText(true);
        error.getStyleClass().add("task-error");
        error.setId("task-error");
        error.setWrapText(true);
        error.setMinHeight(USE_PREF_SIZE);
        parts.getStyleClass().add("dim");
        parts.setWrapText(true);
        parts.setMinHeight(USE_PREF_SIZE);
        Region gap = new Region();
        gap.setMinWidth(8);
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(title, gap, label);
        heading.getStyleClass().add("section-heading");
        getChildren().addAll(heading, hint, bar, phases, more, parts, error);
        for (Region part : List.of(hint, bar, phases, more, parts, error)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        model.beatProperty().addListener(_ -> refresh());
        model.selectionProperty().addListener(_ -> refresh());
        model.playheadProperty().addListener(_ -> refresh());
        refresh();
    }

    private void refresh() {
        Snapshot snapshot = model.snapshotProperty().get();
        long task = model.selectionProperty().get().task();
        boolean some = snapshot != null && snapshot.tasks().contains(task);
        for (Region part : List.of(bar, phases, more)) {
            part.setVisible(some);
        }
        hint.setVisible(!some);
        parts.setVisible(false);
        error.setVisible(false);
        title.setText(some ? "TASK #" + (task + 1) : "TASK");
        label.setText(some ? snapshot.tasks().label(task) : "");
        if (some) {
            show(snapshot, task, model.moment());
        }
    }

    private void show(Snapshot snapshot, long task, long moment) {
        Tasks tasks = snapshot.tasks();
        List<TaskStory.Part> story = TaskStory.of(snapshot, task, moment);
        bar.show(story);
        queued.set(length(story, TaskStory.Kind.QUEUED, ""));
        running.set(length(story, TaskStory.Kind.RUNNING, ""));
        boolean streamed = tasks.stream(task) >= 0 || tasks.buffered(task) >= 0;
        blocked.set(streamed ? length(story, TaskStory.Kind.BLOCKED, "0 ms") : "");
        deliverable.set(streamed ? length(story, TaskStory.Kind.DELIVERABLE, "0 ms") : "");
        boolean over = tasks.ended(task) >= 0 && tasks.ended(task) <= moment;
        Outcome now =
                over ? tasks.outcome(task) : tasks.started(task) >= 0 && tasks.started(task) <= moment ? Outcome.RUNNING : Outcome.QUEUED;
        outcome.set(tasks.submitted(task) > moment ? "not submitted yet" : TaskStory.outcome(now));
        consumed.set(at(tasks.consumed(task), moment));
        int lane = tasks.started(task) <= moment ? tasks.lane(task) : -1;
        thread.set(lane < 0 ? "" : snapshot.lanes().get(lane).name());
        processor.set(tasks.cpuNanos(task) < 0 ? "" : DurationWords.of(tasks.cpuNanos(task)));
        String text = over ? tasks.error(task) : "";
        error.setText(text);
        error.setVisible(!text.isEmpty());
        parts.setText(parts(snapshot, task, moment));
        parts.setVisible(!parts.getText().isEmpty());
        if (askedFor != task || askedEnded != over) {
            askedFor = task;
            askedEnded = over;
            known = null;
            facts.ask(_ -> TaskFacts.of(snapshot, task), this::compare, model::tell);
        }
        showFacts();
    }

    private void compare(TaskFacts answer) {
        known = answer;
        showFacts();
    }

    private void showFacts() {
        boolean some = known != null && known.task() == model.selectionProperty().get().task() && askedEnded;
        longer.set(some ? Percent.of(known.longerThan()) + " of tasks" : "");
        held.set(some && known.heldBack() > 0 ? known.heldBack() + (known.heldBack() == 1 ? " result" : " results") : "");
    }

    private static String length(List<TaskStory.Part> story, TaskStory.Kind kind, String none) {
        return story.stream().filter(part -> part.kind() == kind).findFirst()
                .map(part -> DurationWords.of(part.nanos()) + (part.open() ? " …" : "")).orElse(none);
    }

    private static String at(long time, long moment) {
        return time < 0 || time > moment ? "" : DurationWords.of(time);
    }

    /** The task's named parts and its waits, a line each. */
    private static String parts(Snapshot snapshot, long task, long moment) {
        List<String> lines = new ArrayList<>();
        for (Phase phase : snapshot.tasks().phases(task)) {
            if (phase.from() <= moment && !phase.name().isEmpty()) {
                lines.add(phase.name() + "  " + DurationWords.of(Math.min(moment, phase.until()) - phase.from()));
            }
        }
        for (Block block : snapshot.tasks().blocks(task)) {
            if (block.from() <= moment) {
                lines.add("waited for " + target(block) + "  " + DurationWords.of(Math.min(moment, block.until()) - block.from()));
            }
        }
        int rest = lines.size() - MOST_PARTS;
        return String.join("\n", lines.subList(0, Math.min(MOST_PARTS, lines.size()))) + (rest > 0 ? "\nand " + rest + " more" : "");
    }

    private static String target(Block block) {
        return switch (block.reason()) {
            case TASK -> "task #" + (block.target() + 1);
            case LOCK -> "a lock";
            case QUEUE_FULL -> "room in a queue";
            case QUEUE_EMPTY -> "an item";
            case SUBMIT -> "room in a pool's queue";
            case EVENT -> "another thread";
        };
    }
}
