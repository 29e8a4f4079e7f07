package io.poolscope.scenario;

/**
 * Something that a person may do by hand in a running scenario.
 *
 * @param id its name within the scenario
 * @param label what its button says
 * @param onTask whether it acts on the selected task
 */
public record HandAction(String id, String label, boolean onTask) {
}
