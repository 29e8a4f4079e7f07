/**
 * What a run's timeline says in figures and sentences: statistics of a range, findings with their cause and remedy,
 * and what would have been with other numbers. Stateless over immutable snapshots, so everything here may be asked
 * from any thread, live or afterwards.
 *
 * <p>Main types: {@link io.poolscope.analysis.RangeStatistics}, {@link io.poolscope.analysis.RunSummary},
 * {@link io.poolscope.analysis.Finding}.
 *
 * <pre>
 * timeline snapshot ─▶ statistics, findings ─▶ render, view, cli
 *         └─ workload of the run ─▶ simulation ─▶ what-if, sweep
 * </pre>
 */
package io.poolscope.analysis;
