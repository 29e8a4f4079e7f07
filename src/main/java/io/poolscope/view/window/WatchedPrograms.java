package io.poolscope.view.window;

import io.poolscope.attach.LivePrograms;
import io.poolscope.attach.ObservedProgram;
import io.poolscope.session.Message;
import io.poolscope.view.programs.ProgramList;
import io.poolscope.view.run.RunModel;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The programs that show themselves to the window: it listens for them, lists them, and shows those that are chosen.
 * For the JavaFX thread.
 */
final class WatchedPrograms {
    private final RunModel model;
    private final ProgramList list;
    private final Toasts toasts;
    /** Null while nobody listens. */
    private LivePrograms programs;

    WatchedPrograms(RunModel model, ProgramList list, Toasts toasts) {
        this.model = model;
        this.list = list;
        this.toasts = toasts;
        list.setOnChosen(this::watch);
    }

    /** Listens; where that can't be, it is told and the window goes on. */
    void listen(LivePrograms.Opener where) {
        try {
            programs = new LivePrograms(where, () -> {});
        } catch (IOException e) {
            toasts.show(Message.Level.WARNING, "Programs can't show themselves here: " + e.getMessage());
        }
    }

    private void watch(List<ObservedProgram> chosen) {
        String title = chosen.stream().map(program -> program.info().title()).distinct().collect(Collectors.joining(", "));
        model.watch(programs.run(title, chosen::contains));
    }

    /** To be called once a frame. */
    void pulse(long now) {
        if (programs != null) {
            list.pulse(programs.all(), now);
        }
    }

    /** Listens no more; what could not be taken away is told in one line. */
    void close(Consumer<String> lastWords) {
        if (programs != null) {
            try {
                programs.close();
            } catch (IOException e) {
                lastWords.accept("the place where programs show themselves could not be taken away: " + e.getMessage());
            }
        }
    }
}
