/**
 * Many runs in a row to measure something: {@link io.poolscope.session.trial.SweepRuns} plays a scenario once for each value of a
 * parameter, {@link io.poolscope.session.trial.AdviceTrials} as often as an advice needs, {@link
 * io.poolscope.session.trial.CodePrediction} simulates what a run would give.
 */
package io.poolscope.session.trial;
