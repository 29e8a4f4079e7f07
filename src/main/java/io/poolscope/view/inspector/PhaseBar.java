package io.poolscope.view.inspector;

import io.poolscope.view.timeline.model.TaskStory;
import java.util.List;
import javafx.scene.layout.Region;

/** A task's life as one bar: each part as long as it lasted beside the others, in its state's colour. */
final class PhaseBar extends Region {
    private static final double LEAST = 2;
    private List<TaskStory.Part> parts = List.of();

    PhaseBar() {
        getStyleClass().add("phase-bar");
        setId("phase-bar");
        setAccessibleText("The task's phases");
    }

    void show(List<TaskStory.Part> newParts) {
        if (newParts.equals(parts)) {
            return;
        }
        parts = newParts;
        while (getChildren().size() < parts.size()) {
            getChildren().add(new Region());
        }
        getChildren().remove(parts.size(), getChildren().size());
        for (int i = 0; i < parts.size(); i++) {
            getChildren().get(i).getStyleClass().setAll("phase", parts.get(i).kind().style());
        }
        setAccessibleText(String.join(", ", parts.stream().map(TaskStory.Part::words).toList()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double total = parts.stream().mapToDouble(TaskStory.Part::nanos).sum();
        double gap = 1;
        double room = getWidth() - gap * Math.max(0, parts.size() - 1) - LEAST * parts.size();
        double x = 0;
        for (int i = 0; i < parts.size(); i++) {
            double share = total == 0 ? 1.0 / parts.size() : parts.get(i).nanos() / total;
            double width = LEAST + Math.max(0, room) * share;
            getChildren().get(i).resizeRelocate(snapPositionX(x), 0, Math.max(1, snapSizeX(width)), getHeight());
            x += width + gap;
        }
    }
}
