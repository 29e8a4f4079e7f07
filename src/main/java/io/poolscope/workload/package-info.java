/**
 * What a run is to do, as immutable data: the tasks, when they arrive, how long they take, the pool that runs them and
 * how their results are delivered. The same {@link io.poolscope.workload.Workload} is run on real threads by a scenario
 * and on virtual time by the simulation, and is what a what-if changes one number of.
 *
 * <p>Main types: {@link io.poolscope.workload.Workload} and its parts {@link io.poolscope.workload.PoolSpec},
 * {@link io.poolscope.workload.DeliverySpec}, {@link io.poolscope.workload.StageSpec}; numbers come from a
 * {@link io.poolscope.workload.Distribution}.
 *
 * <pre>
 * Workload ─┬─▶ scenario ─drives─▶ executor ─▶ events
 *           └─▶ simulation (virtual time) ───▶ events
 * </pre>
 *
 * <p>Every number is drawn by position, not in turn ({@link io.poolscope.workload.Draws}): the duration of task 7 is
 * the same whether there are ten tasks or a million, whatever other numbers were asked before, and on any thread.
 */
package io.poolscope.workload;
