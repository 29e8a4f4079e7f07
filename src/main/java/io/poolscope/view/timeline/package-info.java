/**
 * The picture of a run with all that hands and keys do to it. {@link io.poolscope.view.timeline.TimelinePane} is the picture,
 * {@link io.poolscope.view.timeline.TransportBar} plays it, {@link io.poolscope.view.timeline.TimelineInWords} tells it to a screen reader.
 * Around it stand the inspector, the statistics, the event log, the search and the text table; all share one
 * {@link io.poolscope.view.timeline.model.TimelineModel}, and no part knows another. What needs no toolkit lies in
 * {@link io.poolscope.explore}.
 *
 * <pre>
 * RunFeed ─▶ TimelineModel.pulse(), once a frame ─┬─▶ TimelinePane ─ PictureLayout ─▶ PictureSurface
 *                 ▲                               ├─▶ TaskInspector, StatisticsPane, CodePane
 *                 └── gestures, keys, search ◀────┴─▶ EventLogPane, SearchBar
 * </pre>
 */
package io.poolscope.view.timeline;
