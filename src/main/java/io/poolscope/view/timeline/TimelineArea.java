package io.poolscope.view.timeline;

import io.poolscope.render.Picture;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.view.eventlog.EventLogPane;
import io.poolscope.view.search.SearchBar;
import io.poolscope.view.timeline.model.PaneStyles;
import io.poolscope.view.timeline.model.TimelineModel;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The middle of the window: the timeline with the search bar over its right upper corner, at its foot a line for what
 * keys came to, and below it a row for what moves the playhead. Beneath stand, each where wanted,
 * something to compare it with and the event log. A {@link SplitPane} divides them.
 */
public final class TimelineArea extends SplitPane {
    private static final double FOOT_GAP = 8;
    private static final double LEGEND = 30;
    private static final Insets SEARCH_MARGIN = new Insets(40, 20, 0, 8);

    private final TimelinePane timeline;
    private final SearchBar search;
    private final EventLogPane log;
    /** What is shown beneath the run, or null. */
    private Node below;

    /**
     * An area with the log hidden.
     *
     * @param model what it shows
     * @param measure how wide text is; the same for all that paint
     */
    public TimelineArea(TimelineModel model, TextMeasure measure) {
        timeline = new TimelinePane(model, measure);
        search = new SearchBar(model);
        log = new EventLogPane(model);
        log.setVisible(false);
        getStyleClass().add("timeline-area");
        PaneStyles.addTo(this);
        setOrientation(Orientation.VERTICAL);
        Label notice = new Label();
        notice.setId("timeline-notice");
        notice.getStyleClass().add("timeline-notice");
        notice.setWrapText(true);
        notice.setMaxSize(520, Region.USE_PREF_SIZE);
        notice.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.setMouseTransparent(true);
        StackPane.setAlignment(search, Pos.TOP_RIGHT);
        StackPane.setMargin(search, SEARCH_MARGIN); // beneath the ruler; a narrow picture makes it narrower
        TransportBar transport = new TransportBar(model, timeline.commands());
        StackPane.setAlignment(notice, Pos.BOTTOM_CENTER);
        model.beatProperty().addListener(_ -> notice.setTranslateY(-noticeHeight()));
        StackPane stack = new StackPane(timeline, search, notice);
        stack.getStyleClass().add("timeline-stack");
        stack.setMinHeight(120);
        VBox.setVgrow(stack, Priority.ALWAYS);
        // Its row is there all the time: one that came and went would move the picture under a pointer that is about to click.
        getItems().add(new VBox(stack, transport));
        timeline.setOnOpenSearch(search::openByKey);
        timeline.setOnToggleLog(() -> showLog(!isLogShown()));
    }

    /** How far above the lower edge the notice stands: over the legend, so that neither lanes nor overview are covered. */
    private double noticeHeight() {
        Picture picture = timeline.picture();
        return picture == null ? FOOT_GAP : Math.max(FOOT_GAP, timeline.getHeight() - picture.plot().bottom() - LEGEND);
    }

    /** Shows or hides the event log. */
    public void showLog(boolean shown) {
        if (shown == isLogShown()) {
            return;
        }
        if (shown) {
            log.setVisible(true);
            getItems().add(log);
            divide();
        } else {
            boolean hadFocus = hasFocus(log);
            getItems().remove(log);
            log.setVisible(false);
            if (hadFocus) {
                timeline.requestFocus();
            }
        }
    }

    /**
     * Shows something beneath the run, above the event log.
     *
     * @param node what; null for nothing any more
     */
    public void showBelow(Node node) {
        if (below == node) {
            return;
        }
        if (below != null) {
            boolean hadFocus = hasFocus(below);
            getItems().remove(below);
            if (hadFocus) {
                timeline.requestFocus();
            }
        }
        below = node;
        if (node != null) {
            getItems().add(1, node);
        }
        divide();
    }

    private void divide() {
        switch (getItems().size()) {
            case 2 -> setDividerPositions(below == null ? 0.68 : 0.5);
            case 3 -> setDividerPositions(0.4, 0.76);
            default -> {}
        }
    }

    private boolean hasFocus(Node part) {
        Node at = getScene() == null ? null : getScene().getFocusOwner();
        while (at != null && at != part) {
            at = at.getParent();
        }
        return at != null;
    }

    /** Whether the event log is shown. */
    public boolean isLogShown() {
        return getItems().contains(log);
    }

    /** The timeline. */
    public TimelinePane timeline() {
        return timeline;
    }

    /** The search over tasks. */
    public SearchBar search() {
        return search;
    }

    /** The event log. */
    public EventLogPane log() {
        return log;
    }
}
