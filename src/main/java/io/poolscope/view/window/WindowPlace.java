package io.poolscope.view.window;

import io.poolscope.view.settings.Settings;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Where the window stands and how large it is: as it was left, but never beyond what its screen has room for. For the JavaFX thread.
 */
final class WindowPlace {
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 560;

    private final Stage stage;
    /** The size while it is not maximised. */
    private double width;
    private double height;

    WindowPlace(Stage stage) {
        this.stage = stage;
        stage.widthProperty().addListener(_ -> resized());
        stage.heightProperty().addListener(_ -> resized());
    }

    /** Puts a window that is not shown yet where it belongs. */
    void apply(Settings settings) {
        fit(settings.width(), settings.height(), screen().getVisualBounds());
        stage.setMaximized(settings.frame().maximised());
    }

    /**
     * Makes the window so large, or as large as fits, and puts all of it on the screen: where it is set to stand, else in the middle.
     *
     * @param room what there is of the screen beside bars and docks
     */
    void fit(double wantedWidth, double wantedHeight, Rectangle2D room) {
        width = Math.min(wantedWidth, room.getWidth());
        height = Math.min(wantedHeight, room.getHeight());
        stage.setMinWidth(Math.min(LEAST_WIDTH, room.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, room.getHeight()));
        stage.setWidth(width);
        stage.setHeight(height);
        stage.setX(within(stage.getX(), room.getMinX(), room.getMaxX() - width));
        stage.setY(within(stage.getY(), room.getMinY(), room.getMaxY() - height));
    }

    private static double within(double at, double least, double most) {
        return Double.isNaN(at) ? (least + most) / 2 : Math.clamp(at, least, most);
    }

    private Screen screen() {
        boolean placed = !Double.isNaN(stage.getX()) && !Double.isNaN(stage.getY());
        return placed ? Screen.getScreensForRectangle(stage.getX(), stage.getY(), 1, 1).stream().findFirst().orElse(Screen.getPrimary())
                : Screen.getPrimary();
    }

    /** Later, as a window learns its size before it learns that it is maximised. */
    private void resized() {
        Platform.runLater(() -> {
            if (stage.isShowing() && !stage.isMaximized()) {
                width = stage.getWidth();
                height = stage.getHeight();
            }
        });
    }

    /** The settings with the window as it stands. */
    Settings keptIn(Settings settings, SidePanes panes) {
        return settings.withSize(width, height)
                .withFrame(new Settings.FrameState(stage.isMaximized(), panes.wantsLeft(), panes.wantsRight()));
    }
}
