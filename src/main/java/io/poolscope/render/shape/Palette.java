package io.poolscope.render.shape;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each role its colour. What every palette keeps, tested from its colours: text against its ground at least
 * 4.5 : 1 (WCAG 2.2, 1.4.3), the edges of bars against the ground of the lanes at least 3 : 1 (1.4.11), and the
 * states of tasks told apart also with deuteranopia and protanopia.
 */
public final class Palette {
    /** Bright on dark. */
    public static final Palette DARK = new Palette("dark", Palettes.dark());
    /** Dark on bright. */
    public static final Palette LIGHT = new Palette("light", Palettes.light());
    /** For papers: white ground, thin grey lines, no tinted panels. */
    public static final Palette FIGURE = new Palette("figure", Palettes.figure());

    private static final List<Palette> ALL = List.of(DARK, LIGHT, FIGURE);

    private final String name;
    private final int[] argb;

    private Palette(String name, Map<Ink, Integer> colours) {
        this.name = name;
        this.argb = new int[Ink.values().length];
        Map<Ink, Integer> missing = new EnumMap<>(Ink.class);
        for (Ink ink : Ink.values()) {
            Integer colour = colours.get(ink);
            if (colour == null && ink != Ink.NONE) {
                missing.put(ink, 0);
            } else if (colour != null) {
                argb[ink.ordinal()] = 0xFF000000 | colour;
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the palette " + name + " has no colour for " + missing.keySet());
        }
    }

    /** All palettes. */
    public static List<Palette> all() {
        return ALL;
    }

    /**
     * The palette with a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Palette named(String name) {
        for (Palette palette : ALL) {
            if (palette.name.equals(name)) {
                return palette;
            }
        }
        throw new IllegalArgumentException("no theme \"" + name + "\"; known are dark, light and figure");
    }

    /** Its name: dark, light or figure. */
    public String name() {
        return name;
    }

    /** The colour of a role as {@code 0xAARRGGBB}: opaque, but for {@link Ink#NONE}, which is 0. */
    public int argb(Ink ink) {
        return argb[ink.ordinal()];
    }

    /** The colours of all roles by the roles' ordinals. */
    public int[] colours() {
        return argb.clone();
    }

    /** The colour of a role as CSS and SVG write it, or "none". */
    public String hex(Ink ink) {
        return ink == Ink.NONE ? "none" : String.format("#%06x", argb(ink) & 0xFFFFFF);
    }

    @Override
    public String toString() {
        return name;
    }
}
