/**
 * Advice on how to run some work: {@link io.poolscope.view.advise.AdvisorModel} reads what a person says of it, or measures the run that
 * is shown, and asks the analysis; {@link io.poolscope.view.advise.AdvisorPane} is the form and the answer.
 */
package io.poolscope.view.advise;
