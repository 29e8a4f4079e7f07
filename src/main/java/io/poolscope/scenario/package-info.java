/**
 * Scenarios: small programs over observed executors that a person runs, watches and changes by typed parameters. Each
 * brings its own source text in Java and Python, whose lines light up as its threads reach them.
 *
 * <p>A {@link io.poolscope.scenario.Scenario} declares {@link io.poolscope.scenario.Parameter}s and plays on a
 * {@link io.poolscope.scenario.RunStage}, which owns its threads and pools and gives it the run's clock and port.
 * {@link io.poolscope.scenario.SourceText} is what the code pane shows. The scenarios themselves are in
 * {@code scenario.catalogue}.
 *
 * <pre>
 * ParameterValues ─▶ Scenario.play(Stage) ─▶ ObservedExecutor … ─▶ EventPort ─▶ (bus)
 * </pre>
 */
package io.poolscope.scenario;
