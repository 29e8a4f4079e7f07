/**
 * Charts in the window: {@link io.poolscope.view.chart.ChartPane} paints what {@code render} lays out, in the window's look;
 * {@link io.poolscope.view.chart.ChartFiles} saves the same as a picture or a table.
 */
package io.poolscope.view.chart;
