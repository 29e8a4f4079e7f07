import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/**
 * Holds two pictures of one window against each other: SamePicture PAINTED.png RENDERED.png. Letters may differ a little, as the
 * other renderer smooths them in its own way; bars may not: each stretch of one saturated colour that is long in one picture must be
 * there in the other, from its first pixel to its last. Exit code 0 if they are the same.
 */
public final class SamePicture {
    /** Shorter stretches may lie between two letters or be a hatch. */
    private static final int LONG = 12;
    /** How far a channel may be off: edges that lie between two pixels are blended differently. */
    private static final int CHANNEL_OFF = 10;
    /** The share of pixels in long stretches that may be off: letters on bars. */
    private static final double MOST_OFF = 0.015;
    /** The share of the ends of stretches that may lie a pixel or more elsewhere: letters again. */
    private static final double MOST_ENDS_OFF = 0.06;
    /** Fewer pixels of bars than this are no picture of a run. */
    private static final int LEAST = 20_000;

    private int pixels;
    private int pixelsOff;
    private int ends;
    private int endsOff;
    private final Map<String, int[]> byColour = new TreeMap<>();

    private SamePicture() {
    }

    public static void main(String[] args) throws Exception {
        BufferedImage painted = ImageIO.read(new File(args[0]));
        BufferedImage rendered = ImageIO.read(new File(args[1]));
        if (painted.getWidth() != rendered.getWidth() || painted.getHeight() != rendered.getHeight()) {
            System.out.println("one is " + painted.getWidth() + " × " + painted.getHeight() + ", the other "
                    + rendered.getWidth() + " × " + rendered.getHeight());
            System.exit(1);
        }
        SamePicture there = new SamePicture();
        there.find(painted, rendered);
        SamePicture back = new SamePicture();
        back.find(rendered, painted);
        boolean same = there.holds("painted in rendered") & back.holds("rendered in painted");
        System.exit(same ? 0 : 1);
    }

    private void find(BufferedImage one, BufferedImage other) {
        for (int y = 0; y < one.getHeight(); y++) {
            int from = 0;
            for (int x = 1; x <= one.getWidth(); x++) {
                if (x == one.getWidth() || one.getRGB(x, y) != one.getRGB(from, y)) {
                    if (x - from >= LONG && isSaturated(one.getRGB(from, y)) && isInside(one, (from + x) / 2, y)) {
                        stretch(one, other, from, x, y);
                    }
                    from = x;
                }
            }
        }
    }

    /** Whether a pixel has its colour above and below as well: a line between two rows of pixels is blended with both. */
    private static boolean isInside(BufferedImage image, int x, int y) {
        return y > 0 && y + 1 < image.getHeight() && image.getRGB(x, y - 1) == image.getRGB(x, y)
                && image.getRGB(x, y + 1) == image.getRGB(x, y);
    }

    private void stretch(BufferedImage one, BufferedImage other, int from, int until, int y) {
        int colour = one.getRGB(from, y);
        int[] counts = byColour.computeIfAbsent(String.format("#%06x", colour & 0xFFFFFF), added -> new int[2]);
        for (int x = from; x < until; x++) {
            int off = near(other.getRGB(x, y), colour) ? 0 : 1;
            pixels++;
            pixelsOff += off;
            counts[0]++;
            counts[1] += off;
        }
        // What is next to a bar here is another colour than the bar's there as well.
        for (int x : new int[] {from - 1, until}) {
            if (x >= 0 && x < one.getWidth() && !near(one.getRGB(x, y), colour)) {
                int further = x < from ? x - 1 : x + 1;
                boolean clear = further >= 0 && further < one.getWidth() && !near(one.getRGB(further, y), colour);
                if (clear) {
                    ends++;
                    endsOff += near(other.getRGB(further, y), colour) ? 1 : 0;
                }
            }
        }
    }

    private boolean holds(String what) {
        System.out.printf("%s: %d of %d pixels and %d of %d ends are off%n", what, pixelsOff, pixels, endsOff, ends);
        boolean holds = pixels >= LEAST && pixelsOff <= MOST_OFF * pixels && endsOff <= MOST_ENDS_OFF * ends;
        if (!holds) {
            byColour.forEach((colour, counts) -> System.out.printf("  %s: %d of %d%n", colour, counts[1], counts[0]));
        }
        return holds;
    }

    private static boolean isSaturated(int rgb) {
        int most = Math.max(rgb >> 16 & 0xFF, Math.max(rgb >> 8 & 0xFF, rgb & 0xFF));
        int least = Math.min(rgb >> 16 & 0xFF, Math.min(rgb >> 8 & 0xFF, rgb & 0xFF));
        return most - least > 60;
    }

    private static boolean near(int one, int other) {
        return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)) <= CHANNEL_OFF
                && Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) <= CHANNEL_OFF
                && Math.abs((one & 0xFF) - (other & 0xFF)) <= CHANNEL_OFF;
    }
}
