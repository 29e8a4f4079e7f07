/**
 * Draws a run without a toolkit: lays a snapshot of the timeline out in a viewport and says what to paint where, in
 * shapes and roles of colours, and what lies under a point. The window, PNG, SVG and the tests all take the same
 * picture from here.
 *
 * <p>{@link io.poolscope.render.SceneLayout} makes a {@link io.poolscope.render.Scene} of a snapshot, a
 * {@link io.poolscope.render.Viewport} and {@link io.poolscope.render.SceneOptions}; a scene holds the
 * {@link io.poolscope.render.DrawList} and answers {@link io.poolscope.render.Hit}s. A
 * {@link io.poolscope.render.Palette} gives the roles ({@link io.poolscope.render.Ink}) their colours, only when it is
 * painted.
 *
 * <pre>
 * timeline.Snapshot ─┐
 * Viewport ──────────┼─▶ SceneLayout ─▶ Scene ─┬─▶ DrawList ─▶ Painter (window, PNG) / SvgWriter
 * SceneOptions ──────┘                         └─▶ hit(x, y) ─▶ Hit
 * </pre>
 */
package io.poolscope.render;
