package io.poolscope.view.timeline;

import io.poolscope.explore.walk.Selection;
import io.poolscope.render.Hit;
import io.poolscope.render.Picture;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.timeline.model.TimelineModel;
import javafx.geometry.Point2D;
import javafx.geometry.Side;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/**
 * What the pointer does on the timeline. A press decides by where it is and which keys are held what a drag will do;
 * a press that does not move is a click.
 */
final class TimelineGestures {
    /** A press that moves less than this many pixels is a click. */
    private static final double CLICK = 4;
    /** Zoom of a wheel's notch, which scrolls by 40. */
    private static final double ZOOM_PER_PIXEL = Math.log(1.25) / 40;
    private static final double EDGE = 4;

    private final TimelinePane pane;
    private final TimelineModel model;
    private final HoverCard card;
    private final LaneMenu lanes;
    private final ContextMenu menu = new ContextMenu();
    private Drag drag;
    private double pressX;
    private double pressY;
    private boolean moved;
    /** Where the pointer rests on the pane, or null. */
    private Point2D pointer;

    /** What a drag does with the pointer's place. */
    private interface Drag {
        void to(double x, double y);
    }

    TimelineGestures(TimelinePane pane, TimelineModel model, HoverCard card, LaneMenu lanes) {
        this.pane = pane;
        this.model = model;
        this.card = card;
        this.lanes = lanes;
    }

    void install() {
        pane.setOnMousePressed(this::press);
        pane.setOnMouseDragged(this::dragged);
        pane.setOnMouseReleased(this::release);
        pane.setOnMouseMoved(this::hover);
        pane.setOnMouseExited(_ -> leave());
        pane.setOnScroll(this::scroll);
        pane.setOnZoom(this::zoom);
        pane.setOnContextMenuRequested(this::menu);
    }

    private Hit hit(double x, double y) {
        Picture picture = pane.picture();
        return picture == null ? new Hit.Nothing() : picture.hit(x, y);
    }

    private void press(MouseEvent event) {
        menu.hide();
        pane.requestFocus();
        pressX = event.getX();
        pressY = event.getY();
        moved = false;
        drag = null;
        if (pane.picture() == null || event.getButton() == MouseButton.SECONDARY) {
            return;
        }
        Hit hit = hit(pressX, pressY);
        TimeRange range = model.rangeProperty().get();
        if (hit instanceof Hit.Overview overview) {
            drag = overview(overview);
        } else if (event.isShiftDown() || hit instanceof Hit.Ruler) {
            drag = range != null && near(range.from(), pressX) ? rangeFrom(range.until())
                    : range != null && near(range.until(), pressX) ? rangeFrom(range.from()) : rangeFrom(time(pressX));
        } else if (inPlot(pressX)) {
            drag = pan();
        }
    }

    private boolean inPlot(double x) {
        return x >= pane.picture().axis().left() && x <= pane.picture().axis().right();
    }

    private boolean near(long time, double x) {
        return Math.abs(pane.axis().x(time) - x) <= EDGE;
    }

    private long time(double x) {
        return pane.axis().time(x);
    }

    private Drag pan() {
        TimeRange start = model.navigator().window();
        double nanosPerPixel = pane.axis().nanosPerPixel();
        double scrollStart = pane.picture().scroll();
        boolean scrolls = pane.picture().maxScroll() > 0 && pane.picture().workers().contains(pressX, pressY);
        return (x, y) -> {
            model.navigator().drag(TimeRange.of(start.from() - Math.round((x - pressX) * nanosPerPixel), start.length()), this);
            if (scrolls) {
                scrollTo(scrollStart - (y - pressY));
            }
        };
    }

    private Drag rangeFrom(long anchor) {
        return (x, _) -> {
            long time = time(Math.clamp(x, pane.axis().left(), pane.axis().right()));
            long from = Math.min(anchor, time);
            model.rangeProperty().set(new TimeRange(from, Math.max(from + 1, Math.max(anchor, time))));
        };
    }

    private Drag overview(Hit.Overview hit) {
        TimeRange window = model.navigator().target();
        double place = hit.onWindow() ? window.fraction(hit.time()) : 0.5;
        Drag move = (x, _) -> {
            long time = pane.picture().overviewAxis().time(x);
            model.navigator().drag(window.placing(time, place), this);
        };
        if (!hit.onWindow()) {
            move.to(pressX, pressY);
        }
        return move;
    }

    private void dragged(MouseEvent event) {
        if (!moved && Math.hypot(event.getX() - pressX, event.getY() - pressY) < CLICK) {
            return;
        }
        moved = true;
        card.hide();
        model.hoveredProperty().set(-1);
        if (drag != null) {
            drag.to(event.getX(), event.getY());
        }
    }

    private void release(MouseEvent event) {
        if (drag != null && moved) {
            drag.to(event.getX(), event.getY()); // where it ends, also when the last motions came too fast to be told
        }
        drag = null;
        if (!moved && event.getButton() == MouseButton.PRIMARY) {
            click(hit(event.getX(), event.getY()), event);
        }
    }

