package io.poolscope.render;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What one thing shows in pixels, kept in tiles: {@value #WIDTH} pixels of one width, which begin at multiples of that. What a pixel shows
 * depends on the grid of pixels only and not on the window, so a picture that is panned, or zoomed by less than a power of
 * two, is made of tiles that are known, and of few that are not.
 *
 * <p>One thread at a time.
 *
 * @param <T> a tile
 */
final class PixelTiles<T> {
    /** How many pixels a tile has, as a power of two. */
    static final int BITS = 8;
    /** How many pixels a tile has. */
    static final int WIDTH = 1 << BITS;
    /** Where in a key the width of pixels stands: above the tiles of any time. */
    private static final int SHIFT_AT = 57;

    /** Those wanted since the last {@link #age}, and those wanted before. */
    private Map<Long, T> young = new HashMap<>();
    private Map<Long, T> old = Map.of();

    /** A part of a tile, and where it goes. */
    @FunctionalInterface
    interface Part<T> {
        /**
         * Takes it over.
         *
         * @param from the first pixel of the tile that is wanted
         * @param to where it goes
         */
        void take(T tile, int from, int to, int count);
    }

    /**
     * Goes over pixels from left to right.
     *
     * @param first the first pixel
     * @param shift how wide they are, as a power of two of nanoseconds
     * @param make makes the tile that begins at a pixel
     */
    void each(long first, int shift, int count, LongFunction<T> make, Part<T> part) {
        long end = first + count;
        long pixel = first;
        while (pixel < end) {
            long tile = pixel >> BITS;
            long next = Math.min(end, tile + 1 << BITS);
            T known = tile(tile ^ (long) shift << SHIFT_AT, tile << BITS, make);
            part.take(known, (int) (pixel - (tile << BITS)), (int) (pixel - first), (int) (next - pixel));
            pixel = next;
        }
    }

    private T tile(long key, long first, LongFunction<T> make) {
        T known = young.get(key);
        if (known == null) {
            known = old.get(key);
            if (known == null) {
                known = make.apply(first);
            }
            young.put(key, known);
        }
        return known;
    }

    /** How many tiles were wanted since the last {@link #age}. */
    int size() {
        return young.size();
    }

    /** Lets go what was not wanted since the last time. */
    void age() {
        old = young;
        young = new HashMap<>();
    }
}
