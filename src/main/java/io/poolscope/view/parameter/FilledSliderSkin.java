package io.poolscope.view.parameter;

import javafx.scene.control.Slider;
import javafx.scene.control.skin.SliderSkin;
import javafx.scene.layout.Region;

/** A slider whose track is coloured up to its thumb: a bar of the style class {@code fill} over the track. */
final class FilledSliderSkin extends SliderSkin {
    private final Region fill = new Region();

    FilledSliderSkin(Slider slider) {
        super(slider);
        fill.getStyleClass().add("fill");
        fill.setMouseTransparent(true);
        getChildren().add(1, fill);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        super.layoutChildren(x, y, width, height);
        Region track = (Region) getSkinnable().lookup(".track");
        Region thumb = (Region) getSkinnable().lookup(".thumb");
        double end = thumb.getLayoutX() + thumb.getWidth() / 2;
        fill.resizeRelocate(track.getLayoutX(), track.getLayoutY(), Math.max(0, end - track.getLayoutX()), track.getHeight());
    }
}
