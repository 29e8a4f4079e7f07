package io.poolscope.view.paint;

import io.poolscope.render.shape.Ink;
import io.poolscope.render.shape.Palette;

/** The colours of one palette as a rasteriser wants them: by ordinal, and mixed with the ground in 256 levels. */
final class Colours {
    /** How strong the faintest mix is, so that a lane with little work never looks idle. */
    private static final double FLOOR = 0.22;

    final Palette palette;
    final int[] argb;
    private final int[][] mixes = new int[Ink.values().length][];

    Colours(Palette palette) {
        this.palette = palette;
        this.argb = palette.colours();
    }

    int of(Ink ink) {
        return argb[ink.ordinal()];
    }

    /** The colours of a mix by its busy share, 0 to 255; that of 0 is the ground. */
    int[] mixes(int ordinal) {
        int[] levels = mixes[ordinal];
        if (levels == null) {
            levels = new int[256];
            int ground = of(Ink.GROUND);
            levels[0] = ground;
            for (int i = 1; i < 256; i++) {
                double strength = FLOOR + (1 - FLOOR) * i / 255;
                levels[i] = blend(ground, argb[ordinal], (int) Math.round(strength * 256));
            }
            mixes[ordinal] = levels;
        }
        return levels;
    }

    /** A colour over another, both opaque; {@code weight} of the upper is 0 to 256. */
    static int blend(int under, int over, int weight) {
        int rest = 256 - weight;
        int redBlue = ((under & 0xFF00FF) * rest + (over & 0xFF00FF) * weight >>> 8) & 0xFF00FF;
        int green = ((under & 0x00FF00) * rest + (over & 0x00FF00) * weight >>> 8) & 0x00FF00;
        return 0xFF000000 | redBlue | green;
    }
}
