package io.poolscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Pixels that come from tiles are those that were asked for, and no tile is made twice. */
class PixelTilesTest {
    private final List<Long> made = new ArrayList<>();

    private long[] ask(PixelTiles<long[]> tiles, long first, int shift, int count) {
        long[] into = new long[count];
        tiles.each(first, shift, count, begin -> {
            made.add(begin);
            long[] tile = new long[PixelTiles.WIDTH];
            Arrays.setAll(tile, i -> begin + i << shift);
            return tile;
        }, (tile, from, to, part) -> System.arraycopy(tile, from, into, to, part));
        return into;
    }

    @Property(tries = 200)
    void pixels_areThoseAskedFor_beforeTimeZeroToo(@ForAll long seed) {
        Random random = new Random(seed);
        PixelTiles<long[]> tiles = new PixelTiles<>();
        for (int query = 0; query < 20; query++) {
            long first = random.nextInt(6000) - 3000L;
            int shift = random.nextInt(3);
            long[] pixels = ask(tiles, first, shift, random.nextInt(2000));
            for (int i = 0; i < pixels.length; i++) {
                assertThat(pixels[i]).isEqualTo(first + i << shift);
            }
        }
    }

    @Test
    void pannedByAPixel_onlyTheTileThatComesInIsMade() {
        PixelTiles<long[]> tiles = new PixelTiles<>();
        ask(tiles, 0, 5, 2 * PixelTiles.WIDTH);
        assertThat(made).containsExactly(0L, (long) PixelTiles.WIDTH);
        ask(tiles, 1, 5, 2 * PixelTiles.WIDTH);
        ask(tiles, 2, 5, 2 * PixelTiles.WIDTH);
        assertThat(made).containsExactly(0L, (long) PixelTiles.WIDTH, 2L * PixelTiles.WIDTH);
    }

    @Test
    void aged_onlyWhatIsStillWantedStays() {
        PixelTiles<long[]> tiles = new PixelTiles<>();
        ask(tiles, 0, 5, 3 * PixelTiles.WIDTH);
        assertThat(tiles.size()).isEqualTo(3);
        tiles.age();
        ask(tiles, 0, 5, PixelTiles.WIDTH);
        assertThat(tiles.size()).isEqualTo(1);
        tiles.age();
        made.clear();
        ask(tiles, 0, 5, 2 * PixelTiles.WIDTH);
        assertThat(made).containsExactly((long) PixelTiles.WIDTH);
    }
}
