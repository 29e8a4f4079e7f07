/**
 * Findings beside the picture and in it. {@link io.poolscope.view.findings.FindingCards} shows what the analysis found, as cards
 * that lead to the place; {@link io.poolscope.view.findings.FindingHighlights} has the picture point out the one gone to last, and
 * deadlocks always.
 * It stands at the end of the flow, after the analysis.
 */
package io.poolscope.view.findings;
