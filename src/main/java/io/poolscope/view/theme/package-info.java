/**
 * The dark and the light look of the window. {@link io.poolscope.view.theme.Theme} lays our style sheets over
 * AtlantaFX's; it stands beside the flow: everything that has a scene asks it for its sheets.
 */
package io.poolscope.view.theme;