    private void click(Hit hit, MouseEvent event) {
        switch (hit) {
            case Hit.TaskSpan span -> choose(new Selection(span.task(), Selection.Stage.RUN), event);
            case Hit.Parked parked -> choose(new Selection(parked.task(), Selection.Stage.BUFFER), event);
            case Hit.Submit submit -> choose(new Selection(submit.task(), Selection.Stage.SUBMIT), event);
            case Hit.Consumed consumed -> choose(new Selection(consumed.task(), Selection.Stage.CONSUME), event);
            case Hit.Cell cell -> {
                if (cell.task() >= 0) {
                    model.select(cell.task());
                }
            }
            case Hit.Ruler ruler -> model.playheadProperty().set(
                    Math.clamp(ruler.time(), model.navigator().run().from(), model.navigator().run().until()));
            case Hit.PoolName pool -> lanes.toggleCollapsed(pool.pool());
            case Hit.Finding finding -> model.highlightsProperty().get().stream()
                    .filter(highlight -> highlight.finding() == finding.finding()).findFirst()
                    .ifPresent(highlight -> model.show(highlight.range()));
            case Hit.Plot _ -> model.selectionProperty().set(Selection.NONE);
            case Hit.Overview _,Hit.LaneName _,Hit.Nothing _ -> {}
        }
    }

    private void choose(Selection selection, MouseEvent event) {
        model.selectionProperty().set(selection);
        if (event.getClickCount() == 2) {
            model.selectedStretch().ifPresent(model.navigator()::fit);
        }
    }

    private void hover(MouseEvent event) {
        if (pane.picture() != null) {
            pointer = new Point2D(event.getX(), event.getY());
            pane.pointerAt(event.getX(), event.getY());
            lookUnderPointer();
        }
    }

    /** The picture may have moved under a pointer that rests. */
    void painted() {
        if (pointer != null && drag == null) {
            lookUnderPointer();
        }
    }

    private void lookUnderPointer() {
        Hit hit = hit(pointer.getX(), pointer.getY());
        long task = switch (hit) {
            case Hit.TaskSpan span -> span.task();
            case Hit.Parked parked -> parked.task();
            case Hit.Submit submit -> submit.task();
            case Hit.Consumed consumed -> consumed.task();
            case Hit.Cell cell -> cell.task();
            default -> -1;
        };
        model.hoveredProperty().set(task);
        card.show(HoverText.of(hit, model), pointer.getX(), pointer.getY(), pane.getWidth(), pane.getHeight());
        pane.setCursor(switch (hit) {
            case Hit.Ruler _ -> Cursor.H_RESIZE;
            case Hit.Overview overview -> overview.onWindow() ? Cursor.OPEN_HAND : Cursor.HAND;
            case Hit.TaskSpan _,Hit.Parked _,Hit.Submit _,Hit.Consumed _,Hit.Cell _,Hit.PoolName _,Hit.Finding _ -> Cursor.HAND;
            case Hit.Plot _,Hit.LaneName _,Hit.Nothing _ -> Cursor.DEFAULT;
        });
    }

    private void leave() {
        pointer = null;
        pane.pointerAway();
        model.hoveredProperty().set(-1);
        card.hide();
    }

    private void scroll(ScrollEvent event) {
        if (pane.picture() == null || event.getDeltaX() == 0 && event.getDeltaY() == 0) {
            return;
        }
        // With Shift held, toolkits turn a vertical wheel into a horizontal one.
        if (event.isShortcutDown() || event.isControlDown()) {
            double delta = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
            model.navigator().zoom(Math.exp(-delta * ZOOM_PER_PIXEL), time(event.getX()));
        } else if (event.getDeltaX() != 0) {
            model.navigator().pan(-event.getDeltaX() / width());
        } else if (pane.picture().maxScroll() > 0 && pane.picture().workers().contains(pane.picture().axis().left(), event.getY())) {
            scrollTo(pane.picture().scroll() - event.getDeltaY());
        } else {
            model.navigator().pan(-event.getDeltaY() / width());
        }
        event.consume();
    }

    private double width() {
        return Math.max(1, pane.axis().right() - pane.axis().left());
    }

    private void scrollTo(double scroll) {
        double to = Math.clamp(scroll, 0, pane.picture().maxScroll());
        model.lanesProperty().set(model.lanesProperty().get().withScroll(to));
    }

    private void zoom(ZoomEvent event) {
        if (event.getZoomFactor() > 0) {
            model.navigator().zoom(1 / event.getZoomFactor(), time(event.getX()));
            event.consume();
        }
    }

    private void menu(ContextMenuEvent event) {
        if (pane.picture() == null) {
            return;
        }
        card.hide();
        boolean byKey = event.isKeyboardTrigger();
        Hit hit = byKey ? new Hit.Nothing() : hit(event.getX(), event.getY());
        menu.getItems().setAll(new TimelineMenu(pane, model, lanes).items(hit));
        if (byKey) {
            menu.show(pane, Side.TOP, pane.axis().left(), 40);
        } else {
            menu.show(pane, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }
}
