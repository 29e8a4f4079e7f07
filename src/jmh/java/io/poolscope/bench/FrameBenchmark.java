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
 * What a frame of the timeline costs: 1600×900, 32 lanes, at nine zooms from the whole run to single tasks, with JavaFX's software
 * pipeline. Prints one CSV row for each renderer, number of tasks and zoom. No two frames in succession show the same window, so that
 * nothing is found drawn already.
 *
 * <ul>
 *   <li>{@code renderer}: {@code poolscope}, at random places; {@code poolscope.zooming}, one row, zoom 0: all frames of a zoom from the
 *       whole run to single tasks and out again in steps of 7 %; {@code canvas.fillRect}, the peer, which draws one rectangle for
 *       every visible span, without level of detail, and nothing else.
 *   <li>{@code spansPerPixel}: how many spans of a lane fall into a pixel on the average.
 *   <li>{@code queryAndRasterise…}: to ask the timeline what the rows of the 32 lanes show and to compose them in the pixel buffer, at
 *       the height of the whole picture; no other part of the picture, no text.
 *   <li>{@code frame…}: everything from a snapshot to a painted picture: layout with all sections and text, painting into the pixel buffer,
 *       upload, and the toolkit's painting of it into an image, for which the frame waits.
 *   <li>{@code P50}, {@code P95}: milliseconds that half and 95 % of the frames take at most.
 * </ul>
 *
 * <pre>java -cp target/benchmarks.jar io.poolscope.bench.FrameBenchmark [tasks...]</pre>
 */
public final class FrameBenchmark {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final int ZOOMS = 9;
    private static final int FRAMES = 200;
    /** Frames before those that count, so that the compiler has seen them. */
    private static final int WARM_UP = 60;
    /** The width that a task of typical length has at the closest zoom, in pixels. */
    private static final double SINGLE = 200;

    private final SceneLayout layout = new SceneLayout();
    private final SceneOptions options;
    private final SceneOptions lanesOnly;
    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final Rasteriser rasteriser = new Rasteriser(pixels, WIDTH, HEIGHT, Palette.DARK, 1);
    private WritableImage screen;

    private FrameBenchmark() {
        options = SceneOptions.of(new ToolkitMeasure()).withParts(new Parts(true, true, true, false, true))
                .withLanes(LaneView.DEFAULT).withMarks(Marks.NONE.withSelected(1000));
        lanesOnly = SceneOptions.of(options.measure()).withParts(new Parts(false, false, false, false, false));
    }

