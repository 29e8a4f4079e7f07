/**
 * A scenario's parameters as controls: sliders, ranges, choices and typed entry, chosen by the kind of each value.
 * {@link io.poolscope.view.parameter.ParameterPanel} is the whole panel, {@link io.poolscope.view.parameter.ParameterModel}
 * what the controls of one parameter share, {@link io.poolscope.view.parameter.Scale} how numbers lie along a slider.
 * Chosen values leave through one listener, towards the run.
 */
package io.poolscope.view.parameter;
