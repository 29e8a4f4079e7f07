/**
 * What would have been with other numbers: a run's tasks are read back into a workload and simulated again with one thing changed.
 *
 * <p>{@link io.poolscope.analysis.whatif.WhatIf} asks, {@link io.poolscope.analysis.whatif.Extraction} is the workload that was read
 * from a run with the assumptions it rests on, {@link io.poolscope.analysis.whatif.Knob} is what can be changed, {@link
 * io.poolscope.analysis.whatif.Forecast} and {@link io.poolscope.analysis.whatif.Difference} are answers, {@link
 * io.poolscope.analysis.whatif.Sweep} is the answer for many values.
 *
 * <pre>
 * snapshot ─▶ Extractor ─▶ Extraction ─ Knob ─▶ simulation ─▶ Forecast ─▶ Difference, Sweep
 * </pre>
 */
package io.poolscope.analysis.whatif;
