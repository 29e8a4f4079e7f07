/**
 * Draws a run without a toolkit: lays a snapshot of the timeline out in a viewport and says what to paint where, in
 * shapes and roles of colours, and what lies under a point. The window, PNG, SVG and the tests all take the same
 * picture from here.
 *
 * <p>{@link io.poolscope.render.PictureLayout} makes a {@link io.poolscope.render.Picture} of a snapshot, a
 * {@link io.poolscope.render.Viewport} and a {@link io.poolscope.render.PictureStyle}; a picture holds the
 * {@link io.poolscope.render.shape.DrawList} and answers {@link io.poolscope.render.Hit}s. A
 * {@link io.poolscope.render.shape.Palette} gives the roles ({@link io.poolscope.render.shape.Ink}) their colours, only when it is
 * painted.
 *
 * <pre>
 * timeline.Snapshot ─┐
 * Viewport ──────────┼─▶ PictureLayout ─▶ Picture ─┬─▶ DrawList ─▶ Painter (window, PNG) / SvgWriter
 * PictureStyle ──────┘                             └─▶ hit(x, y) ─▶ Hit
 * </pre>
 *
 * <p>More than thirty classes stand here side by side: the sections of a picture and its layout call each other, as a layout asks each
 * section for its height and each section asks for its place. What knows nothing of a run is in {@code shape}, charts are in
 * {@code chart}.
 */
package io.poolscope.render;
