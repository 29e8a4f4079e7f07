package io.poolscope.view.run;

import io.poolscope.scenario.ParameterValues;
import io.poolscope.scenario.Scenario;

/**
 * What a run of this sitting was started with.
 *
 * @param number its number in this sitting, from 1
 */
record StartedRun(int number, Scenario scenario, ParameterValues values) {
}
