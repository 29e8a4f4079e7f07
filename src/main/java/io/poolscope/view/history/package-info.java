/**
 * How much of a run's history the window keeps: {@link io.poolscope.view.history.HistorySheet} asks,
 * {@link io.poolscope.view.history.HistoryText} says it in words, also what was dropped.
 */
package io.poolscope.view.history;
