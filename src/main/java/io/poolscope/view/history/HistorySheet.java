package io.poolscope.view.history;

import io.poolscope.timeline.Retention;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.sheet.CheckedField;
import io.poolscope.view.sheet.Choices;
import io.poolscope.view.sheet.Sheet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The sheet that asks how much history runs keep. What can't be is said beside its field, and nothing changes; what is
 * applied is the run's from then on.
 */
public final class HistorySheet extends Sheet {
    /** What is counted. */
    enum Kept { ALL, MINUTES, MILLIONS }

    private static final double WIDTH = 480;
    private static final String FIRST_MINUTES = "5";
    private static final String FIRST_MILLIONS = "2";
    private static final String EXPLAINED =
            "What is older is dropped in whole blocks of 4 096 tasks, so more stays, the slower the pool the longer. It acts at once on a "
                    + "run that goes on, and "
                    + "what was dropped doesn't come back. A run that has ended, and an opened file, keep what they have.";
    private static final String FILES =
            "Save and Record write the whole run all the same, as long as its events fit into 256 MB (some hundred million); "
                    + "a recording that was begun before that has no limit. Pictures, search, statistics and what-if know what is kept.";

    private final ObjectProperty<Retention> retention;
    private final Supplier<Snapshot> shown;
    private final Choices<Kept> kept = new Choices<>("history-kept", "Keep", List.of(Kept.values()),
            List.of("Everything", "Last minutes", "Last million tasks"));
    private final CheckedField number = new CheckedField("history-number", "How many", this::problem);
    private final Label unit = new Label();
    private final Label gone = new Label();
    private final Button apply = new Button("Apply");
    /** What the number said when the sheet was opened: as long as it does, what is kept is not rounded to it. */
    private String unchanged = "";

    /**
     * A sheet over a setting.
     *
     * @param retention what is kept; set when something else is applied
     * @param shown the run that is shown, or null
     */
    public HistorySheet(ObjectProperty<Retention> retention, Supplier<Snapshot> shown) {
        super("How much history to keep");
        this.retention = Objects.requireNonNull(retention);
        this.shown = Objects.requireNonNull(shown);
        setId("history-sheet");
        number.setPrefWidth(300);
        number.field().setPrefColumnCount(8);
        unit.setMinSize(Region.USE_PREF_SIZE, 29);
        gone.setId("history-gone");
        gone.managedProperty().bind(gone.visibleProperty());
        HBox amount = new HBox(8, number, unit);
        amount.managedProperty().bind(amount.visibleProperty());
        amount.visibleProperty().bind(kept.selectedProperty().isNotEqualTo(Kept.ALL));
        number.disableProperty().bind(amount.visibleProperty().not());
        panel().getChildren().addAll(kept, amount, words(gone), dim(EXPLAINED), dim(FILES), foot());
        kept.selectedProperty().addListener((_, _, now) -> choose(now));
        number.field().textProperty().addListener(_ -> check());
        number.field().setOnAction(_ -> apply());
        choose(kept.selected());
    }

    private static Label words(Label label) {
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label dim(String text) {
        Label label = words(new Label(text));
        label.getStyleClass().add("dim");
        return label;
    }

    private HBox foot() {
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("tool");
        cancel.setOnAction(_ -> close());
        apply.getStyleClass().addAll("tool", "primary");
        apply.setId("history-apply");
        apply.setOnAction(_ -> apply());
        HBox foot = new HBox(8, cancel, apply);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    /** Opens with what is kept now. */
    @Override
    public void open() {
        Retention now = retention.get();
        if (now.nanos() != Snapshot.OPEN) {
            kept.select(Kept.MINUTES);
            number.field().setText(
                    plain(BigDecimal.valueOf(now.nanos()).divide(BigDecimal.valueOf(60_000_000_000L), 6, RoundingMode.HALF_UP)));
        } else if (now.tasks() != Snapshot.OPEN) {
            kept.select(Kept.MILLIONS);
            number.field().setText(plain(BigDecimal.valueOf(now.tasks(), 6)));
        } else {
            kept.select(Kept.ALL);
        }
        unchanged = kept.selected() + number.text();
        String words = HistoryText.gone(shown.get());
        gone.setText(words.isEmpty() ? "" : "Of this run: " + words + ".");
        gone.setVisible(!words.isEmpty());
        check();
        super.open();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private void choose(Kept now) {
        unit.setText(now == Kept.MINUTES ? "minutes of the run's time" : "million tasks");
        number.field().setText(now == Kept.MINUTES ? FIRST_MINUTES : FIRST_MILLIONS);
        check();
    }

    private void check() {
        apply.setDisable(!number.isFine());
    }

    private Optional<String> problem(String text) {
        boolean minutes = kept.selected() == Kept.MINUTES;
        try {
            Retention.parse(text.strip() + (minutes ? "min" : "M"));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    "“" + text.strip() + "” is not allowed; allowed: " + (minutes ? "0.02 to 1440 minutes" : "0.1 to 1000 million tasks"));
        }
    }

    private void apply() {
        if (apply.isDisabled()) {
            return;
        }
        if (unchanged.equals(kept.selected() + number.text())) {
            close();
            return;
        }
        String typed = number.text().strip();
        retention.set(switch (kept.selected()) {
            case ALL -> Retention.ALL;
            case MINUTES -> Retention.parse(typed + "min");
            case MILLIONS -> Retention.parse(typed + "M");
        });
        close();
    }
}
