/**
 * The timeline as a table of text, for screen readers and for those who rather read: {@link io.poolscope.view.table.TextTable}.
 */
package io.poolscope.view.table;
