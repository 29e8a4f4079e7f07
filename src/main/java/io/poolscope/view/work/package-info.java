/**
 * Work beside the JavaFX thread: {@link io.poolscope.view.work.Newest} answers questions on a thread of its own, of which only the newest
 * counts; {@link io.poolscope.view.work.Once} does what is done once. Both tell the window in one line what could not
 * be worked out, whether an
 * exception or an error was the reason.
 */
package io.poolscope.view.work;
