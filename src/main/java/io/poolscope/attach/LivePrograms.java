package io.poolscope.attach;

import io.poolscope.event.EventBatch;
import io.poolscope.session.Message;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The programs that are observed now, and the runs that are made of them: what the window's list and {@code poolscope
 * watch} share. Thread-safe. Owned by whoever made it; {@link #close()} lets the programs go.
 */
public final class LivePrograms implements ProgramEvents, AutoCloseable {
    private final List<JoinedPrograms> runs = new CopyOnWriteArrayList<>();
    private final Runnable onChange;
    private final ProgramListener listener;

    /** How to begin to listen for programs, whose events are given to what is handed over. */
    @FunctionalInterface
    public interface Opener {
        /** Begins. */
        ProgramListener open(ProgramEvents events) throws IOException;
    }

    /**
     * Begins to listen.
     *
     * @param opener where to listen: usually {@link ProgramListener#usual(ProgramEvents)}
     * @param onChange called when a program comes or goes, on a thread of its connection
     * @throws IOException if that can't be, in one line
     */
    public LivePrograms(Opener opener, Runnable onChange) throws IOException {
        this.onChange = onChange;
        listener = opener.open(this);
    }

    /**
     * A run of programs side by side, with what is still so of those that are here already; for a session.
     *
     * @param chosen which programs
     */
    public JoinedPrograms run(String title, Predicate<ObservedProgram> chosen) {
        JoinedPrograms run = new JoinedPrograms(title, listener.facts(), listener.programs(), chosen);
        runs.add(run);
        return run;
    }

    /** The programs that were seen, in the order in which they came. */
    public List<ObservedProgram> all() {
        return listener.programs();
    }

    /** Where it listens, as a person reads it. */
    public String where() {
        return listener.entry().toString();
    }

    @Override
    public void accept(ObservedProgram program, EventBatch batch) throws InterruptedException {
        runs.removeIf(JoinedPrograms::isStopped);
        for (JoinedPrograms run : runs) {
            run.accept(program, batch);
        }
    }

    @Override
    public void changed(ObservedProgram program) {
        String how = switch (program.standing()) {
            case CONNECTED -> program.events() == 0 ? " is here" : " is here again";
            case GONE -> " is gone";
            case ENDED -> " has ended";
        };
        runs.forEach(run -> run.tell(Message.Level.NOTICE, program.info() + how));
        onChange.run();
    }

    @Override
    public void problem(String line) {
        runs.forEach(run -> run.tell(Message.Level.WARNING, line));
    }

    /** Cuts all connections; programs come again. For tests. */
    void cut() throws IOException {
        listener.cut();
    }

    @Override
    public void close() throws IOException {
        runs.forEach(JoinedPrograms::stop);
        listener.close();
    }
}
