/**
 * Times, shares and numbers as people type and read them: one grammar for every place where one is typed, and one way to write each. Needs
 * only the JDK.
 *
 * <p>{@link io.poolscope.words.TimeGrammar} reads times and {@link io.poolscope.words.DurationWords} writes them;
 * {@link io.poolscope.words.Percent}, {@link io.poolscope.words.CountWords}, {@link io.poolscope.words.TaskNumber} and
 * {@link io.poolscope.words.EnumWords} write shares, counts, the numbers of tasks and the constants of enumerations.
 * {@link io.poolscope.words.ProgramVersion} says which Poolscope this is.
 */
package io.poolscope.words;
