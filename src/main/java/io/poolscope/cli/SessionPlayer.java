package io.poolscope.cli;

import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.ProgressLine;
import io.poolscope.scenario.SharedParameter;
import io.poolscope.session.Message;
import io.poolscope.session.Session;
import io.poolscope.session.SessionState;
import io.poolscope.timeline.Outcome;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.Tasks;
import io.poolscope.words.DurationWords;
import java.time.Duration;
import java.util.List;

/** Plays a session to its end, with a progress bar and its messages on standard error. Used by one thread. */
public final class SessionPlayer {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Host host;
    private int told;

    public SessionPlayer(Host host) {
        this.host = host;
    }

    /** Returns whether it came to its end without an error. */
    public boolean toTheEnd(Session session) throws InterruptedException {
        int expected = expectedTasks(session);
        try (ProgressLine line = new ProgressLine(host.err(), host.terminal())) {
            session.recording().ifPresent(recording -> recording.growsBeside().ifPresent(beside -> line.ifInterrupted(
                    "poolscope: interrupted; the run so far is in " + beside + ", and " + recording.file() + " is as it was")));
            session.start();
            while (!session.await(LOOK)) {
                tell(session, line);
                show(session, expected, line);
            }
            tell(session, line);
        }
        return session.state() == SessionState.FINISHED;
    }

    private void tell(Session session, ProgressLine line) {
        List<Message> messages = session.messages();
        for (; told < messages.size(); told++) {
            line.clear();
            host.err().println("poolscope: " + messages.get(told).text());
        }
        host.err().flush();
    }

    private static void show(Session session, int expected, ProgressLine line) {
        Snapshot snapshot = session.snapshot();
        Tasks tasks = snapshot.tasks();
        long ended = 0;
        for (Outcome outcome : Outcome.values()) {
            ended += outcome.ended() ? tasks.count(outcome) : 0;
        }
        long all = Math.max(expected, tasks.submittedCount());
        line.show(all == 0 ? 0 : (double) ended / all, ended + " of " + all + " tasks · " + DurationWords.of(session.now()));
    }

    /** How many tasks there will be, if the scenario has a parameter that says so; else 0. */
    private static int expectedTasks(Session session) {
        String text = session.info().parameters().getOrDefault(SharedParameter.TASKS.id(), "");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
