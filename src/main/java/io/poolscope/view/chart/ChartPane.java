package io.poolscope.view.chart;

import io.poolscope.render.chart.Chart;
import io.poolscope.render.chart.ChartLayout;
import io.poolscope.render.chart.ChartWords;
import io.poolscope.render.shape.Palette;
import io.poolscope.render.shape.TextMeasure;
import io.poolscope.view.paint.PictureSurface;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * Charts, painted as in the pictures that are saved. They are laid out anew when their size, their values or the look change. A screen
 * reader is told their values. For the JavaFX thread.
 */
public final class ChartPane extends Region {
    private static final double LEAST = 40;

    private final TextMeasure measure;
    private final PictureSurface surface = new PictureSurface();
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(this, "palette", Palette.DARK);
    private List<Chart> charts = List.of();
    private boolean dirty = true;

    /**
     * Without charts.
     *
     * @param name of the whole, for a screen reader
     */
    public ChartPane(String name, TextMeasure measure) {
        this.measure = Objects.requireNonNull(measure);
        getStyleClass().add("chart-pane");
        getChildren().add(surface.node());
        setMinSize(120, 100);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("charts");
        setAccessibleText(name);
        palette.addListener(_ -> renew());
        setOnMousePressed(_ -> requestFocus());
    }

    /** Shows these charts in place of the others. */
    public void show(List<Chart> shown) {
        if (!charts.equals(shown)) {
            charts = List.copyOf(shown);
            setAccessibleHelp(ChartWords.of(charts));
            renew();
        }
    }

    private void renew() {
        dirty = true;
        requestLayout();
    }

    /** The colours. */
    public ObjectProperty<Palette> paletteProperty() {
        return palette;
    }

    /** What is shown. */
    public List<Chart> charts() {
        return charts;
    }

    @Override
    public void resize(double width, double height) {
        dirty |= width != getWidth() || height != getHeight();
        super.resize(width, height);
    }

    @Override
    protected void layoutChildren() {
        surface.node().setVisible(!charts.isEmpty());
        if (dirty && !charts.isEmpty() && getWidth() >= LEAST && getHeight() >= LEAST) {
            dirty = false;
            double density = getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
            surface.paint(new ChartLayout().layout("", List.of(), charts, getWidth(), getHeight(), measure), palette.get(),
                    Math.clamp(density, 1, 8));
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 320;
    }
}
