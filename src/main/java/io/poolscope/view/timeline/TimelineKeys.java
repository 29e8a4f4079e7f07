package io.poolscope.view.timeline;

import io.poolscope.explore.navigation.Navigator;
import io.poolscope.explore.walk.FlowWalk;
import io.poolscope.explore.walk.Selection;
import io.poolscope.render.LaneOptions;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.keys.Shortcut;
import io.poolscope.view.timeline.model.StepCommands;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The timeline's keys. One table acts and explains itself, so that the page of keys can't fall behind. A key is known
 * by its code or by the character it types: on many keyboards a bracket or slash has no key of its own.
 */
final class TimelineKeys {
    private static final double ZOOM = 0.8;
    private static final double PAN = 0.12;
    private static final double LANE_STEP = 38;

    private record Binding(Shortcut shortcut, Predicate<KeyEvent> match, Runnable action) { }

    private final TimelinePane pane;
    private final TimelineModel model;
    private final StepCommands steps;
    private final List<Binding> bindings = new ArrayList<>();

    TimelineKeys(TimelinePane pane, TimelineModel model) {
        this.pane = pane;
        this.model = model;
        steps = new StepCommands(model);
        Navigator navigator = model.navigator();
        String look = "Look around";
        add(look, "W / S", "zoom in and out at the pointer", plain(KeyCode.W), () -> navigator.zoom(ZOOM, pane.anchor()));
        more(plain(KeyCode.S), () -> navigator.zoom(1 / ZOOM, pane.anchor()));
        add(look, "A / D", "earlier, later", plain(KeyCode.A), () -> navigator.pan(-PAN));
        more(plain(KeyCode.D), () -> navigator.pan(PAN));
        add(look, "F", "fit the selection, again for the whole run", plain(KeyCode.F),
                () -> navigator.fitSelectionThenAll(model.selectedStretch()));
        add(look, "L", "follow the live end", plain(KeyCode.L), this::follow);
        add(look, "Home / End", "to the start, to the end", plain(KeyCode.HOME), () -> navigator.show(atStart()));
        more(plain(KeyCode.END), () -> navigator.show(atEnd()));
        add(look, "Ctrl+Z / Ctrl+Shift+Z", "back to where you looked before, and forth", control(KeyCode.Z), () -> undo(true));
        more(controlShift(KeyCode.Z).or(control(KeyCode.Y)), () -> undo(false));
        add(look, "↑ / ↓  Page", "scroll the lanes", plain(KeyCode.UP), () -> scroll(-LANE_STEP));
        more(plain(KeyCode.DOWN), () -> scroll(LANE_STEP));
        more(plain(KeyCode.PAGE_UP), () -> scroll(-page()));
        more(plain(KeyCode.PAGE_DOWN), () -> scroll(page()));

        String select = "Select";
        add(select, ", / .", "previous and next task in the lane", typed(",", KeyCode.COMMA), () -> steps.neighbour(false));
        more(typed(".", KeyCode.PERIOD), () -> steps.neighbour(true));
        add(select, "[ / ]", "along the flow: submit, run, buffer, consume", typed("[", KeyCode.OPEN_BRACKET),
                () -> steps.alongFlow(false));
        more(typed("]", KeyCode.CLOSE_BRACKET), () -> steps.alongFlow(true));
        add(select, "R", "the selected task's time, or what is shown, as range", plain(KeyCode.R), this::rangeOfSelection);
        add(select, "Shift+A / Shift+D", "shrink and grow the range", shift(KeyCode.A), () -> stretchRange(-0.05));
        more(shift(KeyCode.D), () -> stretchRange(0.05));
        add(select, "/", "search tasks", typed("/", KeyCode.SLASH), () -> pane.openSearch().run());
        add(select, "Ctrl+F", "search tasks, from anywhere", control(KeyCode.F), () -> pane.openSearch().run());
        add(select, "M", "table of statistics", plain(KeyCode.M), pane::openStatistics);
        add(select, "T", "the timeline as a text table", plain(KeyCode.T), pane::openTable);
        add(select, "V", "view the event log, or hide it", plain(KeyCode.V), pane::toggleLog);
        add(select, "Esc", "clear the selection", plain(KeyCode.ESCAPE), model::clear);

        String travel = "Travel in time";
        add(travel, "← / →", "playhead to the event before, after", plain(KeyCode.LEFT), () -> steps.event(false));
        more(plain(KeyCode.RIGHT), () -> steps.event(true));
        add(travel, "J / K", "play backwards, forwards; again to stop", plain(KeyCode.J), () -> steps.play(-1));
        more(plain(KeyCode.K), () -> steps.play(1));
        add(travel, "- / +", "slower, faster", typed("-", KeyCode.MINUS).or(plain(KeyCode.SUBTRACT)), () -> steps.faster(0.5));
        more(typed("+", KeyCode.PLUS).or(plain(KeyCode.ADD)).or(plain(KeyCode.EQUALS)), () -> steps.faster(2));
        add(travel, "X / Shift+X", "next, previous failed task", plain(KeyCode.X), () -> steps.failure(true));
        more(shift(KeyCode.X), () -> steps.failure(false));
        add(travel, "Q / Shift+Q", "next, previous full queue", plain(KeyCode.Q), () -> steps.fullQueue(true));
        more(shift(KeyCode.Q), () -> steps.fullQueue(false));
        add(travel, "N / Shift+N", "next, previous finding", plain(KeyCode.N), () -> steps.finding(true));
        more(shift(KeyCode.N), () -> steps.finding(false));

        String lanes = "Lanes";
        add(lanes, "O", "next order: by name, busiest first, first used first", plain(KeyCode.O), this::nextOrder);
        add(lanes, "G", "group by pool, or not", plain(KeyCode.G),
                () -> model.lanesProperty().set(lanes().withGrouped(!lanes().grouped())));
        add(lanes, "C", "collapse or open the pools", plain(KeyCode.C), this::collapse);
        add(lanes, "H / Shift+H", "hide the selected task's lane, show all", plain(KeyCode.H), this::hide);
        more(shift(KeyCode.H), () -> model.lanesProperty().set(lanes().withHidden(Set.of())));
        add(lanes, "Shift+W / Shift+S", "higher and lower lanes", shift(KeyCode.W), () -> height(1.25));
        more(shift(KeyCode.S), () -> height(0.8));
    }

