package io.poolscope.view.window;

import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.Message;
import io.poolscope.session.Session;
import io.poolscope.view.run.RunModel;
import io.poolscope.view.sidebar.FileFacts;
import io.poolscope.view.sidebar.Sidebar;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What Run plays while a file is shown: the file's own scenario with its own parameters where it is known, else what was chosen before. The
 * person's own choice is kept meanwhile, and comes back when the file goes. For the JavaFX thread.
 */
final class FileChoice {
    private final RunModel model;
    private final Sidebar sidebar;
    private final Toasts toasts;
    private final BiConsumer<Scenario, ParameterValues> choose;
    /** What was chosen before the file that is shown, of a known scenario, was opened; null where no such file is shown. */
    private ChosenRun before;

    /** @param choose makes a scenario with its values what Run plays */
    FileChoice(RunModel model, Sidebar sidebar, Toasts toasts, BiConsumer<Scenario, ParameterValues> choose) {
        this.model = model;
        this.sidebar = sidebar;
        this.toasts = toasts;
        this.choose = choose;
    }

    /** Shows what is known of a file at the side, and chooses what Run plays. */
    void show(Session session, Optional<Scenario> recorded) {
        ChosenRun own = own();
        recorded.ifPresentOrElse(scenario -> {
            ChosenRun again = ChosenRun.of(scenario, session.info().parameters(),
                    bad -> toasts.show(Message.Level.WARNING, "A parameter of the file was left out: " + bad));
            choose.accept(again.scenario(), again.values());
        }, () -> choose.accept(own.scenario(), own.values()));
        before = recorded.isPresent() ? own : null;
        sidebar.describeFile(session.file().orElseThrow().getFileName().toString(), recorded, model.scenarioProperty().get(),
                FileFacts.of(session.statedFacts()));
    }

    /** No file is shown: where one could not be read after all, what was chosen before is chosen again. */
    void leave() {
        if (before != null && !model.sessionProperty().get().info().scenario().equals(model.scenarioProperty().get().about().id())) {
            choose.accept(before.scenario(), before.values());
        }
        before = null;
    }

    /** What the person has chosen, whatever file is shown. */
    ChosenRun own() {
        return before == null ? new ChosenRun(model.scenarioProperty().get(), model.valuesProperty().get()) : before;
    }
}
