package io.poolscope.view.window;

import io.poolscope.explore.navigation.TimeText;
import io.poolscope.timeline.TimeRange;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The stretch of time that is shown, to read and to type. While it is edited it doesn't follow the picture; Enter
 * goes there, Esc gives up. What can't be read stays, marked, and is told.
 */
final class WindowField extends TextField {
    private static final int COLUMNS = 19;
    private static final String INVALID = "invalid";

    /** A moving window is written ten times a second: more can't be read, and text is dear to lay out. */
    private static final long EVERY = 100_000_000;

    private final TimelineModel timeline;
    private final Consumer<String> wrong;
    private final Runnable leave;
    private TimeRange shown;
    private long since;

    /**
     * A field over the timeline's window.
     *
     * @param leave gives the focus back to the picture
     * @param wrong told in one line what is wrong with a typed text; told "" when nothing is any more
     */
    WindowField(TimelineModel timeline, Consumer<String> wrong, Runnable leave) {
        this.timeline = timeline;
        this.wrong = wrong;
        this.leave = leave;
        setId("time-window");
        getStyleClass().addAll("field", "window-field");
        setAccessibleText("Time window");
        setAccessibleHelp("The stretch of time that is shown. Type 1.25s–1.75s, 3s+200ms, last 2s or all.");
        setPrefColumnCount(COLUMNS);
        textProperty().addListener(_ -> mark(""));
        focusedProperty().addListener(_ -> {
            if (!isFocused()) {
                revert();
            }
        });
        setOnAction(_ -> go());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                revert();
                leave.run();
                event.consume();
            }
        });
    }

    /** As wide as usual text: a longer one, deep inside a long run, must not keep the window from being narrow. */
    @Override
    protected double computeMinWidth(double height) {
        double around = snappedLeftInset() + snappedRightInset();
        return around + (prefWidth(height) - around) * COLUMNS / getPrefColumnCount();
    }

    private void go() {
        try {
            timeline.navigator().show(TimeText.parseWindow(getText(), timeline.navigator().run()));
            leave.run();
        } catch (IllegalArgumentException unreadable) {
            mark(unreadable.getMessage());
        }
    }

    private void revert() {
        shown = timeline.windowProperty().get();
        String text = TimeText.roundedWindow(shown);
        // Deep inside a long run the edges have many digits, of which the last are the ones that matter.
        setPrefColumnCount(Math.max(COLUMNS, text.length()));
        setText(text);
        mark("");
    }

    /** Shows the newest window unless it is being edited; to be called once a frame. */
    void pulse(long nanos) {
        if (!isFocused() && nanos - since >= EVERY && !timeline.windowProperty().get().equals(shown)) {
            since = nanos;
            revert();
        }
    }

    private void mark(String problem) {
        getStyleClass().removeAll(INVALID);
        if (!problem.isEmpty()) {
            getStyleClass().add(INVALID);
        }
        wrong.accept(problem);
    }
}
