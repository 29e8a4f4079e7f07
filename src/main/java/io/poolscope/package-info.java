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
 * import whom stands in {@code ArchitectureTest}.
 *
 * <p>To get to know it, read {@link io.poolscope.Main}, then {@link io.poolscope.event}, then {@code ThreeTaskRunTest}, which follows three
 * tasks from workload to picture, then {@link io.poolscope.timeline}, {@code render} and {@code view}.
 */
package io.poolscope;
