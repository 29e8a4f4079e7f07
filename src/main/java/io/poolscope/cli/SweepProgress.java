package io.poolscope.cli;

import io.poolscope.cli.options.Host;
import io.poolscope.cli.options.ProgressLine;
import io.poolscope.session.trial.SweepRuns;
import io.poolscope.words.DurationWords;

/** Says on standard error how a sweep goes on. Used by one thread. */
final class SweepProgress implements SweepRuns.Listener {
    private final Host host;
    private final int repeats;
    /** Of the run that goes on; null between two. */
    private ProgressLine line;

    SweepProgress(Host host, int repeats) {
        this.host = host;
        this.repeats = repeats;
    }

    @Override
    public void running(int workers, int run, long now) {
        show(workers + (workers == 1 ? " worker, " : " workers, "), run, now);
    }

    @Override
    public void trying(String parameter, int value, int run, long now) {
        show(parameter + " " + value + ", ", run, now);
    }

    private void show(String what, int run, long now) {
        if (line == null) {
            line = new ProgressLine(host.err(), host.terminal());
        }
        line.show(-1, what + (run == 0 ? "warming up" : "run " + run + " of " + repeats) + " · " + DurationWords.of(now));
    }

    @Override
    public void ended() {
        if (line != null) {
            line.close();
            line = null;
        }
    }

    @Override
    public void told(String problem) {
        host.err().println("poolscope: " + problem);
    }
}
