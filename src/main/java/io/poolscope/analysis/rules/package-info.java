/**
 * Findings: what stands out in a run, why, and what would help. A {@link io.poolscope.analysis.rules.Rule} is a stateless class of
 * its own that looks for one trouble; {@link io.poolscope.analysis.rules.Findings} asks them all; {@link
 * io.poolscope.analysis.rules.Finding} is what one of them says.
 *
 * <pre>
 * snapshot, statistics ─▶ RuleContext ─▶ each Rule ─▶ Finding ─ remedy simulated ─▶ gain
 * </pre>
 */
package io.poolscope.analysis.rules;
