package io.poolscope.view.window;

import io.poolscope.view.run.KeptRun;
import io.poolscope.view.run.KeptRuns;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * The last runs of this sitting, each with the parameters it was started with; one that is chosen is shown again. For
 * the JavaFX thread.
 */
final class PastRunsMenu extends Menu {
    private static final int MOST_LETTERS = 100;

    private final KeptRuns runs;
    private final Consumer<KeptRun> show;

    PastRunsMenu(KeptRuns runs, Consumer<KeptRun> show) {
        super("Runs of this sitting");
        this.runs = Objects.requireNonNull(runs);
        this.show = Objects.requireNonNull(show);
        setId("past-runs");
    }

    /** Lists the runs that there are now, and says how many are kept. */
    void fill() {
        getItems().clear();
        for (KeptRun run : runs.all()) {
            MenuItem item = new MenuItem(cut(run.words()));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> show.accept(run));
            getItems().add(item);
        }
        MenuItem bound = new MenuItem(
                "The last " + KeptRuns.MOST + " runs before this one are kept, with at most " + KeptRuns.MOST_EVENTS / 1_000_000
                        + " million events in all");
        bound.setDisable(true);
        getItems().addAll(new SeparatorMenuItem(), bound);
    }

    /** A menu as wide as the screen could not be read. */
    private static String cut(String words) {
        return words.length() <= MOST_LETTERS ? words : words.substring(0, MOST_LETTERS - 1) + "…";
    }
}
