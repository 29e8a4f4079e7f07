/**
 * The window's keys: one table that both acts and explains itself, so that the page of keys can't fall behind.
 * {@link io.poolscope.view.keys.Shortcut} is a line of that page, {@link io.poolscope.view.keys.ShortcutTable} what acts,
 * {@link io.poolscope.view.keys.KeysSheet} the page.
 */
package io.poolscope.view.keys;
