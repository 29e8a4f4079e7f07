/**
 * The timeline and what stands around it: the picture with all that hands and keys do to it, the inspector, the
 * statistics, the code, the event log and the search. Everything shares one {@link io.poolscope.view.pane.TimelineModel}, and
 * no part knows another.
 *
 * <p>{@link io.poolscope.view.pane.RunFeed} is what it is given, {@link io.poolscope.view.pane.TimelinePane} the picture.
 * What needs no toolkit lies beneath: {@code navigate} (time windows), {@code walk} (tasks, flows, landmarks),
 * {@code find} (search), {@code log} (events).
 *
 * <pre>
 * RunFeed ─▶ TimelineModel.pulse(), once a frame ─┬─▶ TimelinePane ─ SceneLayout ─▶ PictureSurface
 *                 ▲                               ├─▶ TaskInspector, StatisticsPane, CodePane
 *                 └── gestures, keys, search ◀────┴─▶ EventLogPane, SearchBar
 * </pre>
 */
package io.poolscope.view.pane;
