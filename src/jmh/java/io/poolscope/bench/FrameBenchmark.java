package io.poolscope.bench;

import io.poolscope.render.DrawList;
import io.poolscope.render.LaneView;
import io.poolscope.render.Marks;
import io.poolscope.render.Palette;
import io.poolscope.render.Parts;
import io.poolscope.render.Scene;
import io.poolscope.render.SceneLayout;
import io.poolscope.render.SceneOptions;
import io.poolscope.render.Viewport;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.paint.PictureSurface;
import io.poolscope.view.paint.Rasteriser;
import io.poolscope.view.paint.Toolkit;
import io.poolscope.view.paint.ToolkitMeasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

/**
 * What a frame of the timeline costs: 1600×900, 32 lanes, at nine zooms from the whole run to single tasks. Prints one
 * CSV row for each renderer, number of tasks and zoom: 95th percentiles in milliseconds of query and rasterising alone
 * (layout of the whole scene included) and of the whole frame, which ends when the toolkit's software pipeline has
 * painted it into an image, text included.
 *
 * <p>The peer draws one {@code Canvas.fillRect} for every visible span, without level of detail.
 *
 * <pre>java -cp target/benchmarks.jar io.poolscope.bench.FrameBenchmark [tasks...]</pre>
 */
public final class FrameBenchmark {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final int ZOOMS = 9;
    /** The width that a task of typical length has at the closest zoom, in pixels. */
    private static final double SINGLE = 200;

    private final SceneLayout layout = new SceneLayout();
    private final SceneOptions options;
    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final Rasteriser rasteriser = new Rasteriser(pixels, WIDTH, HEIGHT, Palette.DARK, 1);
    private WritableImage screen;

    private FrameBenchmark() {
        options = SceneOptions.of(new ToolkitMeasure()).withParts(new Parts(true, true, true, false, true))
                .withLanes(LaneView.DEFAULT).withMarks(Marks.NONE.withSelected(1000));
    }

    /** Runs; the arguments are the numbers of tasks, by default 10 000, 1 million and 10 million. */
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Toolkit.startHeadless();
        int[] counts = args.length == 0 ? new int[] {10_000, 1_000_000, 10_000_000}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        FrameBenchmark benchmark = new FrameBenchmark();
        benchmark.measure(FrameRun.of(10_000), 10_000, false);
        System.out.println("renderer,tasks,zoom,nanosPerPixel,spansPerPixel,queryAndRasteriseP95Millis,frameP95Millis");
        for (int count : counts) {
            benchmark.measure(FrameRun.of(count), count, true);
        }
        Toolkit.stop();
    }

    private void measure(FrameRun run, int count, boolean print) throws Exception {
        Snapshot snapshot = run.snapshot();
        double whole = (double) snapshot.end() / WIDTH;
        double single = run.typicalNanos() / SINGLE;
        List<String> peerRows = new ArrayList<>();
        for (int zoom = 1; zoom <= ZOOMS; zoom++) {
            double nanosPerPixel = whole * Math.pow(single / whole, (zoom - 1) / (ZOOMS - 1.0));
            long[] starts = starts(snapshot.end(), (long) (nanosPerPixel * WIDTH));
            double[] queries = new double[starts.length];
            double[] frames = new double[starts.length];
            for (int i = 0; i < starts.length; i++) {
                Viewport viewport = viewport(starts[i], nanosPerPixel);
                long begin = System.nanoTime();
                Scene scene = layout.layout(snapshot, viewport, options);
                rasteriser.paint(scene.draw().base());
                queries[i] = (System.nanoTime() - begin) / 1e6;
            }
            onToolkit(() -> {
                PictureSurface surface = new PictureSurface();
                Group root = new Group(surface.node());
                new javafx.scene.Scene(root, WIDTH, HEIGHT);
                for (int i = 0; i < starts.length; i++) {
                    long begin = System.nanoTime();
                    DrawList list = layout.layout(snapshot, viewport(starts[i], nanosPerPixel), options).draw();
                    surface.paint(list, Palette.DARK, 1);
                    screen = root.snapshot(null, screen);
                    frames[i] = (System.nanoTime() - begin) / 1e6;
                }
            });
            if (print) {
                double spans = run.spansPerNano() * nanosPerPixel;
                System.out.printf("poolscope,%d,%d,%.0f,%.2f,%.3f,%.3f%n", count, zoom, nanosPerPixel, spans, p95(queries), p95(frames));
                peerRows.add(peer(run, count, zoom, nanosPerPixel, starts));
            }
        }
        peerRows.forEach(System.out::println);
    }

    private String peer(FrameRun run, int count, int zoom, double nanosPerPixel, long[] starts) throws Exception {
        double visible = run.spansPerNano() * nanosPerPixel * WIDTH * 32;
        int frames = visible > 1e6 ? 1 : visible > 1e5 ? 3 : 20;
        double[] millis = new double[frames];
        onToolkit(() -> {
            Canvas canvas = new Canvas(WIDTH, HEIGHT);
            Group root = new Group(canvas);
            new javafx.scene.Scene(root, WIDTH, HEIGHT);
            for (int i = 0; i < frames; i++) {
                long begin = System.nanoTime();
                run.fillRects(canvas.getGraphicsContext2D(), starts[i], nanosPerPixel, WIDTH, HEIGHT);
                screen = root.snapshot(new SnapshotParameters(), screen);
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        });
        double spans = run.spansPerNano() * nanosPerPixel;
        return String.format("canvas.fillRect,%d,%d,%.0f,%.2f,,%.3f", count, zoom, nanosPerPixel, spans, p95(millis));
    }

    private static Viewport viewport(long start, double nanosPerPixel) {
        return new Viewport(start, start + Math.max(Viewport.MIN_LENGTH, (long) (nanosPerPixel * WIDTH)), WIDTH, HEIGHT);
    }

    /** Places at random, the same for every renderer; the first tenth of what is measured is too much a warm-up to matter. */
    private static long[] starts(long end, long length) {
        Random random = new Random(1);
        long[] starts = new long[200];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (long) (random.nextDouble() * Math.max(0, end - length));
        }
        return starts;
    }

    private static double p95(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    private static void onToolkit(Runnable work) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.get();
    }
}