    /** Where nothing is live there is still an end to go to; but it is said that it stays where it is. */
    private void follow() {
        switch (model.growthProperty().get()) {
            case OVER -> model.tell("This run is over: there is nothing live to follow, and this is its end");
            case READING -> model.tell("The file is still being read: this is how far it has come");
            case LIVE -> { }
        }
        model.navigator().follow();
    }

    private void add(String group, String keys, String meaning, Predicate<KeyEvent> match, Runnable action) {
        bindings.add(new Binding(new Shortcut(group, keys, meaning), match, action));
    }

    /** A further key of the line added last. */
    private void more(Predicate<KeyEvent> match, Runnable action) {
        bindings.add(new Binding(bindings.getLast().shortcut, match, action));
    }

    private static Predicate<KeyEvent> plain(KeyCode code) {
        return event -> event.getCode() == code && !event.isShortcutDown() && !event.isControlDown() && !event.isAltDown()
                && !event.isShiftDown();
    }

    private static Predicate<KeyEvent> shift(KeyCode code) {
        return event -> event.getCode() == code && event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
    }

    private static Predicate<KeyEvent> control(KeyCode code) {
        return event -> event.getCode() == code && event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown();
    }

    private static Predicate<KeyEvent> controlShift(KeyCode code) {
        return event -> event.getCode() == code && event.isShortcutDown() && event.isShiftDown() && !event.isAltDown();
    }

    private static Predicate<KeyEvent> typed(String text, KeyCode code) {
        return event -> event.getText().equals(text) || plain(code).test(event);
    }

    /** Acts on a key; false if it is none of the timeline's. */
    boolean handle(KeyEvent event) {
        if (model.snapshotProperty().get() == null) {
            return false;
        }
        for (Binding binding : bindings) {
            if (binding.match.test(event)) {
                binding.action.run();
                return true;
            }
        }
        return false;
    }

    StepCommands steps() {
        return steps;
    }

    /** What they do, for the page of keys. */
    List<Shortcut> shortcuts() {
        List<Shortcut> all = new ArrayList<>();
        all.add(new Shortcut("Look around", "Ctrl+wheel", "zoom at the pointer"));
        all.add(new Shortcut("Look around", "wheel", "scroll the lanes; where there are no more, move in time"));
        all.add(new Shortcut("Look around", "drag", "move in time; on the overview, move the window"));
        all.add(new Shortcut("Select", "click", "a task, a result, a cell of the delivery order"));
        all.add(new Shortcut("Select", "double-click", "a task, and fit it"));
        all.add(new Shortcut("Select", "Menu, right click", "what can be done with it"));
        all.add(new Shortcut("Select", "Enter / Shift+Enter", "in the search: next, previous found task"));
        all.add(new Shortcut("Select", "Shift+drag", "a range of time; also by dragging on the ruler"));
        bindings.stream().map(Binding::shortcut).distinct().forEach(all::add);
        return all;
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

    private void collapse() {
        Snapshot snapshot = model.snapshotProperty().get();
        Set<Integer> all = new java.util.HashSet<>();
        snapshot.pools().forEach(pool -> all.add(pool.id()));
        model.lanesProperty().set(lanes().withCollapsed(lanes().collapsed().isEmpty() ? all : Set.of()));
    }

    private void hide() {
        int lane = model.snapshotProperty().get().tasks().lane(model.selectionProperty().get().task());
        if (lane < 0) {
            model.tell("Select a task first: its lane is the one that H hides.");
            return;
        }
        Set<Integer> hidden = new java.util.HashSet<>(lanes().hidden());
        hidden.add(lane);
        model.lanesProperty().set(lanes().withHidden(hidden));
    }

    private void height(double factor) {
        double now = lanes().laneHeight() == LaneOptions.FIT ? 24 : lanes().laneHeight();
        model.lanesProperty().set(lanes().withLaneHeight(Math.clamp(now * factor, LaneOptions.MIN_HEIGHT, LaneOptions.MAX_HEIGHT)));
    }
}
