package io.poolscope.executor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a throwable says of itself, for events and log lines. Always returns, whatever its methods do: one that throws, waits or
 * gives null is told by its class.
 */
final class FailureText {
    /*
     * The text is made while the task still runs, so its future must not have to wait for it. Where the methods that make the
     * text are the JDK's, they are called here. An exception class with methods of its own may take a lock that is held by
     * whoever waits for the future: so these are called on a thread of ours, which is waited for only so long, once for each
     * class. A class that was late is not asked again.
     */
    private static final long PATIENCE_MILLIS = 250;
    /** So many texts may hang at one time; then the class has to do. */
    private static final int MOST_THREADS = 4;

    /** The threads are daemons and end when there was nothing to ask for a second. */
    private static final ThreadPoolExecutor ASKING = new ThreadPoolExecutor(0, MOST_THREADS, 1, TimeUnit.SECONDS,
            new SynchronousQueue<>(), body -> {
                Thread thread = new Thread(null, body, "poolscope-failure-text", 0, false);
                thread.setDaemon(true);
                return thread;
            });

    private static final ClassValue<Speaker> SPEAKERS = new ClassValue<>() {
        @Override
        protected Speaker computeValue(Class<?> type) {
            return new Speaker(isJdks(type, "toString") && isJdks(type, "getMessage") && isJdks(type, "getLocalizedMessage"));
        }
    };

    private FailureText() {
    }

    /** What is known of a class of throwables. */
    private static final class Speaker {
        final boolean plain;
        /** Set once, when it took too long. */
        volatile boolean late;

        Speaker(boolean plain) {
            this.plain = plain;
        }
    }

    private static boolean isJdks(Class<?> type, String method) {
        try {
            ClassLoader loader = type.getMethod(method).getDeclaringClass().getClassLoader();
            return loader == null || loader == ClassLoader.getPlatformClassLoader();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // A class that can't be looked into is taken for one that does as it likes.
            return false;
        }
    }

    /** The text: the class's name at least. */
    static String of(Throwable failure) {
        Speaker speaker = SPEAKERS.get(failure.getClass());
        if (speaker.plain) {
            return ask(failure);
        }
        return speaker.late ? late(failure) : askElsewhere(failure, speaker);
    }

    private static String ask(Throwable failure) {
        try {
            String text = failure.toString();
            return text == null ? failure.getClass().getName() : text;
        } catch (Throwable thrown) {
            return failure.getClass().getName() + " (its text can't be made: " + thrown.getClass().getName() + ")";
        }
    }

    private static String askElsewhere(Throwable failure, Speaker speaker) {
        FutureTask<String> answer = new FutureTask<>(() -> ask(failure));
        boolean interrupted = false;
        try {
            ASKING.execute(answer);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            while (true) {
                try {
                    return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            speaker.late = true;
            answer.cancel(true);
            return late(failure);
        } catch (RejectedExecutionException | OutOfMemoryError | ExecutionException e) {
            // Others hang, or the machine has no thread to give.
            return failure.getClass().getName();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String late(Throwable failure) {
        return failure.getClass().getName() + " (its text takes too long)";
    }
}
