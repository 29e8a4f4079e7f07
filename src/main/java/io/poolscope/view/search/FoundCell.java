package io.poolscope.view.search;

import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.view.timeline.model.TaskStory;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.words.DurationWords;
import javafx.scene.control.ListCell;

/** One found task in a line: number, label, outcome, run time, worker. */
final class FoundCell extends ListCell<Long> {
    private final TimelineModel model;

    FoundCell(TimelineModel model) {
        this.model = model;
        getStyleClass().add("found-task");
        setPrefWidth(0); // as wide as the list: a bar to scroll sideways would cover the only line there may be
    }

    @Override
    protected void updateItem(Long task, boolean empty) {
        super.updateItem(task, empty);
        setText(empty || task == null ? "" : words(model.snapshotProperty().get(), task));
    }

    private static String words(Snapshot snapshot, long task) {
        Tasks tasks = snapshot.tasks();
        StringBuilder words = new StringBuilder("#").append(task + 1);
        if (!tasks.label(task).isEmpty()) {
            words.append("  ").append(tasks.label(task));
        }
        words.append("  ").append(TaskStory.outcome(tasks.outcome(task)));
        long started = tasks.started(task);
        if (started >= 0) {
            long ended = tasks.ended(task) >= 0 ? tasks.ended(task) : snapshot.end();
            words.append("  ran ").append(DurationWords.of(ended - started));
            words.append("  ").append(snapshot.lanes().get(tasks.lane(task)).name());
        }
        return words.toString();
    }
}
