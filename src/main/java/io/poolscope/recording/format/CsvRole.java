package io.poolscope.recording.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a column of a CSV of tasks may be read as, with the names, in small letters without anything between them, that people give it. */
enum CsvRole {
    LABEL(false, "label", "name", "taskname", "jobname", "title", "command", "cmd", "operation", "function", "job", "activity", "step",
            "target", "description"),
    NUMBER(false, "task", "number", "seq", "taskid", "jobid", "id", "no", "nr"),
    POOL(false, "pool", "poolname", "service", "queue", "process", "pid", "dagid", "stage", "stageid", "group"),
    SUBMITTER(false, "submitter", "submittedby", "owner", "caller", "user"),
    WORKER(false, "worker", "workername", "workerid", "thread", "threadname", "threadid", "tid", "lane", "slot", "core", "track"),
    /** What runs several tasks at once, and is no thread. */
    HOST(false, "host", "hostname", "node", "machine", "server", "executor", "executorid"),
    OUTCOME(false, "outcome", "state", "status", "result", "success"),
    EXIT(false, "exitval", "exitcode", "exit", "returncode", "rc"),
    SIGNAL(false, "signal"),
    ERROR(false, "error", "exception", "errormessage", "failure", "reason"),
    STREAM(false, "stream"),
    INDEX(false, "index"),
    PRIORITY(false, "priority"),
    BYTES(false, "bytes", "size"),
    SUBMITTED(true, "submitted", "submit", "submittime", "submittedat", "queued", "queuedat", "queuedtime", "queueddttm", "enqueued",
            "enqueuedat",
            "created", "createdat", "creationtime", "arrival", "arrived"),
    STARTED(true, "started", "start", "starttime", "startedat", "startdate", "startts", "begin", "began", "begintime", "begints", "from",
            "launchtime",
            "timestamp", "ts", "time"),
    ENDED(true, "ended", "end", "endtime", "endedat", "enddate", "endts", "finish", "finished", "finishtime", "finishedat", "stop",
            "stopped", "stoptime",
            "completed", "completedat", "completiontime", "until", "to"),
    DURATION(false, "duration", "dur", "elapsed", "elapsedtime", "runtime", "jobruntime", "took", "executiontime", "exectime",
            "executorruntime", "walltime",
            "wall", "length", "latency"),
    RELEASED(true, "released"),
    BUFFERED(true, "buffered"),
    CONSUMED(true, "consumed"),
    DROPPED(true, "dropped"),
    CPU(false, "cpu", "cputime");

    private final boolean clock;
    private final String[] aliases;

    CsvRole(boolean clock, String... aliases) {
        this.clock = clock;
        this.aliases = aliases;
    }

    /** Whether it is a moment, and not a length of time or no time at all. */
    boolean isMoment() {
        return clock;
    }

    /** Whether it is a moment or a length of time. */
    boolean isTime() {
        return clock || this == DURATION || this == CPU;
    }

    /** Where a name stands among those of this role: the smaller the surer; -1 if it is none. */
    int rank(String name) {
        return Arrays.asList(aliases).indexOf(name);
    }

    /** What it is called where people choose columns. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CsvRole> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id.strip().toLowerCase(Locale.ROOT))).findFirst();
    }

    /** One of these must be there. */
    static Set<CsvRole> needed() {
        return Set.of(STARTED, SUBMITTED, ENDED);
    }
}
