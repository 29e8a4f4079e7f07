/**
 * Saving the picture from the window: {@link io.poolscope.view.picture.PictureSheet} asks what and where,
 * {@link io.poolscope.view.picture.PictureSaver} lays it out, paints and writes it. It leads from the view to export.
 */
package io.poolscope.view.picture;
