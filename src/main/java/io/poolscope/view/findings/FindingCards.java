package io.poolscope.view.findings;

import io.poolscope.analysis.rules.Finding;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What the rules have found, as cards, the worst first. A card is a button: pressing it asks to go to the place. Cards
 * are kept while their findings change, so that a live run doesn't take the focus away.
 */
public final class FindingCards extends VBox {
    private final Label count = new Label();
    private final Label none = new Label();
    private final VBox cards = new VBox();
    private Consumer<Finding> onGo = _ -> {};
    private int at = -1;

    /** Without a finding. */
    public FindingCards() {
        getStyleClass().add("section");
        setId("findings");
        Label title = new Label("FINDINGS");
        title.getStyleClass().add("caps");
        count.getStyleClass().add("caps");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(title, gap, count);
        heading.getStyleClass().add("section-heading");
        none.getStyleClass().add("dim");
        none.setId("findings-none");
        none.setWrapText(true);
        none.setMinHeight(Region.USE_PREF_SIZE);
        none.managedProperty().bind(none.visibleProperty());
        cards.getStyleClass().add("finding-list");
        getChildren().addAll(heading, none, cards);
    }

    /** Asked to go to a finding's place. */
    public void setOnGo(Consumer<Finding> onGo) {
        this.onGo = Objects.requireNonNull(onGo);
    }

    /**
     * Goes to the finding after or before the one gone to last, as the cards stand; round about at the ends. Returns false if there is
     * none.
     */
    public boolean walk(boolean forwards) {
        int count = cards.getChildren().size();
        if (count == 0) {
            return false;
        }
        at = Math.floorMod(at + (forwards ? 1 : -1), count);
        ((FindingCard) cards.getChildren().get(at)).fire();
        return true;
    }

    /**
     * Shows these findings, sorted already.
     *
     * @param otherwise what is said if there is none
     */
    public void show(List<Finding> findings, String otherwise) {
        none.setText(otherwise);
        count.setText(findings.isEmpty() ? "" : Integer.toString(findings.size()));
        none.setVisible(findings.isEmpty());
        at = findings.isEmpty() ? -1 : Math.min(at, findings.size() - 1);
        while (cards.getChildren().size() > findings.size()) {
            cards.getChildren().removeLast();
        }
        for (int i = 0; i < findings.size(); i++) {
            if (i == cards.getChildren().size()) {
                cards.getChildren().add(new FindingCard(finding -> onGo.accept(finding)));
            }
            ((FindingCard) cards.getChildren().get(i)).show(findings.get(i));
        }
    }
}
