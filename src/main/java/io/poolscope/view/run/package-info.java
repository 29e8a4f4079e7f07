/**
 * The run behind the window as a view model: what is shown, what comes next, and the commands on both.
 * {@link io.poolscope.view.run.RunModel} stands between the session and all controls and knows none of them.
 */
package io.poolscope.view.run;
