/**
 * What a person can have done, and by which keys. {@link io.poolscope.view.keys.Command} is one such thing with its text, its keys and
 * whether it can be done now: menus and buttons are made from it, and {@link io.poolscope.view.keys.ShortcutTable} runs it by its
 * {@link io.poolscope.view.keys.Keystroke}. The same table explains itself, so that the page of keys can't fall behind:
 * {@link io.poolscope.view.keys.Shortcut} is a line of that page, {@link io.poolscope.view.keys.KeyLine} the line with its commands,
 * {@link io.poolscope.view.keys.KeysSheet} the page.
 */
package io.poolscope.view.keys;
