/**
 * What the window remembers between two starts. {@link io.poolscope.view.settings.Settings} is the value,
 * {@link io.poolscope.view.settings.SettingsFile} keeps it; both stand at the window's edge and know no control.
 */
package io.poolscope.view.settings;
