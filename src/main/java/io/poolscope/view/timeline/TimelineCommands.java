package io.poolscope.view.timeline;

import io.poolscope.explore.navigation.Navigator;
import io.poolscope.explore.walk.FlowWalk;
import io.poolscope.explore.walk.Selection;
import io.poolscope.render.LaneOptions;
import io.poolscope.render.Marks.Growth;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.keys.Command;
import io.poolscope.view.keys.KeyLine;
import io.poolscope.view.keys.Keystroke;
import io.poolscope.view.timeline.model.StepCommands;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.input.KeyCode;

/**
 * What can be done with the timeline by a key, and in part also from its menus and the bar under it: each command stands once, here. They
 * are available while there is a run and its picture is in the window. For the JavaFX thread.
 */
public final class TimelineCommands {
    private static final double ZOOM = 0.8;
    private static final double PAN = 0.12;
    private static final double LANE_STEP = 38;

    private final TimelinePane pane;
    private final TimelineModel model;
    private final StepCommands steps;
    private final BooleanExpression shown;
    private final List<KeyLine> lines = new ArrayList<>();

    private final Command fit;
    private final Command follow;
    private final Command search;
    private final Command slash;
    private final Command statistics;
    private final Command table;
    private final Command clear;
    private final Command eventBefore;
    private final Command eventAfter;
    private final Command backwards;
    private final Command forwards;
    private final List<Command> landmarks;
    private final Command group;
    private final Command showAll;

