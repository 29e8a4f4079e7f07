/**
 * What a run would have been: {@link io.poolscope.view.whatif.WhatIfModel} asks the analysis off the JavaFX thread,
 * {@link io.poolscope.view.whatif.WhatIfPane} is where a person changes numbers and reads the differences, and
 * {@link io.poolscope.view.whatif.CounterfactualPane} shows the other run beneath the real one on the same clock, or the chart of a sweep.
 */
package io.poolscope.view.whatif;
