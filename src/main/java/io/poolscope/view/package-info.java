/**
 * The window, in JavaFX: the last stop of the flow, where a run is seen and commanded. {@link io.poolscope.view.PoolscopeApp}
 * starts it; {@code window} is the frame, {@code timeline} the picture in its middle, {@code paint} the one painter.
 * Beside the run stand {@code whatif}, {@code sweep} and {@code advise}, which think on threads of their own ({@code work}) and draw
 * with {@code chart}.
 *
 * <pre>
 * session ─▶ run.RunModel ─▶ timeline.model.TimelineModel ─▶ timeline, inspector, statistics, eventlog, search, table
 *    ▲            ▲                    └─▶ whatif, sweep, advise ─▶ chart, a second timeline
 *    └── commands ┴── sidebar, parameter, window's toolbar and keys
 * </pre>
 *
 * All of it belongs to the JavaFX thread. Nothing is pushed at it: once a frame it takes the newest snapshot.
 */
package io.poolscope.view;
