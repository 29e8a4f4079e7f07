/**
 * What a picture is made of: boxes, shapes, text in roles of colours, and rows of bars. Knows nothing of runs.
 *
 * <p>{@link io.poolscope.render.shape.DrawList} is a picture to be painted, written as SVG or compared as text; {@link
 * io.poolscope.render.shape.Ink} is a role of colour, {@link io.poolscope.render.shape.Palette} gives the roles their colours.
 */
package io.poolscope.render.shape;
