package io.poolscope.recording;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.Names;
import io.poolscope.event.Word;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A program that records until it is killed, and prints the time of the last event that it has handed over. */
public final class RecordingVictim {
    private RecordingVictim() {
    }

    public static void main(String[] args) throws Exception {
        Names names = new Names();
        long origin = System.nanoTime();
        EventBatch batch = new EventBatch(100);
        try (RecordingWriter writer = new RecordingWriter(Path.of(args[0]), names, Map.of())) {
            for (long task = 0;;) {
                batch.clear();
                long now = System.nanoTime() - origin;
                for (int i = 0; i < 100; i++, task++) {
                    batch.add(now, Word.pack(task, 3, EventKind.TASK_SUBMITTED.code()), 0, 0);
                }
                writer.accept(batch);
                System.out.println(now);
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}
