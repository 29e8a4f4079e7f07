/**
 * Charts of sweeps and trials as draw lists: {@link io.poolscope.render.chart.Chart} is one, {@link
 * io.poolscope.render.chart.ChartLayout} lays some out, {@link io.poolscope.render.chart.Charts} makes them of measurements.
 */
package io.poolscope.render.chart;
