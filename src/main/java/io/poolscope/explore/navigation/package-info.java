/**
 * Where in a run one looks, and how one gets elsewhere: exact time windows as people type them, zooming and panning,
 * following the live end, going back, the order of lanes. Arithmetic only, without a toolkit, so that every rule of
 * the hand is a test of a few lines.
 *
 * <p>{@link io.poolscope.timeline.TimeRange} is the value that all of it speaks in;
 * {@link io.poolscope.explore.navigation.TimeText} reads and writes it; {@link io.poolscope.explore.navigation.WindowMotion}
 * moves it smoothly; {@link io.poolscope.explore.navigation.FollowLive} ties it to the present;
 * {@link io.poolscope.explore.navigation.NavigationHistory} remembers it; and
 * {@link io.poolscope.explore.navigation.Navigator} is all of these together.
 */
package io.poolscope.explore.navigation;
