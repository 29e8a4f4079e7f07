package io.poolscope.bench;

import io.poolscope.render.LaneOptions;
import io.poolscope.render.Marks;
import io.poolscope.render.Parts;
import io.poolscope.render.Picture;
import io.poolscope.render.PictureLayout;
import io.poolscope.render.PictureStyle;
import io.poolscope.render.Viewport;
import io.poolscope.render.shape.DrawList;
import io.poolscope.render.shape.Palette;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.paint.FrameThreads;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

/**
 * What a frame of the timeline costs: 1600×900, 32 lanes, at nine zooms from the whole run to single tasks, with JavaFX's software
 * pipeline. Prints one CSV row for each renderer, number of tasks and zoom. No two frames in succession show the same window, so that
 * nothing is found drawn already.
 *
 * <ul>
 *   <li>{@code renderer}: {@code poolscope}, at random places, as a window shows them that has shown others of the run before;
 *       {@code poolscope.first}, the same, each a snapshot's first picture, as while a run goes on, of which nothing is known yet;
 *       {@code poolscope.zooming}, one row, zoom 0: all frames of a zoom from the whole run to single tasks and out again in steps
 *       of 7 %; {@code canvas.fillRect}, the peer, which draws one rectangle for every visible span, without level of detail, and
 *       nothing else.
 *   <li>{@code spansPerPixel}: how many spans of a lane fall into a pixel on the average.
 *   <li>{@code queryAndRasterise…}: to ask the timeline what the rows of the 32 lanes show and to compose them in the pixel buffer, at
 *       the height of the whole picture; no other part of the picture, no text.
 *   <li>{@code frame…}: everything from a snapshot to a painted picture, which is the sum of the next three.
 *   <li>{@code layout…}: the draw list: queries, all sections, text.
 *   <li>{@code rasterise…}: the draw list into the pixel buffer, text too.
 *   <li>{@code uploadAndPaint…}: the toolkit takes the buffer over, paints its scene and hands the picture back, for which the frame waits.
 *   <li>{@code P50}, {@code P95}: milliseconds that half and 95 % of the frames take at most.
 * </ul>
 *
 * <pre>java -cp target/benchmarks.jar io.poolscope.bench.FrameBenchmark [frames=200] [peer=no] [lanes=32] [tasks...]</pre>
 */
public final class FrameBenchmark {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final int ZOOMS = 9;
    /** Frames before those that count, so that the compiler has seen them. */
    private static final int WARM_UP = 60;
    /** The width that a task of typical length has at the closest zoom, in pixels. */
    private static final double SINGLE = 200;

    private final FrameThreads threads = new FrameThreads("frame-benchmark");
    /** Keeps what it finds out about a run, as that of a window does. */
    private PictureLayout layout = new PictureLayout(threads);
    /** Whether each frame shows another snapshot. */
    private boolean first;
    private final PictureStyle options;
    private final PictureStyle lanesOnly;
    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final Rasteriser rasteriser = new Rasteriser(pixels, WIDTH, HEIGHT, Palette.DARK, 1, threads);
    private WritableImage screen;
    /** When the frame was laid out that is drawn now. */
    private long laidOut;
    /** How many frames count. */
    private int count = 200;
    private boolean withPeer = true;
    private int lanes = FrameRun.LANES;

    private FrameBenchmark() {
        options = PictureStyle.of(new ToolkitMeasure()).withParts(new Parts(true, true, true, false, true))
                .withLanes(LaneOptions.DEFAULT).withMarks(Marks.NONE.withSelected(1000));
        lanesOnly = PictureStyle.of(options.measure()).withParts(new Parts(false, false, false, false, false));
    }

    /** What the frames of a zoom took, in milliseconds. */
    private static final class Times {
        private final double[] query;
        private final double[] layout;
        private final double[] rasterise;
        private final double[] upload;
        private final double[] frame;

        Times(int frames) {
            query = new double[frames];
            layout = new double[frames];
            rasterise = new double[frames];
            upload = new double[frames];
            frame = new double[frames];
        }

        void frame(int i, long... nanos) {
            layout[i] = (nanos[1] - nanos[0]) / 1e6;
            rasterise[i] = (nanos[2] - nanos[1]) / 1e6;
            upload[i] = (nanos[3] - nanos[2]) / 1e6;
            frame[i] = (nanos[3] - nanos[0]) / 1e6;
        }

        @Override
        public String toString() {
            return Stream.of(query, frame, layout, rasterise, upload)
                    .map(times -> String.format(",%.3f,%.3f", quantile(times, 0.5), quantile(times, 0.95))).collect(Collectors.joining());
        }
    }

