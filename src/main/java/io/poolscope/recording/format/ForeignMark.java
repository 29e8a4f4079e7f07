package io.poolscope.recording.format;

/**
 * Something that another program's file says happened at a moment.
 *
 * @param time when, in nanoseconds of the file's clock
 * @param poolId the pool of the thread
 * @param threadId the thread it happened on, or "" if on none
 * @param text what
 */
record ForeignMark(long time, String poolId, String threadId, String text) {
}
