/**
 * Poolscope: an oscilloscope for executors. This package holds {@link io.poolscope.Main}, which wires the parts
 * together, and {@link io.poolscope.Training}, which the build lets the JVM learn from.
 *
 * <pre>
 * workload ─▶ scenario ─drives─▶ executor ──┐
 *     └─────▶ simulation (virtual time) ────┤─▶ event ─▶ bus ─▶ timeline ─▶ analysis ─▶ render ─▶ view / export
 * recording file ─wire─▶ replay ────────────┘           └─▶ recording
 * </pre>
 *
 * <p>Data moves from left to right only, and past the bus nothing knows whether events are live, simulated or replayed. Control (run,
 * pause, step, resize) moves through one {@code session}, which the window ({@code view}) and the commands ({@code cli}) share. Who may
 * import whom, rooms and sub-rooms, stands in {@code ArchitectureTest}.
 *
 * <p>Three walks through the rooms:
 *
 * <pre>
 * An event: executor.ObservedTask stamps and emits ─▶ bus.Ring, by the task's thread ─▶ bus.BusPump drains and merges ─▶ session.Session
 *   ─▶ timeline.Timeline folds (SliceFold, LaneFold) into timeline.column ─▶ a Snapshot, once a frame ─▶ view.timeline.model.TimelineModel
 *   ─▶ render.PictureLayout asks each section, such as WorkerArea ─▶ SpanRowDrawing ─▶ render.shape.DrawList ─▶ view.paint.PictureSurface
 *
 * A slider: view.parameter.ValueSlider ─▶ ParameterModel, typed ─▶ view.run.RunModel asks whether it acts now ─▶ session.Session
 *   ─▶ session.LiveSource, on a thread for what is done by hand ─▶ scenario.RunStage tells the scenario
 *   ─▶ executor.ObservedExecutor resizes
 *   ─▶ PoolResized, an event as above
 *
 * A byte of a file: view.window.FileActions or cli.OpenCommand ─▶ session.FileSource ─▶ recording.RecordingReader reads ahead
 *   ─▶ wire.WireReader checks and decodes a block ─▶ recording.EventCheck refuses what can't be ─▶ session.Session, as from the bus
 * </pre>
 *
 * <p>To get to know it, read {@link io.poolscope.Main}, then {@link io.poolscope.event}, then {@code ThreeTaskRunTest}, which follows three
 * tasks from workload to picture, then {@link io.poolscope.timeline}, {@code render} and {@code view}.
 */
package io.poolscope;
