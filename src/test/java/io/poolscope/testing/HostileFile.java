package io.poolscope.testing;

import io.poolscope.event.EventBatch;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Names;
import io.poolscope.recording.RecordingWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files that are made to take much memory for their size: each kind brings as many of one thing as few bytes can say. */
public enum HostileFile {
    /** A submitter's lane for each event: one number takes two roles in turn. */
    LANES {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.SUBMITTER_JOINED, i & 1, 1, 0, 0);
        }
    },
    /** A worker for each task, with a span. */
    WORKERS {
        @Override
        void fill(EventBatch batch, long i) {
            switch ((int) (i & 3)) {
                case 0 -> add(batch, i, EventKind.WORKER_STARTED, 0, 1, 0, 0);
                case 1 -> add(batch, i, EventKind.TASK_STARTED, i >> 2, 1, 0, 0);
                case 2 -> add(batch, i, EventKind.TASK_FINISHED, i >> 2, 1, 0, 0);
                default -> add(batch, i, EventKind.WORKER_STOPPED, 0, 1, 0, 0);
            }
        }
    },
    /** Tasks that start within each other and never end: a row for each event. */
    NESTED {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.TASK_STARTED, i, 1, 0, 0);
        }
    },
    /** Tasks that start within each other and end. */
    NESTED_ENDED {
        @Override
        void fill(EventBatch batch, long i) {
            boolean up = (i >> 13 & 1) == 0;
            long task = (i >> 14 << 13) + (up ? i & 0x1FFF : 0x1FFF - (i & 0x1FFF));
            add(batch, i, up ? EventKind.TASK_STARTED : EventKind.TASK_FINISHED, task, (int) (i >> 14), 0, 0);
        }
    },
    /** A pool for each event. */
    POOLS {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.POOL_STOPPED, i & 0xFFFF, EventWord.NO_LANE, 0, 0);
        }
    },
    /** A pool for each task that is submitted. */
    POOLS_WITH_TASKS {
        @Override
        void fill(EventBatch batch, long i) {
            if ((i & 1) == 0) {
                add(batch, i, EventKind.SUBMITTER_JOINED, i >> 1 & 0xFFFF, (int) (i >> 1 & 0x7F), 0, 0);
            } else {
                add(batch, i, EventKind.TASK_SUBMITTED, i >> 1, (int) (i >> 1 & 0x7F), 0, 0);
            }
        }
    },
    /** A stream for each event. */
    STREAMS {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.STREAM_CLOSED, i & 0xFFFF, EventWord.NO_LANE, 0, 0);
        }
    },
    /** A consumer's lane with a wait for each event. */
    CONSUMERS {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.CONSUMER_WAITING, i & 1, 1, 0, 0);
        }
    },
    /** A consumer's lane with a result for each event. */
    CONSUMED {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.RESULT_CONSUMED, i, 1, (i & 1) << 40 | i >> 1, 0);
        }
    },
    /** A stream for each result. */
    RESULTS {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.RESULT_BUFFERED, i, 1, (i & 0xFFFF) << 40 | i >> 16, 1000);
        }
    },
    /** A stream for every two results, whose indexes are as far from the first as all together may be. */
    FAR_RESULTS {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.RESULT_BUFFERED, i, 1, (i >> 1 & 0xFFFF) << 40 | ((i & 1) == 0 ? 127 : 65), 1000);
        }
    },
    /** A queue for each event. */
    QUEUES {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.ITEM_PUT, i & 0xFFFF, 1, 1 + (i >> 16), i);
        }
    },
    /** A lock for each event. */
    LOCKS {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.LOCK_ACQUIRED, i & 0xFFFF, 1, 0, i);
        }
    },
    /** A script for each event. */
    STEPS {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.STEP_REACHED, i & 0xFFFF, 1, i >> 16, 0);
        }
    },
    /** Tasks far from each other, each with everything that only some tasks have. */
    FAR_TASKS {
        private final EventKind[] kinds = {EventKind.TASK_SUBMITTED_AS, EventKind.TASK_CPU_MEASURED, EventKind.TASK_FAILED,
            EventKind.RESULT_BUFFERED,
            EventKind.RESULT_DROPPED, EventKind.PAYLOAD_TRANSFERRED, EventKind.FAILURE_READ, EventKind.TASK_PHASE, EventKind.TASK_BLOCKED};

        @Override
        void fill(EventBatch batch, long i) {
            // Two places of a chunk of 4 096 that columns hold, so that it can't be kept as a run; as far apart as ids may be.
            long chunk = i / (2L * kinds.length);
            long second = i / kinds.length % 2;
            EventKind kind = kinds[(int) (i % kinds.length)];
            long task = chunk * 64 * 2 * kinds.length + second * 7;
            long a = kind == EventKind.RESULT_BUFFERED || kind == EventKind.RESULT_DROPPED ? task : 0;
            add(batch, i, kind, task, 1, a, 0);
        }
    },
    /** Times so far apart that columns need their widest form. */
    FAR_TIMES {
        @Override
        void fill(EventBatch batch, long i) {
            EventKind kind = (i & 1) == 0 ? EventKind.TASK_STARTED : EventKind.TASK_FINISHED;
            batch.add(i << 41, EventWord.pack(i >> 1, 1, kind.code()), 0, 0);
        }
    },
    /** A phase that has ended, and a block, for each task. */
    NOTES {
        @Override
        void fill(EventBatch batch, long i) {
            EventKind kind = (i & 1) == 0 ? EventKind.TASK_PHASE : EventKind.TASK_BLOCKED;
            add(batch, i, kind, i >> 1, 1, 0, 0);
        }
    },
    /** Long names that count up, each the label of a task. */
    NAMES {
        @Override
        void fill(EventBatch batch, long i) {
            add(batch, i, EventKind.TASK_SUBMITTED_AS, i, 1, Math.min(i, NAME_COUNT) << 32 | 0xFFFFFFFFL, 0);
        }
    },
    /** Tasks in a CSV that begin and never end: a lane for each two bytes. */
    CSV {
        @Override
        public void write(Path file, int things) throws IOException {
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("started_ns\n");
                for (int i = 0; i < things; i++) {
                    out.write("1\n");
                }
            }
        }
    },
    /** Results in a CSV of as many streams, with all columns. */
    CSV_RESULTS {
        @Override
        public void write(Path file, int things) throws IOException {
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("started_ns,ended_ns,buffered_ns,consumed_ns,stream,index,pool,submitter,label\n");
                for (int i = 0; i < things; i++) {
                    out.write("1,2,3,4," + i + "," + i + "," + i + "," + i + "," + i + "\n");
                }
            }
        }
    },
    /** Events of a trace that begin on threads of their own and never end. */
    TRACE {
        @Override
        public void write(Path file, int things) throws IOException {
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("[");
                for (int i = 0; i < things; i++) {
                    out.write((i == 0 ? "" : ",") + "{\"ph\":\"B\",\"ts\":1,\"tid\":" + i + "}");
                }
                out.write("]");
            }
        }
    };

    private static final int NAME_COUNT = 30_000;
    private static final int BATCH = 1 << 15;

    /** The time changes just so often that a block is not too dull to be packed. */
    private static void add(EventBatch batch, long i, EventKind kind, long id, int lane, long a, long b) {
        batch.add(i >> 2, EventWord.pack(id, lane, kind.code()), a, b);
    }

    /** Adds event {@code i}. */
    void fill(EventBatch batch, long i) {
        throw new UnsupportedOperationException("made of text");
    }

    /** Writes a file with so many events, or tasks. */
    public void write(Path file, int things) throws IOException {
        Names names = new Names();
        if (this == NAMES) {
            String stem = "n".repeat(2_000);
            for (int i = 0; i < NAME_COUNT; i++) {
                names.intern(stem + i);
            }
        }
        try (RecordingWriter writer = new RecordingWriter(file, names, Map.of())) {
            EventBatch batch = new EventBatch(BATCH);
            for (long i = 0; i < things; i++) {
                fill(batch, i);
                if (batch.size() == BATCH) {
                    writer.accept(batch);
                    batch.clear();
                }
            }
            writer.accept(batch);
        }
    }
}
