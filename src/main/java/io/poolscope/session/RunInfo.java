package io.poolscope.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run is, as the window, the summary and a recording say it.
 *
 * @param scenario the scenario's id, or a name for a run that is none
 * @param title what a person calls it
 * @param seed where its random numbers start; 0 for a run that has none
 * @param parameters its parameters as text by id, as they were at the start
 */
public record RunInfo(String scenario, String title, long seed, Map<String, String> parameters) {
    /** Keeps the parameters' order. */
    public RunInfo {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
