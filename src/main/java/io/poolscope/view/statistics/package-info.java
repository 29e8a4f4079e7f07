/**
 * Statistics of the run, the range or the visible part, as rows and histograms: {@link io.poolscope.view.statistics.StatisticsPane}.
 * The figures are counted off the window's thread.
 */
package io.poolscope.view.statistics;
