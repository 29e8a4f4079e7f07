package io.poolscope.view.run;

import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;
import io.poolscope.session.Session;
import io.poolscope.timeline.Snapshot;
import io.poolscope.view.timeline.model.RunFeed;
import io.poolscope.words.DurationWords;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A run of this sitting that another took the place of: it has ended, and can be shown again. Immutable.
 *
 * @param number its place among the runs of this sitting, from 1
 * @param session the run, which has been told to end
 * @param feed the run as the timeline takes it
 * @param scenario what was played
 * @param values the values that it was started with
 * @param messagesTold how many of its messages a person has been told
 */
public record KeptRun(int number, Session session, RunFeed feed, Scenario scenario, ParameterValues values, int messagesTold) {
    /** Refuses a run without one of its parts. */
    public KeptRun {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(values, "values");
    }

    /** What tells it from others in one line: "3  Ordered stream · 5.93 s · Workers 6". */
    public String words() {
        Snapshot snapshot = session.snapshot();
        List<String> parts = List.of(scenario.about().title(), DurationWords.of(Math.max(0, snapshot.end())), changed());
        return number + "  " + String.join(" · ", parts);
    }

    /** The parameters that were not the usual ones. */
    private String changed() {
        String changed = values.parameters().stream().filter(this::isChanged).map(this::word).collect(Collectors.joining(", "));
        return changed.isEmpty() ? "usual parameters" : changed;
    }

    private <T> boolean isChanged(Parameter<T> parameter) {
        return !parameter.format(values.get(parameter)).equals(parameter.format(parameter.defaultValue()));
    }

    private <T> String word(Parameter<T> parameter) {
        return parameter.label() + " " + parameter.format(values.get(parameter));
    }
}
