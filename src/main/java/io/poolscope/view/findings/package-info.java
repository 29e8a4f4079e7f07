/**
 * Findings beside the picture. {@link io.poolscope.view.findings.FindingCards} shows what the analysis found, as cards
 * that lead to the place; it stands at the end of the flow, after the analysis.
 */
package io.poolscope.view.findings;
