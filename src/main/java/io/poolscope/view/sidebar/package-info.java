/**
 * The window's left side: choose a scenario, read what to watch, set its parameters.
 * {@link io.poolscope.view.sidebar.Sidebar} holds {@link io.poolscope.view.sidebar.ScenarioList} and the parameter panel;
 * what a person chooses goes to the run model.
 */
package io.poolscope.view.sidebar;
