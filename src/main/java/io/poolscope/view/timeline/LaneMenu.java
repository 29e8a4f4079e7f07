package io.poolscope.view.timeline;

import io.poolscope.render.LaneOptions;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of lanes: order, groups, height, which are hidden. Built anew each time it opens. */
final class LaneMenu {
    /** More lanes than fit a menu are hidden and shown by their names' own menus. */
    private static final int MOST_LISTED = 40;

    private final TimelineModel model;
    private final TimelineCommands commands;
    private final MenuButton button = new MenuButton("Lanes");

    LaneMenu(TimelineModel model, TimelineCommands commands) {
        this.model = model;
        this.commands = commands;
        button.getStyleClass().add("lane-menu");
        button.setId("lane-menu");
        button.setFocusTraversable(false); // its keys are the timeline's own; Tab goes on to the next part
        button.setAccessibleText("Lanes: order, groups, height, hidden lanes");
        button.setOnShowing(_ -> button.getItems().setAll(items()));
        button.getItems().setAll(items());
    }

    MenuButton button() {
        return button;
    }

    static String words(LaneOptions.Order order) {
        return switch (order) {
            case NAME -> "by name";
            case BUSY_SHARE -> "busiest first";
            case FIRST_USE -> "first used first";
        };
    }

    private LaneOptions view() {
        return model.lanesProperty().get();
    }

    private void set(LaneOptions view) {
        model.lanesProperty().set(view);
    }

    /** The items that are about all lanes. */
    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (LaneOptions.Order order : LaneOptions.Order.values()) {
            RadioMenuItem item = new RadioMenuItem("Order " + words(order));
            item.setSelected(view().order() == order);
            item.setOnAction(_ -> set(view().withOrder(order)));
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        CheckMenuItem grouped = commands.group().dress(new CheckMenuItem(commands.group().textWithKey()));
        grouped.setSelected(view().grouped());
        items.add(grouped);
        CheckMenuItem fit = new CheckMenuItem("Lane height fits the window");
        fit.setSelected(view().laneHeight() == LaneOptions.FIT);
        fit.setOnAction(_ -> set(view().withLaneHeight(fit.isSelected() ? LaneOptions.FIT : LaneOptions.MAX_HEIGHT)));
        items.add(fit);
        items.add(new SeparatorMenuItem());
        items.add(commands.showAll().menuItem());
        Snapshot snapshot = model.snapshotProperty().get();
        if (snapshot != null && !snapshot.lanes().isEmpty() && snapshot.lanes().size() <= MOST_LISTED) {
            Menu shown = new Menu("Shown lanes");
            for (Lane lane : snapshot.lanes()) {
                CheckMenuItem item = new CheckMenuItem(lane.name());
                item.setMnemonicParsing(false);
                item.setSelected(!view().hidden().contains(lane.key()));
                item.setOnAction(_ -> hide(lane.key(), !item.isSelected()));
                shown.getItems().add(item);
            }
            items.add(shown);
        }
        return items;
    }

    /** The items for one lane, then those for all. */
    List<MenuItem> itemsFor(int key) {
        List<MenuItem> items = new ArrayList<>();
        MenuItem hide = new MenuItem("Hide this lane");
        hide.setOnAction(_ -> hide(key, true));
        items.add(hide);
        items.add(new SeparatorMenuItem());
        items.addAll(items());
        return items;
    }

    void hide(int key, boolean hidden) {
        set(view().withHidden(changed(view().hidden(), key, hidden)));
    }

    void toggleCollapsed(int pool) {
        set(view().withCollapsed(changed(view().collapsed(), pool, !view().collapsed().contains(pool))));
    }

    private static Set<Integer> changed(Set<Integer> before, int element, boolean in) {
        Set<Integer> after = new HashSet<>(before);
        if (in) {
            after.add(element);
        } else {
            after.remove(element);
        }
        return after;
    }
}
