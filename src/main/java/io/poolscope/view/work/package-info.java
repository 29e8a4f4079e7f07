/**
 * Work beside the JavaFX thread: {@link io.poolscope.view.work.Newest} answers questions on a thread of its own, of which only the newest
 * counts. The views of what-if, sweep and advice think with it.
 */
package io.poolscope.view.work;
