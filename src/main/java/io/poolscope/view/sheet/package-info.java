/**
 * Sheets over the window in place of dialogs: {@link io.poolscope.view.sheet.Sheet} is the frame that the page of keys,
 * the export and others fill. They belong to the window alone.
 */
package io.poolscope.view.sheet;
