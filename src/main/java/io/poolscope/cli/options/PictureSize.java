package io.poolscope.cli.options;

import io.poolscope.render.shape.Palette;
import io.poolscope.scenario.BadValueException;
import picocli.CommandLine.Option;

/** How large a picture is, and its colours. */
public final class PictureSize {
    private static final int MIN_SIDE = 200;
    private static final int MAX_SIDE = 16_000;
    private static final double MAX_SCALE = 4;
    /** Between these is the height of a picture for which none was asked. */
    private static final int LEAST_HEIGHT = 320;
    private static final int MOST_HEIGHT = 780;

    @Option(names = "--width", paramLabel = "PX", description = "The picture's width before scaling (default: ${DEFAULT-VALUE}).")
    private String width = "1400";

    @Option(names = "--height", paramLabel = "PX", description = "Its height before scaling (default: what its lanes need, up to 780).")
    private String height;

    @Option(names = "--scale", paramLabel = "S", description = "Device pixels in a pixel, 1 to 4 (default: ${DEFAULT-VALUE}).")
    private String scale = "1";

    @Option(names = "--theme", paramLabel = "dark|light|figure", description = "Its colours (default: ${DEFAULT-VALUE}).")
    private String theme = "dark";

    /** Complains of the first value that is not allowed. */
    public void check() {
        width();
        height();
        scale();
        palette();
    }

    /** In pixels before scaling. */
    public int width() {
        return side("--width", width);
    }

    /** In pixels before scaling. */
    public int height() {
        return height(MOST_HEIGHT);
    }

    /** In pixels before scaling: where none was asked for, what the picture needs, within limits. */
    public int height(double needed) {
        return height == null ? (int) Math.ceil(Math.clamp(needed, LEAST_HEIGHT, MOST_HEIGHT)) : side("--height", height);
    }

    private static int side(String option, String text) {
        try {
            int side = Integer.parseInt(text.strip());
            if (side >= MIN_SIDE && side <= MAX_SIDE) {
                return side;
            }
        } catch (NumberFormatException e) {
            throw badSide(option, text);
        }
        throw badSide(option, text);
    }

    private static BadValueException badSide(String option, String text) {
        return new BadValueException(option + " " + text + " is not allowed; allowed: whole numbers from " + MIN_SIDE + " to " + MAX_SIDE);
    }

    /** Device pixels in a pixel. */
    public double scale() {
        try {
            double value = Double.parseDouble(scale.strip());
            if (value >= 1 && value <= MAX_SCALE) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw badScale();
        }
        throw badScale();
    }

    private BadValueException badScale() {
        return new BadValueException("--scale " + scale + " is not allowed; allowed: numbers from 1 to 4");
    }

    /** The colours. */
    public Palette palette() {
        return Palette.all().stream().filter(palette -> palette.name().equals(theme)).findFirst()
                .orElseThrow(() -> new BadValueException("--theme " + theme + " is not allowed; allowed: dark, light, figure"));
    }
}
