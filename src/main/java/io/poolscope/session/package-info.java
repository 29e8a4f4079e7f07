/**
 * One run from start to end, without a window: its clock, its threads, its bus and pump, its timeline and its recording. The window
 * and the commands drive the same {@link io.poolscope.session.Session}.
 *
 * <p>A {@link io.poolscope.session.RunSource} says where the events come from: a scenario that is played on a {@link
 * io.poolscope.session.clock.ScenarioClock}, which can be paused, stepped and scaled, a simulation, or a file ({@link
 * io.poolscope.session.FileSource}), which the {@link io.poolscope.session.warmup.ReaderWarmUp} has made the JVM ready to read.
 *
 * <pre>
 * scenario, simulation, file ── RunSource.pump ──▶ Session ──▶ timeline, tape, recording, event log
 * view, cli ── start, pause, step, speed, stop ──▶ Session ──▶ RunSource
 * </pre>
 */
package io.poolscope.session;
