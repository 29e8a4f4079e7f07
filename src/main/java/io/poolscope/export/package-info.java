/**
 * Hands pictures on: PNG and SVG from the draw list that the window paints, so that a figure shows what the window
 * showed, at any scale and never from a screenshot.
 *
 * <p>{@link io.poolscope.export.Painter} is what paints a draw list to {@link io.poolscope.export.Pixels}; the view has
 * the only one. {@link io.poolscope.export.PngEncoder} and {@link io.poolscope.export.SvgWriter} write files, whole or not at
 * all by {@link io.poolscope.file.WholeFile}.
 *
 * <pre>
 * render.DrawList ─┬─▶ Painter ─▶ Pixels ─▶ PngEncoder
 *                  └─▶ SvgWriter
 * </pre>
 */
package io.poolscope.export;
