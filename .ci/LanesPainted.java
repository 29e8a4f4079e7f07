import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Takes screenshots of the display until one shows worker lanes that run and results that were consumed, or until the
 * given number of seconds has passed: LanesPainted FILE.png SECONDS. Exit code 0 if it saw them.
 */
public final class LanesPainted {
    /** A lane is this many rows of a screen that hold at least a bar's worth of the colour. */
    private static final int LANE_ROWS = 3 * 14;
    private static final int BAR_PIXELS = 80;

    private LanesPainted() {
    }

    public static void main(String[] args) throws Exception {
        File file = new File(args[0]);
        long deadline = System.nanoTime() + Long.parseLong(args[1]) * 1_000_000_000L;
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        Robot robot = new Robot();
        boolean seen;
        do {
            robot.delay(500);
            BufferedImage image = robot.createScreenCapture(screen);
            ImageIO.write(image, "png", file);
            seen = rows(image, 190, 235) >= LANE_ROWS && rows(image, 140, 178) >= 8;
        } while (!seen && System.nanoTime() < deadline);
        System.out.println("running rows and consumed rows painted: " + seen);
        System.exit(seen ? 0 : 1);
    }

    /** How many rows hold {@link #BAR_PIXELS} pixels of one saturated colour whose hue is in the range, in degrees. */
    private static int rows(BufferedImage image, int fromHue, int untilHue) {
        int rows = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            Map<Integer, Integer> counts = new HashMap<>();
            for (int x = 0; x < image.getWidth(); x++) {
                counts.merge(image.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
            int most = 0;
            for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
                int rgb = entry.getKey();
                float[] hsb = Color.RGBtoHSB(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF, null);
                float hue = hsb[0] * 360;
                if (hue >= fromHue && hue < untilHue && hsb[1] > 0.5f && hsb[2] > 0.4f) {
                    most += entry.getValue();
                }
            }
            if (most >= BAR_PIXELS) {
                rows++;
            }
        }
        return rows;
    }
}
