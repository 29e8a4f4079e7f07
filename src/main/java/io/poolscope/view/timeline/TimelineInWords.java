package io.poolscope.view.timeline;

import io.poolscope.explore.navigation.TimeText;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.Tasks;
import io.poolscope.view.timeline.model.TaskStory;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.words.DurationWords;
import io.poolscope.words.TaskNumber;
import java.util.ArrayList;
import java.util.List;

/** The timeline in words, for screen readers and the clipboard. */
final class TimelineInWords {
    private TimelineInWords() {
    }

    /** What the timeline shows, in a few sentences. */
    static String timeline(TimelineModel model) {
        Snapshot snapshot = model.snapshotProperty().get();
        StringBuilder words = new StringBuilder("Timeline from ")
                .append(TimeText.roundedWindow(model.windowProperty().get()).replace(" – ", " to "));
        switch (model.growthProperty().get()) {
            case OVER -> {}
            case LIVE -> words.append(", live at ").append(DurationWords.of(snapshot.end()));
            case READING -> words.append(", a file of which was read to ").append(DurationWords.of(snapshot.end()));
        }
        Tasks tasks = snapshot.tasks();
        words.append(". ").append(tasks.submittedCount()).append(" tasks submitted, ").append(tasks.count(Outcome.FINISHED))
                .append(" finished, ").append(tasks.count(Outcome.RUNNING)).append(" running.");
        if (tasks.count(Outcome.FAILED) > 0) {
            words.append(' ').append(tasks.count(Outcome.FAILED)).append(" failed.");
        }
        for (StreamTrack stream : snapshot.streams()) {
            if (stream.parked().last() > 0) {
                words.append(' ').append(stream.parked().last()).append(" results parked, next is ").append(stream.head() + 1).append('.');
            }
        }
        if (snapshot.begin() > 0) {
            words.append(" History begins at ").append(DurationWords.of(snapshot.begin())).append(": ").append(tasks.first())
                    .append(" tasks before were dropped.");
        }
        long selected = model.selectionProperty().get().task();
        if (tasks.contains(selected)) {
            words.append(" Selected: ").append(task(snapshot, selected, model.moment()));
        }
        return words.toString();
    }

    /** A task's life in a sentence. */
    static String task(Snapshot snapshot, long task, long moment) {
        Tasks tasks = snapshot.tasks();
        List<String> words = new ArrayList<>();
        String label = tasks.label(task);
        words.add(TaskNumber.of(task) + (label.isEmpty() ? "" : " " + label) + " " + TaskStory.outcome(tasks.outcome(task)));
        TaskStory.of(snapshot, task, moment).forEach(part -> words.add(part.words()));
        if (tasks.consumed(task) >= 0 && tasks.consumed(task) <= moment) {
            words.add("Consumed at " + DurationWords.of(tasks.consumed(task)));
        }
        int lane = tasks.lane(task);
        if (lane >= 0) {
            Lane on = snapshot.lanes().get(lane);
            words.add("on " + on.name());
        }
        if (!tasks.error(task).isEmpty()) {
            words.add("Error: " + tasks.error(task));
        }
        return String.join(", ", words) + ".";
    }
}
