/**
 * Runs a workload on virtual time: no thread, no clock, the same events as a real run, millions of tasks a second, the
 * same every time. It calls no executor code; that both say the same is what the agreement test is for.
 *
 * <p>Main types: {@link io.poolscope.simulation.Simulator} runs, {@link io.poolscope.simulation.EventColumns} keeps the
 * events of a run in little memory.
 *
 * <pre>
 * Workload ─▶ Simulator ─▶ EventConsumer (timeline, EventColumns, recording)
 * </pre>
 */
package io.poolscope.simulation;
