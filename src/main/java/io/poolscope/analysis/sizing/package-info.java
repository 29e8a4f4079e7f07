/**
 * How many workers: what a sweep or trials say of the knee, and what to advise before anything was run.
 *
 * <p>{@link io.poolscope.analysis.sizing.Scaling} reads measured {@link io.poolscope.analysis.sizing.Trial}s, {@link
 * io.poolscope.analysis.sizing.Usl} fits the universal scalability law to them, {@link io.poolscope.analysis.sizing.Advisor} turns a
 * description of the work into {@link io.poolscope.analysis.sizing.Advice}.
 */
package io.poolscope.analysis.sizing;
