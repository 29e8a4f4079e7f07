/**
 * How many workers, by real runs: {@link io.poolscope.view.sweep.SweepModel} plays the chosen scenario with each number off the JavaFX
 * thread, {@link io.poolscope.view.sweep.SweepForm} is where a person says which and reads what is recommended, and
 * {@link io.poolscope.view.sweep.SweepPane} shows charts and figures.
 */
package io.poolscope.view.sweep;
