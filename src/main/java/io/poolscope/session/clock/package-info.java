/**
 * The clock of a run. {@link io.poolscope.session.clock.ScenarioClock} scales time, stops it and lets it go on event by event;
 * threads that sleep or wait on it are woken in the order of their times.
 */
package io.poolscope.session.clock;
