/**
 * What all parts around the timeline share: {@link io.poolscope.view.timeline.model.TimelineModel} holds the run that is shown, the
 * window of time, the selection and the playhead; {@link io.poolscope.view.timeline.model.RunFeed} is where its snapshots come from.
 * No part knows another, all know the model. All of it belongs to the JavaFX thread.
 */
package io.poolscope.view.timeline.model;
