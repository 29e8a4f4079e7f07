/**
 * Turns draw lists into pixels, the only place that does: the window's picture and every exported one come from here.
 *
 * <p>{@link io.poolscope.view.paint.PictureSurface} shows a draw list in a window,
 * {@link io.poolscope.view.paint.FxPainter} paints one for export. Both paint the base layer with an own rasteriser
 * into an array of pixels, where a bar row costs its width once and a copy for its height, and the overlay on a canvas.
 *
 * <pre>
 * DrawList ─┬─ base ────▶ Rasteriser ─▶ int[] ─▶ PixelBuffer ─┐
 *           └─ overlay ─▶ OverlayPainter ─▶ Canvas ───────────┴─▶ window, or Pixels
 * </pre>
 */
package io.poolscope.view.paint;
