/**
 * What a run's timeline says in figures and sentences: statistics of a range, findings with their cause and remedy,
 * and what would have been with other numbers. Stateless over immutable snapshots, so everything here may be asked
 * from any thread, live or afterwards.
 *
 * <p>Four rooms, each may use those before it: {@link io.poolscope.analysis.statistics}, {@link io.poolscope.analysis.whatif},
 * {@link io.poolscope.analysis.rules}; {@link io.poolscope.analysis.sizing} uses the first two.
 *
 * <pre>
 * timeline snapshot ─▶ statistics, rules ─▶ render, view, cli
 *         └─ workload of the run ─▶ simulation ─▶ whatif, sizing
 * </pre>
 */
package io.poolscope.analysis;