    TimelineCommands(TimelinePane pane, TimelineModel model) {
        this.pane = pane;
        this.model = model;
        steps = new StepCommands(model);
        shown = BooleanExpression.booleanExpression(Bindings.createBooleanBinding(() -> model.snapshotProperty().get() != null
                && pane.getScene() != null,
                model.snapshotProperty(), pane.sceneProperty()));
        Navigator navigator = model.navigator();
        String look = "Look around";
        hand(look, "Ctrl+wheel", "zoom at the pointer");
        hand(look, "wheel", "scroll the lanes; where there are no more, move in time");
        hand(look, "drag", "move in time; on the overview, move the window");
        String select = "Select";
        hand(select, "click", "a task, a result, a cell of the delivery order");
        hand(select, "double-click", "a task, and fit it");
        hand(select, "Menu, right click", "what can be done with it");
        hand(select, "Enter / Shift+Enter", "in the search: next, previous found task");
        hand(select, "Shift+drag", "a range of time; also by dragging on the ruler");

        line(look, "zoom in and out at the pointer", plain("Zoom in", KeyCode.W, () -> navigator.zoom(ZOOM, pane.anchor())),
                plain("Zoom out", KeyCode.S, () -> navigator.zoom(1 / ZOOM, pane.anchor())));
        line(look, "earlier, later", plain("Earlier", KeyCode.A, () -> navigator.pan(-PAN)),
                plain("Later", KeyCode.D, () -> navigator.pan(PAN)));
        fit = plain("Fit", KeyCode.F, () -> navigator.fitSelectionThenAll(model.selectedStretch()));
        line(look, "fit the selection, again for the whole run", fit);
        follow = Command.of("Follow live", navigator::follow).with(Keystroke.plain(KeyCode.L))
                .when(shown.and(Bindings.equal(model.growthProperty(), Growth.LIVE)));
        line(look, "follow the live end", follow, plain("To the end", KeyCode.L, this::toTheEnd));
        line(look, "to the start, to the end", plain("To the start", KeyCode.HOME, () -> navigator.show(atStart())),
                plain("To the end", KeyCode.END, () -> navigator.show(atEnd())));
        line(look, "back to where you looked before, and forth", command("Back", () -> undo(true), Keystroke.ctrl(KeyCode.Z)),
                command("Forth", () -> undo(false), Keystroke.ctrlShift(KeyCode.Z), Keystroke.ctrl(KeyCode.Y)));
        called(look, "↑ / ↓  Page", "scroll the lanes", plain("Lanes up", KeyCode.UP, () -> scroll(-LANE_STEP)),
                plain("Lanes down", KeyCode.DOWN, () -> scroll(LANE_STEP)), plain("A page up", KeyCode.PAGE_UP, () -> scroll(-page())),
                plain("A page down", KeyCode.PAGE_DOWN, () -> scroll(page())));

        line(select, "previous and next task in the lane", typed("Previous task", ",", KeyCode.COMMA, () -> steps.neighbour(false)),
                typed("Next task", ".", KeyCode.PERIOD, () -> steps.neighbour(true)));
        line(select, "along the flow: submit, run, buffer, consume",
                typed("Back along the flow", "[", KeyCode.OPEN_BRACKET, () -> steps.alongFlow(false)),
                typed("Along the flow", "]", KeyCode.CLOSE_BRACKET, () -> steps.alongFlow(true)));
        line(select, "the selected task's time, or what is shown, as range",
                plain("Range of the selection", KeyCode.R, this::rangeOfSelection));
        line(select, "shrink and grow the range", shift("Shrink the range", KeyCode.A, () -> stretchRange(-0.05)),
                shift("Grow the range", KeyCode.D, () -> stretchRange(0.05)));
        search = Command.of("Search tasks", pane::search).with(Keystroke.ctrl(KeyCode.F)).when(model.snapshotProperty().isNotNull());
        slash = typed("Search tasks", "/", KeyCode.SLASH, search::run);
        line(select, "search tasks", slash);
        line(select, "search tasks, from anywhere", search);
        statistics = plain("Statistics", KeyCode.M, pane::openStatistics);
        line(select, "table of statistics", statistics);
        table = plain("The timeline as a text table", KeyCode.T, pane::openTable);
        line(select, "the timeline as a text table", table);
        line(select, "view the event log, or hide it", plain("Event log", KeyCode.V, pane::toggleLog));
        clear = plain("Clear the selection", KeyCode.ESCAPE, model::clear);
        line(select, "clear the selection", clear);

        String travel = "Travel in time";
        eventBefore = plain("Event before", KeyCode.LEFT, () -> steps.event(false));
        eventAfter = plain("Next event", KeyCode.RIGHT, () -> steps.event(true));
        line(travel, "playhead to the event before, after", eventBefore, eventAfter);
        backwards = plain("Play backwards", KeyCode.J, () -> steps.play(-1));
        forwards = plain("Play forwards", KeyCode.K, () -> steps.play(1));
        line(travel, "play backwards, forwards; again to stop", backwards, forwards);
        line(travel, "slower, faster", command("Slower", () -> steps.faster(0.5), Keystroke.typed("-", KeyCode.MINUS),
                Keystroke.plain(KeyCode.SUBTRACT)),
                command("Faster", () -> steps.faster(2), Keystroke.typed("+", KeyCode.PLUS), Keystroke.plain(KeyCode.ADD),
                        Keystroke.plain(KeyCode.EQUALS)));
        // Findings are gone to also where the picture is not shown: they bring it back.
        landmarks = List.of(Command.of("Next finding", () -> pane.walkFindings(true)).with(Keystroke.plain(KeyCode.N))
                .when(model.snapshotProperty().isNotNull()),
                Command.of("Previous finding", () -> pane.walkFindings(false)).with(Keystroke.shift(KeyCode.N))
                        .when(model.snapshotProperty().isNotNull()),
                plain("Next failed task", KeyCode.X, () -> steps.failure(true)),
                shift("Previous failed task", KeyCode.X, () -> steps.failure(false)),
                plain("Next full queue", KeyCode.Q, () -> steps.fullQueue(true)),
                shift("Previous full queue", KeyCode.Q, () -> steps.fullQueue(false)));
        line(travel, "next, previous failed task", landmarks.get(2), landmarks.get(3));
        line(travel, "next, previous full queue", landmarks.get(4), landmarks.get(5));
        line(travel, "next, previous finding", landmarks.get(0), landmarks.get(1));

        String lanes = "Lanes";
        line(lanes, "next order: by name, busiest first, first used first", plain("Next order", KeyCode.O, this::nextOrder));
        group = plain("Group by pool", KeyCode.G, () -> model.lanesProperty().set(lanes().withGrouped(!lanes().grouped())));
        line(lanes, "group by pool, or not", group);
        line(lanes, "collapse or open the pools", plain("Collapse the pools", KeyCode.C, this::collapse));
        showAll = Command.of("Show all lanes", () -> model.lanesProperty().set(lanes().withHidden(Set.of()).withCollapsed(Set.of())))
                .with(Keystroke.shift(KeyCode.H)).when(shown.and(Bindings.createBooleanBinding(
                        () -> !lanes().hidden().isEmpty() || !lanes().collapsed().isEmpty(), model.lanesProperty())));
        line(lanes, "hide the selected task's lane, show all", plain("Hide the selected task's lane", KeyCode.H, this::hide), showAll);
        line(lanes, "labels in bars, or numbers only", plain("Labels in bars", KeyCode.B, this::toggleLabels));
        line(lanes, "higher and lower lanes", shift("Higher lanes", KeyCode.W, () -> height(1.25)),
                shift("Lower lanes", KeyCode.S, () -> height(0.8)));
    }

