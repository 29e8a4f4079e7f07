/**
 * Columns of numbers that only grow at their end, made for millions of entries: blocks of 64 with a base each, so that most entries
 * take four bytes or one. {@link io.poolscope.timeline.column.LongColumn} holds times, {@link
 * io.poolscope.timeline.column.ByteColumn} small marks, {@link io.poolscope.timeline.column.PlaceColumn} places; {@link
 * io.poolscope.timeline.column.RunningSum} adds up what lies before a time.
 *
 * <p>One thread writes. A reader has a frozen copy of the column's head, whose blocks the writer no longer changes.
 */
package io.poolscope.timeline.column;