    /** Runs; the arguments are the numbers of tasks, by default 10 000, 1 million and 10 million. */
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Toolkit.startHeadless();
        int[] counts = args.length == 0 ? new int[] {10_000, 1_000_000, 10_000_000}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        FrameBenchmark benchmark = new FrameBenchmark();
        benchmark.measure(FrameRun.of(10_000, false), 10_000, false);
        System.out.println("renderer,tasks,zoom,nanosPerPixel,spansPerPixel,queryAndRasteriseP50Millis,queryAndRasteriseP95Millis,"
                + "frameP50Millis,frameP95Millis");
        for (int count : counts) {
            FrameRun run = FrameRun.of(count, false);
            benchmark.measure(run, count, false);
            benchmark.measure(run, count, true);
        }
        Toolkit.stop();
    }

    private void measure(FrameRun run, int count, boolean print) throws Exception {
        Snapshot snapshot = run.snapshot();
        Snapshot lanes = run.lanesOnly();
        double whole = (double) snapshot.end() / WIDTH;
        double single = run.typicalNanos() / SINGLE;
        List<String> peerRows = new ArrayList<>();
        for (int zoom = 1; zoom <= ZOOMS; zoom++) {
            double nanosPerPixel = whole * Math.pow(single / whole, (zoom - 1) / (ZOOMS - 1.0));
            List<Viewport> viewports = places(snapshot.end(), nanosPerPixel);
            double[] queries = queries(lanes, viewports);
            double[] frames = frames(snapshot, viewports);
            if (print) {
                double spans = run.spansPerNano() * nanosPerPixel;
                System.out.printf("poolscope,%d,%d,%.0f,%.2f,%.3f,%.3f,%.3f,%.3f%n", count, zoom, nanosPerPixel, spans,
                        quantile(queries, 0.5), quantile(queries, 0.95), quantile(frames, 0.5), quantile(frames, 0.95));
                peerRows.add(peer(run, count, zoom, nanosPerPixel, viewports));
            }
        }
        if (print) {
            List<Viewport> viewports = zooming(snapshot.end(), single * WIDTH);
            double[] queries = queries(lanes, viewports);
            double[] frames = frames(snapshot, viewports);
            System.out.printf("poolscope.zooming,%d,0,,,%.3f,%.3f,%.3f,%.3f%n", count, quantile(queries, 0.5), quantile(queries, 0.95),
                    quantile(frames, 0.5), quantile(frames, 0.95));
        }
        peerRows.forEach(System.out::println);
    }

    /** How long query and rasterising take for each viewport. */
    private double[] queries(Snapshot lanes, List<Viewport> viewports) {
        double[] millis = new double[viewports.size() - WARM_UP];
        for (int i = -WARM_UP; i < millis.length; i++) {
            long begin = System.nanoTime();
            Scene scene = layout.layout(lanes, viewports.get(i + WARM_UP), lanesOnly);
            rasteriser.paint(scene.draw().base());
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        return millis;
    }

    /** How long whole frames take. */
    private double[] frames(Snapshot snapshot, List<Viewport> viewports) throws Exception {
        double[] millis = new double[viewports.size() - WARM_UP];
        onToolkit(() -> {
            PictureSurface surface = new PictureSurface();
            Group root = new Group(surface.node());
            new javafx.scene.Scene(root, WIDTH, HEIGHT);
            for (int i = -WARM_UP; i < millis.length; i++) {
                long begin = System.nanoTime();
                DrawList list = layout.layout(snapshot, viewports.get(i + WARM_UP), options).draw();
                surface.paint(list, Palette.DARK, 1);
                screen = root.snapshot(null, screen);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
        });
        return millis;
    }

    private String peer(FrameRun run, int count, int zoom, double nanosPerPixel, List<Viewport> viewports) throws Exception {
        double visible = run.spansPerNano() * nanosPerPixel * WIDTH * 32;
        int frames = visible > 1e6 ? 1 : visible > 1e5 ? 3 : 20;
        double[] millis = new double[frames];
        onToolkit(() -> {
            Canvas canvas = new Canvas(WIDTH, HEIGHT);
            Group root = new Group(canvas);
            new javafx.scene.Scene(root, WIDTH, HEIGHT);
            for (int i = 0; i < frames; i++) {
                long begin = System.nanoTime();
                run.fillRects(canvas.getGraphicsContext2D(), viewports.get(i).from(), nanosPerPixel, WIDTH, HEIGHT);
                screen = root.snapshot(new SnapshotParameters(), screen);
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        });
        double spans = run.spansPerNano() * nanosPerPixel;
        return String.format("canvas.fillRect,%d,%d,%.0f,%.2f,,,%.3f,%.3f", count, zoom, nanosPerPixel, spans, quantile(millis, 0.5),
                quantile(millis, 0.95));
    }

    /** Places at random, the same for every renderer and run; of the whole run, which has but one place, windows a little off. */
    private static List<Viewport> places(long end, double nanosPerPixel) {
        Random random = new Random(1);
        long length = Math.max(Viewport.MIN_LENGTH, (long) (nanosPerPixel * WIDTH));
        List<Viewport> viewports = new ArrayList<>();
        for (int i = 0; i < WARM_UP + FRAMES; i++) {
            double room = Math.max(end - length, length / 20.0);
            long start = (long) (random.nextDouble() * room);
            viewports.add(new Viewport(start, start + length, WIDTH, HEIGHT));
        }
        return viewports;
    }

    /** Windows of a hand that zooms in at a place and out again, at another place each time. */
    private static List<Viewport> zooming(long end, double shortest) {
        Random random = new Random(2);
        List<Viewport> viewports = new ArrayList<>();
        while (viewports.size() < WARM_UP + 4 * FRAMES) {
            long at = (long) (random.nextDouble() * end);
            Viewport viewport = new Viewport(0, end, WIDTH, HEIGHT);
            while (viewport.length() > shortest) {
                viewports.add(viewport);
                viewport = viewport.zoomed(at, 0.93);
            }
            while (viewport.length() < end) {
                viewports.add(viewport);
                viewport = viewport.zoomed(at, 1 / 0.93);
            }
        }
        return viewports;
    }

    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * part) - 1];
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