    private Command command(String text, Runnable action, Keystroke... keys) {
        return Command.of(text, action).with(keys).when(shown);
    }

    private Command plain(String text, KeyCode code, Runnable action) {
        return command(text, action, Keystroke.plain(code));
    }

    private Command shift(String text, KeyCode code, Runnable action) {
        return command(text, action, Keystroke.shift(code));
    }

    private Command typed(String text, String character, KeyCode code, Runnable action) {
        return command(text, action, Keystroke.typed(character, code));
    }

    private void line(String group, String meaning, Command... commands) {
        lines.add(KeyLine.of(group, meaning, commands));
    }

    private void called(String group, String keys, String meaning, Command... commands) {
        lines.add(KeyLine.called(group, keys, meaning, commands));
    }

    private void hand(String group, String gesture, String meaning) {
        lines.add(KeyLine.called(group, gesture, meaning));
    }

    /** Where nothing is live there is still an end to go to; but it is said that it stays where it is. */
    private void toTheEnd() {
        switch (model.growthProperty().get()) {
            case OVER -> model.tell("This run is over: there is nothing live to follow, and this is its end");
            case READING -> model.tell("The file is still being read: this is how far it has come");
            case LIVE -> {}
        }
        model.navigator().follow();
    }

    /** The lines of the page of keys, in its order. */
    public List<KeyLine> lines() {
        return List.copyOf(lines);
    }

    /** As {@link #lines()}, without the lines of some commands: for a window in which their keys do something else. */
    public List<KeyLine> linesWithout(Command... others) {
        Predicate<KeyLine> concerned = line -> line.commands().stream().anyMatch(List.of(others)::contains);
        return lines.stream().filter(concerned.negate()).toList();
    }

    /** Fits the selection, and again the whole run. */
    public Command fit() {
        return fit;
    }

    /** Keeps the live end in sight; available where there is one. */
    public Command follow() {
        return follow;
    }

    /** Searches tasks. */
    public Command search() {
        return search;
    }

    /** The slash, where it searches tasks. */
    public Command slash() {
        return slash;
    }

    /** Opens the table of statistics. */
    public Command statistics() {
        return statistics;
    }

    /** Opens the timeline as a text table. */
    public Command table() {
        return table;
    }

    /** Clears the selection. */
    public Command clear() {
        return clear;
    }

    Command eventBefore() {
        return eventBefore;
    }

    Command eventAfter() {
        return eventAfter;
    }

    /** Plays backwards; again to stop. */
    Command backwards() {
        return backwards;
    }

