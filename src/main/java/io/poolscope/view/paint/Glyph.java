package io.poolscope.view.paint;

/**
 * What a letter, or a whole run of text, covers of the pixels around its pen position.
 *
 * @param left the first column right of the pen; may be negative
 * @param top the first row below the baseline; mostly negative
 * @param width in device pixels
 * @param height in device pixels
 * @param cover how much of each pixel is covered, 0 to 255, row by row; never changed
 * @param advance how far the pen moves on, in pixels of the draw list
 */
record Glyph(int left, int top, int width, int height, byte[] cover, double advance) {
}
