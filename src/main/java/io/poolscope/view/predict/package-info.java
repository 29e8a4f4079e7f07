/**
 * The next run, simulated while its sliders move. {@link io.poolscope.view.predict.Predictor} asks the simulation off the
 * JavaFX thread; a {@link io.poolscope.view.predict.Prediction} becomes the ghost under the lanes and a figure in the
 * status line.
 */
package io.poolscope.view.predict;
