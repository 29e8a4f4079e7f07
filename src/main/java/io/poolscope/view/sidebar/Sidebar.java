package io.poolscope.view.sidebar;

import io.poolscope.scenario.Scenario;
import io.poolscope.scenario.catalogue.Catalogue;
import io.poolscope.view.parameter.ParameterPanel;
import io.poolscope.view.programs.ProgramList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The left side: which scenario, what to watch in it, and its parameters. */
public final class Sidebar extends VBox {
    private final ProgramList programs = new ProgramList();
    private final ScenarioList scenarios;
    private final Label watch = new Label();
    private final HandBar hand = new HandBar();
    private final FactRows facts = new FactRows();
    private final ParameterPanel parameters = new ParameterPanel();
    /** The scenario that runs, if one does, and what is said while nobody browses. */
    private Optional<Scenario> shown = Optional.empty();
    private String said = "";

    /** A sidebar over a catalogue. */
    public Sidebar(Catalogue catalogue) {
        scenarios = new ScenarioList(catalogue);
        getStyleClass().add("sidebar");
        Label heading = new Label("SCENARIO");
        heading.getStyleClass().add("caps");
        watch.setId("watch");
        watch.getStyleClass().add("watch-text");
        watch.setMinHeight(Region.USE_PREF_SIZE);
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        VBox.setVgrow(scenarios, Priority.SOMETIMES);
        scenarios.setMinHeight(190);
        scenarios.setPrefHeight(250);
        scenarios.setMaxHeight(420);
        scenarios.setOnBrowsed(this::preview);
        VBox above = inset(programs);
        above.managedProperty().bind(programs.visibleProperty());
        getChildren().addAll(above, inset(heading), scenarios, inset(rule), scroll());
    }

    private ScrollPane scroll() {
        VBox content = new VBox(watch, hand, facts, parameters);
        content.getStyleClass().add("content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.setPrefHeight(0); // what the list leaves: list and parameters share a tall window
        return scroll;
    }

    private static VBox inset(Region inner) {
        VBox box = new VBox(inner);
        box.getStyleClass().add("inset");
        return box;
    }

    /** The list of programs. */
    public ProgramList programs() {
        return programs;
    }

    /** The list of scenarios. */
    public ScenarioList scenarios() {
        return scenarios;
    }

    /** The parameters. */
    public ParameterPanel parameters() {
        return parameters;
    }

    /** What can be done by hand. */
    public HandBar hand() {
        return hand;
    }

    /** Shows a scenario as the one that runs: marks it, and says what to watch in it. */
    public void describe(Scenario scenario) {
        programs.showNone();
        shown = Optional.of(scenario);
        said = scenario.about().watch();
        scenarios.show(scenario);
        watch.setText(said);
        facts.show(List.of());
        show(parameters, true);
    }

    /** Says what the scenario is that somebody looks at in the list, or again what is shown. */
    private void preview(Optional<Scenario> browsed) {
        watch.setText(browsed.filter(scenario -> !shown.equals(browsed))
                .map(scenario -> "“" + scenario.about().title() + "”, not started; Enter runs it.\n\n" + scenario.about().watch())
                .orElse(said));
    }

    /**
     * Says that programs are shown, and no scenario.
     *
     * @param title what they are called together
     * @param next what the next run will be, whose parameters stand below
     */
    public void describePrograms(String title, Scenario next) {
        scenarios.showNone();
        shown = Optional.empty();
        said = title + ": shown as it happens. Run plays “" + next.about().title() + "”, with the parameters below.";
        watch.setText(said);
        facts.show(List.of());
        show(parameters, true);
    }

    /**
     * Says that a file is shown, with what is known of it, and what Run plays.
     *
     * @param name the file's name
     * @param recorded the scenario that it is a run of, where it is known: then the parameters shown are the file's
     * @param next what the next run will be
     * @param facts what else is known of the file
     */
    public void describeFile(String name, Optional<Scenario> recorded, Scenario next, List<FileFacts.Fact> facts) {
        programs.showNone();
        scenarios.showNone();
        shown = Optional.empty();
        String title = "“" + next.about().title() + "”";
        said = "The file " + name + " is shown"
                + recorded.map(scenario -> ", a run of " + title + ". Run plays it again, with its parameters below.\n\n"
                        + scenario.about().watch()).orElse(". Run plays " + title + ", not the file.");
        watch.setText(said);
        this.facts.show(facts);
        show(parameters, recorded.isPresent());
    }

    private static void show(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
