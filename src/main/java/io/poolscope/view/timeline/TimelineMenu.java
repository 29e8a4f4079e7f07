package io.poolscope.view.timeline;

import io.poolscope.explore.navigation.TimeText;
import io.poolscope.explore.walk.FlowWalk;
import io.poolscope.explore.walk.Selection;
import io.poolscope.render.Hit;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.timeline.model.TimelineModel;
import io.poolscope.words.TaskNumber;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The context menu: what one can do with what is under the pointer, or with the selection where it was opened by a key. */
final class TimelineMenu {
    private final TimelinePane pane;
    private final TimelineModel model;
    private final LaneMenu lanes;

    TimelineMenu(TimelinePane pane, TimelineModel model, LaneMenu lanes) {
        this.pane = pane;
        this.model = model;
        this.lanes = lanes;
    }

    List<MenuItem> items(Hit hit) {
        List<MenuItem> items = new ArrayList<>();
        long task = switch (hit) {
            case Hit.TaskSpan span -> span.task();
            case Hit.Parked parked -> parked.task();
            case Hit.Submit submit -> submit.task();
            case Hit.Consumed consumed -> consumed.task();
            case Hit.Cell cell -> cell.task();
            default -> model.selectionProperty().get().task();
        };
        if (task >= 0) {
            String name = TaskNumber.of(task);
            items.add(item("Select " + name, () -> model.select(task)));
            new FlowWalk(model.snapshotProperty().get()).life(task).ifPresent(life -> {
                items.add(item("Fit " + name + " in the window", () -> {
                    model.selectionProperty().set(Selection.of(task));
                    model.navigator().fit(life);
                }));
                items.add(item("Statistics while " + name + " lived", () -> {
                    model.rangeProperty().set(life);
                    pane.openStatistics();
                }));
            });
            items.add(item("Copy " + name + " as text",
                    () -> copy(TimelineInWords.task(model.snapshotProperty().get(), task, model.moment()))));
            items.add(new SeparatorMenuItem());
        }
        TimeRange range = model.rangeProperty().get();
        if (range != null) {
            items.add(item("Zoom to the range", () -> model.navigator().show(range)));
            items.add(pane.commands().statistics().menuItem("Statistics of the range"));
            items.add(item("Copy the range's times", () -> copy(TimeText.window(range))));
            items.add(new SeparatorMenuItem());
        }
        items.add(item("Show the whole run", () -> model.navigator().fit(model.navigator().run())));
        items.add(item("Copy the window's times", () -> copy(TimeText.window(model.navigator().target()))));
        items.add(pane.commands().table().menuItem());
        items.add(new SeparatorMenuItem());
        items.addAll(hit instanceof Hit.LaneName name ? lanes.itemsFor(name.lane()) : lanes.items());
        return items;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
