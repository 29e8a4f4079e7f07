/**
 * Turns draw lists into pixels, the only place that does: the window's picture and every exported one come from here.
 *
 * <p>{@link io.poolscope.view.paint.PictureSurface} shows a draw list in a window,
 * {@link io.poolscope.view.paint.FxPainter} paints one for export. Both paint all of it with an own rasteriser
 * into an array of pixels, where a bar row costs its width once and a copy for its height, and a letter is a mask that the toolkit
 * made once: so the toolkit has nothing left to do but to copy the pixels, and every picture looks as the window does.
 * {@link io.poolscope.view.paint.FrameThreads} is the threads that help to draw a window's frames.
 *
 * <pre>
 * DrawList ─▶ Rasteriser ─┬─ bars, lines, curves ─▶ int[] ─▶ PixelBuffer ─▶ window, or Pixels
 *                         └─ text ─▶ GlyphSheet ◀─ letters ─ toolkit
 * </pre>
 */
package io.poolscope.view.paint;
