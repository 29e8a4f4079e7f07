package io.poolscope.view.inspector;

import io.poolscope.scenario.SourceText;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StepTrack;
import io.poolscope.view.timeline.model.PaneStyles;
import io.poolscope.view.timeline.model.RunFeed;
import io.poolscope.view.timeline.model.TimelineModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The scenario's source, in Java or Python, with the lines lit that its threads are at, at the moment that is looked at.
 * The line that was reached last is lit brighter, and each lit line says which thread is there.
 */
public final class CodePane extends VBox {
    private static final SourceText NONE = new SourceText("", Map.of());

    private final TimelineModel model;
    private final ToggleButton javaTab = tab("Java");
    private final ToggleButton pythonTab = tab("Python");
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private SourceText shown = NONE;
    private String lit = "";

    /** The source of a model's run. */
    public CodePane(TimelineModel model) {
        this.model = model;
        getStyleClass().addAll("section", "code-pane");
        setId("code-pane");
        PaneStyles.addTo(this);
        ToggleGroup group = new ToggleGroup();
        javaTab.setToggleGroup(group);
        pythonTab.setToggleGroup(group);
        javaTab.setSelected(true);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                before.setSelected(true); // one of the two is always shown
            } else {
                showText();
            }
        });
        Label title = new Label("CODE");
        title.getStyleClass().add("caps");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(4, title, gap, javaTab, pythonTab);
        heading.getStyleClass().add("section-heading");
        lines.getStyleClass().add("code");
        scroll.getStyleClass().addAll("plain-scroll", "code-scroll");
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("Source of the scenario");
        getChildren().addAll(heading, scroll);
        model.feedProperty().addListener(_ -> showText());
        model.beatProperty().addListener(_ -> light());
        model.playheadProperty().addListener(_ -> light());
        showText();
    }

    private static ToggleButton tab(String name) {
        ToggleButton tab = new ToggleButton(name);
        tab.getStyleClass().add("code-tab");
        tab.setId("code-" + name.toLowerCase(Locale.ROOT));
        tab.setAccessibleText("Code in " + name);
        return tab;
    }

    private void showText() {
        RunFeed feed = model.feedProperty().get();
        shown = feed == null ? NONE : pythonTab.isSelected() ? feed.python() : feed.java();
        boolean any = feed != null && !(feed.java().text().isEmpty() && feed.python().text().isEmpty());
        setVisible(any);
        setManaged(any);
        pythonTab.setDisable(feed == null || feed.python().text().isEmpty());
        lines.getChildren().clear();
        for (String line : shown.text().split("\n", -1)) {
            lines.getChildren().add(new Line(line));
        }
        lit = "";
        light();
    }

    /** Lights the lines that threads are at. */
    private void light() {
        Snapshot snapshot = model.snapshotProperty().get();
        RunFeed feed = model.feedProperty().get();
        if (snapshot == null || feed == null) {
            return;
        }
        long moment = model.moment();
        String[] threads = new String[lines.getChildren().size()];
        int latest = -1;
        long latestTime = Long.MIN_VALUE;
        for (StepTrack track : snapshot.steps()) {
            int line = shownLine(feed, track.lineAt(moment)) - 1;
            if (line < 0 || line >= threads.length) {
                continue;
            }
            threads[line] = threads[line] == null ? track.thread() : threads[line] + ", " + track.thread();
            long reached = reached(track, moment);
            if (reached > latestTime) {
                latestTime = reached;
                latest = line;
            }
        }
        String now = String.join("|", threads) + latest;
        if (now.equals(lit)) {
            return;
        }
        lit = now;
        for (int i = 0; i < threads.length; i++) {
            ((Line) lines.getChildren().get(i)).light(threads[i], i == latest);
        }
    }

    /** Steps speak of lines of the Java text; the other text has the same steps by name. */
    private int shownLine(RunFeed feed, int line) {
        if (line <= 0 || shown == feed.java()) {
            return line;
        }
        OptionalInt other = shown.lineFor(feed.java(), line);
        return other.orElse(0);
    }

    private static long reached(StepTrack track, long moment) {
        int next = track.firstAfter(moment);
        return next == 0 ? Long.MIN_VALUE : track.time(next - 1);
    }

    /** The numbers of the lit lines, from 1. */
    public List<Integer> litLines() {
        return IntStream.range(0, lines.getChildren().size())
                .filter(i -> lines.getChildren().get(i).getStyleClass().contains("lit")).mapToObj(i -> i + 1).toList();
    }

    /** One line of source, and who is there. */
    private static final class Line extends HBox {
        private final Label thread = new Label();
        private final String text;

        Line(String text) {
            this.text = text;
            getStyleClass().add("code-line");
            Label source = new Label(text.isEmpty() ? " " : text);
            source.getStyleClass().add(text.strip().startsWith("//") || text.strip().startsWith("#") ? "code-comment" : "code-text");
            source.setMinWidth(Region.USE_PREF_SIZE);
            thread.getStyleClass().add("code-thread");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            getChildren().addAll(source, gap, thread);
        }

        void light(String who, boolean latest) {
            getStyleClass().removeAll("lit", "latest");
            if (who != null) {
                getStyleClass().add("lit");
            }
            if (latest) {
                getStyleClass().add("latest");
            }
            thread.setText(who == null ? "" : who);
            setAccessibleText(who == null ? text : text + ", now executing: " + who);
        }
    }
}
