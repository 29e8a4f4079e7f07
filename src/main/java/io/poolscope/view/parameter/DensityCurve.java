package io.poolscope.view.parameter;

import io.poolscope.scenario.DurationRange;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

/** The small curve over a {@link SpanSlider} that shows how the durations spread along it. */
final class DensityCurve extends Region {
    private static final int POINTS = 96;
    /** The part of the slider's width, at each side, that its thumb needs; the curve stands over the track's middle. */
    private static final double THUMB = 7;

    private final ParameterModel<DurationRange> model;
    private final DurationRange.Shape shape;
    private final Scale scale;
    private final Polygon curve = new Polygon();

    DensityCurve(ParameterModel<DurationRange> model, DurationRange.Shape shape, Scale scale) {
        this.model = model;
        this.shape = shape;
        this.scale = scale;
        getStyleClass().add("density");
        curve.getStyleClass().add("density-curve");
        curve.setManaged(false);
        setMouseTransparent(true);
        getChildren().add(curve);
        model.valueProperty().addListener(_ -> requestLayout());
    }

    @Override
    protected void layoutChildren() {
        double[] heights = Density.heights(model.value(), shape, scale, POINTS);
        double width = getWidth() - 2 * THUMB;
        Double[] points = new Double[2 * POINTS + 4];
        points[0] = THUMB;
        points[1] = getHeight();
        for (int i = 0; i < POINTS; i++) {
            points[2 * i + 2] = THUMB + width * i / (POINTS - 1);
            points[2 * i + 3] = getHeight() * (1 - heights[i]);
        }
        points[2 * POINTS + 2] = THUMB + width;
        points[2 * POINTS + 3] = getHeight();
        curve.getPoints().setAll(points);
    }
}