    /** Runs; the arguments are the numbers of tasks, by default 10 000, 1 million and 10 million, and how many frames count. */
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Toolkit.startHeadless();
        FrameBenchmark benchmark = new FrameBenchmark();
        List<Integer> tasks = new ArrayList<>();
        for (String arg : args) {
            switch (arg.substring(0, arg.indexOf('=') + 1)) {
                case "frames=" -> benchmark.count = Integer.parseInt(arg.substring(7));
                case "lanes=" -> benchmark.lanes = Integer.parseInt(arg.substring(6));
                case "peer=" -> benchmark.withPeer = !arg.endsWith("no");
                default -> tasks.add(Integer.parseInt(arg));
            }
        }
        benchmark.measure(FrameRun.of(10_000, benchmark.lanes, false), 10_000, false);
        System.out
                .println("renderer,tasks,zoom,nanosPerPixel,spansPerPixel" + Stream.of("queryAndRasterise", "frame", "layout", "rasterise",
                        "uploadAndPaint").map(what -> "," + what + "P50Millis," + what + "P95Millis").collect(Collectors.joining()));
        for (int number : tasks.isEmpty() ? List.of(10_000, 1_000_000, 10_000_000) : tasks) {
            FrameRun run = FrameRun.of(number, benchmark.lanes, false);
            benchmark.measure(run, number, false);
            benchmark.measure(run, number, true);
        }
        Toolkit.stop();
    }

    private void measure(FrameRun run, int tasks, boolean print) throws Exception {
        Snapshot snapshot = run.snapshot();
        double whole = (double) snapshot.end() / WIDTH;
        double single = run.typicalNanos() / SINGLE;
        List<String> peerRows = new ArrayList<>();
        for (int zoom = 1; zoom <= ZOOMS; zoom++) {
            double nanosPerPixel = whole * Math.pow(single / whole, (zoom - 1) / (ZOOMS - 1.0));
            List<Viewport> viewports = places(snapshot.end(), nanosPerPixel);
            Times times = times(run, viewports);
            if (print) {
                double spans = run.spansPerNano() * nanosPerPixel;
                System.out.printf("poolscope,%d,%d,%.0f,%.2f%s%n", tasks, zoom, nanosPerPixel, spans, times);
                first = true;
                System.out.printf("poolscope.first,%d,%d,%.0f,%.2f%s%n", tasks, zoom, nanosPerPixel, spans, times(run, viewports));
                first = false;
                if (withPeer) {
                    peerRows.add(peer(run, tasks, zoom, nanosPerPixel, viewports));
                }
            }
        }
        if (print) {
            System.out.printf("poolscope.zooming,%d,0,,%s%n", tasks, times(run, zooming(snapshot.end(), single * WIDTH)));
        }
        peerRows.forEach(System.out::println);
    }

    /** How long the frames of viewports take, but for the first, which warm up. */
    private Times times(FrameRun run, List<Viewport> viewports) throws Exception {
        Times times = new Times(viewports.size() - WARM_UP);
        layout = new PictureLayout(threads);
        queries(run.lanesOnly(), viewports, times);
        layout = new PictureLayout(threads);
        onToolkit(() -> frames(run.snapshot(), viewports, times));
        return times;
    }

    private void queries(Snapshot snapshot, List<Viewport> viewports, Times times) {
        for (int i = 0; i < viewports.size(); i++) {
            Snapshot shown = first ? FrameRun.another(snapshot) : snapshot;
            long begin = System.nanoTime();
            Viewport viewport = viewports.get(i);
            threads.frame(() -> {
                Picture scene = layout.layout(shown, viewport, lanesOnly);
                rasteriser.paint(scene.draw().base());
            });
            if (i >= WARM_UP) {
                times.query[i - WARM_UP] = (System.nanoTime() - begin) / 1e6;
            }
        }
    }

    private void frames(Snapshot snapshot, List<Viewport> viewports, Times times) {
        PictureSurface surface = new PictureSurface(threads);
        Group root = new Group(surface.node());
        new Scene(root, WIDTH, HEIGHT);
        for (int i = 0; i < viewports.size(); i++) {
            Snapshot shown = first ? FrameRun.another(snapshot) : snapshot;
            long begin = System.nanoTime();
            Viewport viewport = viewports.get(i);
            threads.frame(() -> {
                DrawList list = layout.layout(shown, viewport, options).draw();
                laidOut = System.nanoTime();
                surface.paint(list, Palette.DARK, 1);
            });
            long painted = System.nanoTime();
            screen = root.snapshot(null, screen);
            if (i >= WARM_UP) {
                times.frame(i - WARM_UP, begin, laidOut, painted, System.nanoTime());
            }
        }
    }

    private String peer(FrameRun run, int tasks, int zoom, double nanosPerPixel, List<Viewport> viewports) throws Exception {
        double visible = run.spansPerNano() * nanosPerPixel * WIDTH * lanes;
        int frames = visible > 1e6 ? 1 : visible > 1e5 ? 3 : 20;
        double[] millis = new double[frames];
        onToolkit(() -> {
            Canvas canvas = new Canvas(WIDTH, HEIGHT);
            Group root = new Group(canvas);
            new Scene(root, WIDTH, HEIGHT);
            for (int i = 0; i < frames; i++) {
                long begin = System.nanoTime();
                run.fillRects(canvas.getGraphicsContext2D(), viewports.get(i).from(), nanosPerPixel, WIDTH, HEIGHT);
                screen = root.snapshot(new SnapshotParameters(), screen);
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        });
        double spans = run.spansPerNano() * nanosPerPixel;
        return String.format("canvas.fillRect,%d,%d,%.0f,%.2f,,,%.3f,%.3f,,,,,,", tasks, zoom, nanosPerPixel, spans, quantile(millis, 0.5),
                quantile(millis, 0.95));
    }

    /** Places at random, the same for every renderer and run; of the whole run, which has but one place, windows a little off. */
    private List<Viewport> places(long end, double nanosPerPixel) {
        Random random = new Random(1);
        long length = Math.max(Viewport.MIN_LENGTH, (long) (nanosPerPixel * WIDTH));
        List<Viewport> viewports = new ArrayList<>();
        for (int i = 0; i < WARM_UP + count; i++) {
            double room = Math.max(end - length, length / 20.0);
            long start = (long) (random.nextDouble() * room);
            viewports.add(new Viewport(start, start + length, WIDTH, HEIGHT));
        }
        return viewports;
    }

    /** Windows of a hand that zooms in at a place and out again, at another place each time. */
    private List<Viewport> zooming(long end, double shortest) {
        Random random = new Random(2);
        List<Viewport> viewports = new ArrayList<>();
        while (viewports.size() < WARM_UP + 4 * count) {
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