    /** Plays forwards; again to stop. */
    public Command forwards() {
        return forwards;
    }

    /** To the next and the previous finding, failed task, full queue. */
    List<Command> landmarks() {
        return landmarks;
    }

    Command group() {
        return group;
    }

    Command showAll() {
        return showAll;
    }

    StepCommands steps() {
        return steps;
    }

    private LaneOptions lanes() {
        return model.lanesProperty().get();
    }

    private TimeRange atStart() {
        TimeRange target = model.navigator().target();
        return target.placing(model.navigator().run().from(), 0.02);
    }

    private TimeRange atEnd() {
        return model.navigator().target().placing(model.navigator().run().until(), 0.98);
    }

    private void undo(boolean back) {
        boolean moved = back ? model.navigator().undo() : model.navigator().redo();
        if (!moved) {
            model.tell(back ? "There is no earlier place to go back to." : "There is nothing to go forth to.");
        }
    }

    private double page() {
        return pane.picture() == null ? 200 : Math.max(LANE_STEP, pane.picture().workers().height() - LANE_STEP);
    }

    void scroll(double by) {
        if (pane.picture() != null) {
            double to = Math.clamp(pane.picture().scroll() + by, 0, pane.picture().maxScroll());
            model.lanesProperty().set(lanes().withScroll(to));
        }
    }

    private void rangeOfSelection() {
        Selection selection = model.selectionProperty().get();
        FlowWalk walk = new FlowWalk(model.snapshotProperty().get());
        model.rangeProperty().set(walk.life(selection.task()).orElse(model.navigator().target()));
    }

    /** A range by keys: from the playhead, or the middle, to further and further right. */
    private void stretchRange(double share) {
        TimeRange window = model.navigator().target();
        TimeRange range = model.rangeProperty().get();
        long step = Math.round(share * window.length());
        if (range == null) {
            long from = window.contains(model.moment()) ? model.moment() : window.at(0.5);
            model.rangeProperty().set(step > 0 ? TimeRange.of(from, step) : TimeRange.of(from + step, -step));
        } else if (range.length() + step >= TimeRange.MIN_LENGTH) {
            model.rangeProperty().set(new TimeRange(range.from(), range.until() + step));
        }
    }

    private void nextOrder() {
        LaneOptions.Order[] orders = LaneOptions.Order.values();
        LaneOptions.Order next = orders[(lanes().order().ordinal() + 1) % orders.length];
        model.lanesProperty().set(lanes().withOrder(next));
        model.tell("Lanes " + LaneMenu.words(next) + ".");
    }

    private void toggleLabels() {
        boolean named = !lanes().named();
        model.lanesProperty().set(lanes().withNamed(named));
        model.tell(named ? "Bars show the labels of their tasks where these fit." : "Bars show the numbers of their tasks only.");
    }

    private void collapse() {
        Snapshot snapshot = model.snapshotProperty().get();
        Set<Integer> all = new HashSet<>();
        snapshot.pools().forEach(pool -> all.add(pool.id()));
        model.lanesProperty().set(lanes().withCollapsed(lanes().collapsed().isEmpty() ? all : Set.of()));
    }

    private void hide() {
        int lane = model.snapshotProperty().get().tasks().lane(model.selectionProperty().get().task());
        if (lane < 0) {
            model.tell("Select a task first: its lane is the one that H hides.");
            return;
        }
        Set<Integer> hidden = new HashSet<>(lanes().hidden());
        hidden.add(lane);
        model.lanesProperty().set(lanes().withHidden(hidden));
    }

    private void height(double factor) {
        double now = lanes().laneHeight() == LaneOptions.FIT ? 24 : lanes().laneHeight();
        model.lanesProperty().set(lanes().withLaneHeight(Math.clamp(now * factor, LaneOptions.MIN_HEIGHT, LaneOptions.MAX_HEIGHT)));
    }
}
