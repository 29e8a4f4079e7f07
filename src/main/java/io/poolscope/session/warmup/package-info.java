/**
 * Makes the JVM ready before somebody waits for it: {@link io.poolscope.session.warmup.ClassWarmUp} has the classes of a run loaded
 * and compiled, {@link io.poolscope.session.warmup.ReaderWarmUp} those that read a file.
 */
package io.poolscope.session.warmup;
