package io.poolscope.recording;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A program that records until it is killed, and prints the time of the last event that it has handed over. */
public final class RecordingVictim {
    private static final int BATCH = 100;
    /** So slow that no block is full within seconds: what is on the disk then is there because a writer does not wait for that. */
    private static final long PAUSE_NANOS = 20_000_000;
    private static final long NO_STREAM = 0xFFFFFFFFL;

    private RecordingVictim() {
    }

    /** What a task is called: each batch has a name of its own, which the file must have before it. */
    static String label(long task) {
        return "batch " + task / BATCH;
    }

    public static void main(String[] args) throws Exception {
        Names names = new Names();
        long origin = System.nanoTime();
        EventBatch batch = new EventBatch(BATCH);
        try (RecordingWriter writer = new RecordingWriter(Path.of(args[0]), names, Map.of())) {
            for (long task = 0;;) {
                batch.clear();
                long now = System.nanoTime() - origin;
                long label = names.intern(label(task));
                for (int i = 0; i < BATCH; i++, task++) {
                    batch.add(now, EventWord.pack(task, 3, EventKind.TASK_SUBMITTED_AS.code()), label << 32 | NO_STREAM, 0);
                }
                writer.accept(batch);
                System.out.println(now);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
