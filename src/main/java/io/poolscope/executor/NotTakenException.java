package io.poolscope.executor;

import java.util.concurrent.RejectedExecutionException;

/** A backend of ours takes no more tasks; what the caller is told is made of it. Others refuse in their own words. */
final class NotTakenException extends RejectedExecutionException {
    private static final long serialVersionUID = 1;
}
