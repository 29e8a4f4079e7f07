package io.poolscope.view.parameter;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Slider;
import javafx.scene.control.skin.SliderSkin;
import javafx.scene.input.KeyEvent;

/**
 * A slider over the values of a {@link SliderMapping}. The arrows go one value on, Page Up and Page Down ten, Home and End to
 * the ends. It shows how far it is filled by the looked-up colours of its track, set by the style sheet.
 *
 * @param <T> the type of the values
 */
final class ValueSlider<T> extends Slider {
    private final transient ParameterModel<T> model;
    private final transient SliderMapping<T> measure;
    /** Set while the thumb follows the model, so that its rounded place doesn't come back as a choice. */
    private boolean following;

    ValueSlider(ParameterModel<T> model, SliderMapping<T> measure) {
        super(0, 1, measure.position(model.value()));
        this.model = model;
        this.measure = measure;
        setId("slider-" + model.parameter().id());
        setAccessibleText(model.parameter().label() + ", " + model.actsInWords());
        setAccessibleHelp(model.parameter().help());
        model.valueProperty().addListener(_ -> follow());
        valueProperty().addListener(_ -> {
            if (!following) {
                model.choose(measure.value(getValue()));
            }
        });
        valueChangingProperty().addListener(_ -> follow());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void follow() {
        if (!isValueChanging()) {
            following = true;
            setValue(measure.position(model.value()));
            following = false;
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE_STRING);
    }

    private void key(KeyEvent event) {
        T value = model.value();
        T next = switch (event.getCode()) {
            case RIGHT, UP, KP_RIGHT, KP_UP -> measure.step(value, 1);
            case LEFT, DOWN, KP_LEFT, KP_DOWN -> measure.step(value, -1);
            case PAGE_UP -> measure.step(value, 10);
            case PAGE_DOWN -> measure.step(value, -10);
            case HOME -> measure.value(0);
            case END -> measure.value(1);
            default -> null;
        };
        if (next != null && !event.isControlDown() && !event.isAltDown()) {
            model.choose(next);
            event.consume();
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.VALUE_STRING ? model.text() : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected SliderSkin createDefaultSkin() {
        return new FilledSliderSkin(this);
    }
}
