package io.poolscope.view.timeline;

import io.poolscope.explore.walk.FlowWalk;
import io.poolscope.render.Marks;
import io.poolscope.render.Parts;
import io.poolscope.render.Picture;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.TimeAxis;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.keys.ShortcutTable;
import io.poolscope.view.paint.FrameThreads;
import io.poolscope.view.paint.PictureSurface;
import io.poolscope.view.search.SearchBar;
import io.poolscope.view.table.TextTableSheet;
import io.poolscope.view.timeline.model.PaneStyles;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * The timeline: paints the run through the window's painter, and takes hands and keys. All it knows it has from its
 * {@link TimelineModel}, which the parts beside it share.
 *
 * <p>One flag says that something has changed; one pulse paints once, whatever changed how often. When nothing has
 * changed nothing is laid out or painted. While it is in no showing window it rests.
 */
public final class TimelinePane extends Region {
    private static final double LEAST = 8;

    private final TimelineModel model;
    private final TextMeasure measure;
    private final FrameThreads threads = new FrameThreads("poolscope-draw");
    private final PictureLayout layout = new PictureLayout(threads);
    private final PictureSurface surface = new PictureSurface(threads);
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(this, "palette", Palette.DARK);
    private final ObjectProperty<Parts> parts = new SimpleObjectProperty<>(this, "parts", Parts.ALL);
    private final HoverCard card = new HoverCard();
    private final TimelineCommands commands;
    private final ShortcutTable keys;
    private final TimelineGestures gestures;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };
    private final FrameMeter meter = new FrameMeter();
    private Picture scene;
    private boolean dirty = true;
    /** Whether a task was selected whose lane is to be brought into sight, once it is known where that lies. */
    private boolean reveal;
    private double pointerX = Double.NaN;
    private Runnable onOpenSearch = () -> {};
    private Runnable onOpenStatistics = () -> {};
    private Runnable onOpenTable = () -> {};
    private Runnable onToggleLog = () -> {};
    private Consumer<Boolean> onWalkFindings = _ -> {};

    /**
     * A timeline.
     *
     * @param model what it shows
     * @param measure how wide text is; the same for all that paint
     */
    public TimelinePane(TimelineModel model, TextMeasure measure) {
        this.model = Objects.requireNonNull(model);
        this.measure = Objects.requireNonNull(measure);
        getStyleClass().add("timeline");
        setId("timeline");
        PaneStyles.addTo(this);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleRoleDescription("timeline");
        setAccessibleText("Timeline");
        setMinSize(160, 120);
        commands = new TimelineCommands(this, model);
        keys = new ShortcutTable(commands.lines());
        LaneMenu lanes = new LaneMenu(model, commands);
        getChildren().addAll(surface.node(), lanes.button(), card);
        lanes.button().relocate(6, 3);
        lanes.button().visibleProperty().bind(parts.map(Parts::ruler)); // it stands beside the ruler
        gestures = new TimelineGestures(this, model, card, lanes);
        gestures.install();
        addEventHandler(KeyEvent.KEY_PRESSED, this::handleKey);
        model.selectionProperty().addListener((_, _, now) -> reveal = now.some());
        InvalidationListener change = _ -> dirty = true;
        for (Observable observable : new Observable[] {model.snapshotProperty(), model.windowProperty(),
            model.selectionProperty(), model.rangeProperty(), model.playheadProperty(), model.hoveredProperty(),
            model.lanesProperty(), model.highlightsProperty(), model.foundProperty(), model.ghostsProperty(), model.growthProperty(),
            model.feedProperty(),
            palette, parts, widthProperty(), heightProperty()}) {
            observable.addListener(change);
        }
        sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false)
                .addListener((_, _, showing) -> rest(!showing));
    }

    private void rest(boolean resting) {
        if (resting) {
            timer.stop();
        } else {
            dirty = true;
            timer.start();
        }
    }

    /** Goes on by a frame: what the timer does, for a caller that drives frames itself. Paints only if something has changed. */
    public void pulse() {
        long began = System.nanoTime();
        boolean painted = model.pulse() && dirty && getWidth() >= LEAST && getHeight() >= LEAST;
        if (painted) {
            dirty = false;
            threads.frame(this::paint);
        }
        meter.frame(began, System.nanoTime(), painted);
    }

    private void paint() {
        double density = getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
        double width = getWidth();
        double height = getHeight();
        TimeRange window = model.windowProperty().get();
        Viewport viewport = new Viewport(window.from(), window.until(), width, height, Math.clamp(density, 1, 8));
        Snapshot snapshot = model.snapshotProperty().get();
        scene = layout.layout(snapshot, viewport, options());
        if (reveal) {
            reveal = false;
            long task = model.selectionProperty().get().task();
            double scroll = task < snapshot.tasks().first() ? scene.scroll() : scene.scrollTo(snapshot.tasks().lane(task));
            if (scroll != scene.scroll()) {
                model.lanesProperty().set(model.lanesProperty().get().withScroll(scroll));
                scene = layout.layout(snapshot, viewport, options());
            }
        }
        surface.paint(scene.draw(), palette.get(), density);
        gestures.painted();
    }

    /** Screen readers are told what is shown when they ask, not in every frame. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        boolean content = attribute == AccessibleAttribute.TEXT && model.snapshotProperty().get() != null;
        return content ? TimelineInWords.timeline(model) : super.queryAccessibleAttribute(attribute, parameters);
    }

    private PictureStyle options() {
        Marks marks = new Marks(model.selectionProperty().get().task(), model.hoveredProperty().get(), model.rangeProperty().get(),
                model.playheadProperty().get(), model.growthProperty().get(), model.highlightsProperty().get(), model.foundProperty()
                        .get());
        return new PictureStyle(measure, model.lanesProperty().get(), marks, parts.get(), model.ghostsProperty().get());
    }

    /** Where times lie on the picture now. */
    TimeAxis axis() {
        TimeRange window = model.windowProperty().get();
        return PictureLayout.axis(new Viewport(window.from(), window.until(), Math.max(LEAST, getWidth()), Math.max(LEAST, getHeight())),
                options());
    }

    /** The time that zooming by keys holds: at the pointer, else at the selected task, the playhead, the middle. */
    long anchor() {
        TimeRange window = model.navigator().target();
        if (!Double.isNaN(pointerX)) {
            return axis().time(pointerX);
        }
        long selected = model.selectionProperty().get().task();
        long middle = new FlowWalk(model.snapshotProperty().get()).life(selected).map(life -> life.at(0.5)).orElse(-1L);
        if (window.contains(middle)) {
            return middle;
        }
        return window.contains(model.moment()) && !model.growing() ? model.moment() : window.at(0.5);
    }

    void pointerAt(double x, double y) {
        boolean inPlot = x >= axis().left() && x <= axis().right() && y >= 0;
        pointerX = inPlot ? x : Double.NaN;
    }

    void pointerAway() {
        pointerX = Double.NaN;
    }

    /** What can be done with it, for a window that has keys, menus and buttons for it. */
    public TimelineCommands commands() {
        return commands;
    }

    /** The picture that is shown, or null before the first. */
    public Picture picture() {
        return scene;
    }

    /** How it is shown, for an export of what is seen. */
    public PictureStyle shownOptions() {
        return options();
    }

    /** Plays the playhead forwards, or lets it stand if it runs. */
    public void playOrHalt() {
        if (model.playbackRateProperty().get() != 0) {
            model.play(0);
        } else {
            commands.steps().play(1);
        }
    }

    /** How long frames took. */
    public FrameMeter meter() {
        return meter;
    }

    /** The colours of the picture. */
    public ObjectProperty<Palette> paletteProperty() {
        return palette;
    }

    /** Which parts the picture has beside its lanes. */
    public ObjectProperty<Parts> partsProperty() {
        return parts;
    }

    /** What it shows. */
    public TimelineModel model() {
        return model;
    }

    /** What {@code /} and Ctrl+F do; usually opens a {@link SearchBar}. */
    public void setOnOpenSearch(Runnable action) {
        onOpenSearch = Objects.requireNonNull(action);
    }

    /** What {@code M} does: usually opens the table of statistics of the range. */
    public void setOnOpenStatistics(Runnable action) {
        onOpenStatistics = Objects.requireNonNull(action);
    }

    /** What {@code T} does: usually opens the {@link TextTableSheet}. */
    public void setOnOpenTable(Runnable action) {
        onOpenTable = Objects.requireNonNull(action);
    }

    /** What {@code V} does: usually shows or hides the event log. */
    public void setOnToggleLog(Runnable action) {
        onToggleLog = Objects.requireNonNull(action);
    }

    void toggleLog() {
        onToggleLog.run();
    }

    void search() {
        onOpenSearch.run();
    }

    /** What {@code N} and Shift+N do: go to the next finding, or to the one before. */
    public void setOnWalkFindings(Consumer<Boolean> action) {
        onWalkFindings = Objects.requireNonNull(action);
    }

    void walkFindings(boolean forwards) {
        onWalkFindings.accept(forwards);
    }

    void openStatistics() {
        onOpenStatistics.run();
    }

    void openTable() {
        onOpenTable.run();
    }

    /** Acts on a key while it has the focus. A window acts on the same commands before, so that they act wherever the focus is. */
    private void handleKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (!event.isConsumed() && !typing) {
            keys.handle(event, this);
        }
    }

    @Override
    protected void layoutChildren() {
        for (Node child : getChildren()) {
            if (child.isManaged() && child != surface.node()) {
                child.autosize();
            }
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 900;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 640;
    }
}
