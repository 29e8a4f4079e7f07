package io.poolscope.bench;

import com.sun.management.OperatingSystemMXBean;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.Names;
import io.poolscope.explore.eventlog.EventLog;
import io.poolscope.recording.Progress;
import io.poolscope.recording.RecordingReader;
import io.poolscope.recording.RecordingWriter;
import io.poolscope.recording.RunFacts;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.session.FileSource;
import io.poolscope.session.Session;
import io.poolscope.simulation.Simulator;
import io.poolscope.timeline.Timeline;
import io.poolscope.view.paint.Toolkit;
import io.poolscope.view.settings.SettingsFile;
import io.poolscope.view.window.MainWindow;
import io.poolscope.workload.Workload;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/**
 * How long it takes until a recording is open and drawn in the window, from the click: the window of the program, on the toolkit without
 * a screen, with its first scenario running, as a person would have it. <i>Read</i> is when the last event is in the timeline,
 * <i>drawn</i> when the software pipeline has painted the whole window with the whole run after that. The first opening is as in a
 * program just started, {@link #BEFORE} after its window came up: no file has been read before, and what the window does on its own by
 * then ({@link MainWindow#rehearse}) it has done as for a person. For a figure of it each opening needs a process of
 * its own. Then what the parts take without a
 * window. The last column is what all threads of the process took of all processors.
 *
 * <p>{@code bin/poolscope} starts from what the JVM learnt in training; the benchmark's own classes can be trained in
 * the same way, with the
 * same options, and started from that:
 *
 * <pre>
 * java @src/main/bin/jvm.options -XX:AOTCacheOutput=target/open.aot -cp target/benchmarks.jar io.poolscope.Training FOLDER
 * java @src/main/bin/jvm.options -XX:AOTCache=target/open.aot -cp target/benchmarks.jar io.poolscope.bench.OpenBenchmark FILE.pool 1
 *
 * java -cp target/benchmarks.jar io.poolscope.bench.OpenBenchmark FILE.pool [how often]     opens it
 * java -cp target/benchmarks.jar io.poolscope.bench.OpenBenchmark --make FILE.pool [events]  makes one, of 10 million events
 * </pre>
 */
public final class OpenBenchmark {
    private static final int EVENTS = 10_000_000;
    private static final int OFTEN = 5;
    /** How long the window runs before the first click. */
    private static final Duration BEFORE = Duration.ofSeconds(3);

    private OpenBenchmark() {
    }

    /** Runs; see the class. */
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        List<String> words = Arrays.asList(args);
        if (words.size() >= 2 && words.getFirst().equals("--make")) {
            make(Path.of(words.get(1)), words.size() > 2 ? Integer.parseInt(words.get(2)) : EVENTS);
            return;
        }
        if (words.isEmpty() || !Files.isRegularFile(Path.of(words.getFirst()))) {
            System.err.println("OpenBenchmark: needs a recording; --make FILE.pool makes one");
            System.exit(2);
        }
        Path file = Path.of(words.getFirst());
        int often = words.size() > 1 ? Integer.parseInt(words.get(1)) : OFTEN;
        System.out.println("what,opening,readMillis,drawnMillis,processorMillis");
        inWindow(file, often);
        Toolkit.stop();
        alone(file, often);
    }

    private static void make(Path file, int events) throws IOException {
        Scenario scenario = Catalogue.standard().require("ordered-results");
        Workload work = scenario.workload(ParameterValues.defaultsOf(scenario), 11).orElseThrow();
        int pilot = 10_000;
        double eventsPerTask = Simulator.run(work.withTasks(pilot), new Names(), batch -> {}) / (double) pilot;
        Names names = new Names();
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of(RunFacts.SCENARIO, "ordered-results"))) {
            Simulator.run(work.withTasks((int) (events / eventsPerTask)), names, writer);
        }
        System.out.printf("%s: %d bytes%n", file, Files.size(file));
    }

    private static void inWindow(Path file, int often) throws Exception {
        Toolkit.startHeadless();
        Path settings = Files.createTempDirectory("poolscope").resolve("settings.json");
        CompletableFuture<MainWindow> shown = new CompletableFuture<>();
        Stage[] stage = new Stage[1];
        Platform.runLater(() -> {
            stage[0] = new Stage();
            MainWindow window = new MainWindow(stage[0], Catalogue.standard(), new SettingsFile(settings), problem -> {
                throw new IllegalStateException(problem);
            });
            window.open();
            window.rehearse();
            shown.complete(window);
        });
        MainWindow window = shown.get();
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(BEFORE.toMillis(), TimeUnit.MILLISECONDS)).get();
        for (int i = 1; i <= often; i++) {
            Opening opening = new Opening(window, stage[0], file);
            Platform.runLater(opening::click);
            double[] millis = opening.done.get();
            System.out.printf("window,%d,%.0f,%.0f,%.0f%n", i, millis[0], millis[1], millis[2]);
        }
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Platform.runLater(() -> {
            stage[0].close();
            closed.complete(null);
        });
        closed.get();
        Files.deleteIfExists(settings);
        Files.delete(settings.getParent());
    }

    private static void alone(Path file, int often) throws Exception {
        for (int i = 1; i <= often; i++) {
            alone("decode", i, file, new Names(), batch -> {});
            Names names = new Names();
            alone("decode and fold", i, file, names, new Timeline(names));
            alone("decode and log", i, file, new Names(), new EventLog());
            long begin = System.nanoTime();
            double processor = processorMillis();
            try (Session session = Session.of(new FileSource(file), new EventLog())) {
                session.start();
                session.await(Duration.ofMinutes(1));
                System.out.printf("session,%d,%.0f,,%.0f%n", i, (System.nanoTime() - begin) / 1e6, processorMillis() - processor);
            }
        }
    }

    private static void alone(String what, int opening, Path file, Names names, EventConsumer consumer) throws IOException {
        long begin = System.nanoTime();
        double processor = processorMillis();
        new RecordingReader(file, names).read(consumer, Progress.NONE);
        System.out.printf("%s,%d,%.0f,,%.0f%n", what, opening, (System.nanoTime() - begin) / 1e6, processorMillis() - processor);
    }

    /** What all threads of this process have taken so far, the compiler's and the collector's too. */
    private static double processorMillis() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e6;
    }

    /** One opening, from the click to the picture; on the JavaFX thread. */
    private static final class Opening extends AnimationTimer {
        private final MainWindow window;
        private final Stage stage;
        private final Path file;
        private final CompletableFuture<double[]> done = new CompletableFuture<>();
        private long clicked;
        private double processor;
        private double readMillis;
        private int pulsesSince = -1;

        Opening(MainWindow window, Stage stage, Path file) {
            this.window = window;
            this.stage = stage;
            this.file = file;
        }

        void click() {
            clicked = System.nanoTime();
            processor = processorMillis();
            window.openFile(file);
            start();
        }

        @Override
        public void handle(long now) {
            if (pulsesSince < 0 && !window.model().sessionProperty().get().state().ended()) {
                return;
            }
            if (pulsesSince < 0) {
                readMillis = (System.nanoTime() - clicked) / 1e6;
            }
            // In the pulse after this one at the latest, the window has the last snapshot and has drawn it.
            if (++pulsesSince < 2) {
                return;
            }
            stop();
            WritableImage picture = stage.getScene().snapshot(null);
            done.complete(new double[] {readMillis, (System.nanoTime() - clicked) / 1e6, processorMillis() - processor});
            if (picture.getPixelReader().getArgb(0, 0) == 0) {
                throw new IllegalStateException("nothing was painted");
            }
        }
    }
}
