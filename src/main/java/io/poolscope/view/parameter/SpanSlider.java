package io.poolscope.view.parameter;

import io.poolscope.scenario.DurationRange;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.RangeSlider;

/** Two thumbs for the low and the high end of random durations. */
final class SpanSlider extends RangeSlider {
    private final ParameterModel<DurationRange> model;
    private final SliderMapping<Duration> measure;
    private boolean following;

    SpanSlider(ParameterModel<DurationRange> model, SliderMapping<Duration> measure) {
        super(0, 1, measure.position(model.value().low()), measure.position(model.value().high()));
        this.model = model;
        this.measure = measure;
        setId("range-" + model.parameter().id());
        setAccessibleText(model.parameter().label() + ", low and high end, " + model.actsInWords());
        setAccessibleHelp(model.parameter().help());
        setBlockIncrement(0.02);
        model.valueProperty().addListener(_ -> follow());
        lowValueProperty().addListener(_ -> choose());
        highValueProperty().addListener(_ -> choose());
        // The slider has the focus, and says which thumb its keys move.
        skinProperty().addListener(_ -> getChildren().forEach(part -> part.setFocusTraversable(false)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
    }

    /**
     * Tab goes from the low thumb to the high one and then on, Shift+Tab back. The slider's own way on is to the next child of its parent,
     * and where that takes no focus the keys would be caught here.
     */
    private void leave(KeyEvent event) {
        if (event.getCode() != KeyCode.TAB || event.isControlDown() || event.isAltDown()) {
            return;
        }
        Node last = lookup(event.isShiftDown() ? ".low-thumb" : ".high-thumb");
        if (last != null && last.isFocused()) {
            event.consume();
            requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }

    private void choose() {
        if (following) {
            return;
        }
        // an end whose thumb did not move keeps its exact value, which may have been typed
        Duration low = moved(getLowValue(), model.value().low());
        Duration high = moved(getHighValue(), model.value().high());
        if (low.compareTo(high) <= 0) {
            model.choose(new DurationRange(low, high));
        }
    }

    private Duration moved(double position, Duration now) {
        return Math.abs(measure.position(now) - position) < 1e-9 ? now : measure.value(position);
    }

    private void follow() {
        if (isLowValueChanging() || isHighValueChanging()) {
            return;
        }
        following = true;
        double low = measure.position(model.value().low());
        double high = measure.position(model.value().high());
        // each is kept between the other and its end, so the one that makes room goes first
        if (high >= getLowValue()) {
            setHighValue(high);
            setLowValue(low);
        } else {
            setLowValue(low);
            setHighValue(high);
        }
        following = false;
    }
}
