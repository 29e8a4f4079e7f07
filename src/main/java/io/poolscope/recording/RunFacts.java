package io.poolscope.recording;

import io.poolscope.words.ProgramVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of what a recording says of its run. Values are text; a reader shows keys it does not know as they are. */
public final class RunFacts {
    /** The scenario's id. */
    public static final String SCENARIO = "scenario";
    /** The scenario's title. */
    public static final String TITLE = "title";
    /** The seed. */
    public static final String SEED = "seed";
    /** When the run began: an ISO 8601 instant of the wall clock. */
    public static final String STARTED_AT = "started-at";
    /** Which program wrote the file, with its version. */
    public static final String WRITTEN_BY = "written-by";
    /** How the run ended, in one line. */
    public static final String ENDED = "ended";
    /** Before the id of a parameter: its value, as typed. */
    public static final String PARAMETER = "parameter.";
    /** The scenario's Java source. */
    public static final String JAVA_SOURCE = "source.java";
    /** The scenario's Python source. */
    public static final String PYTHON_SOURCE = "source.python";

    /** Before the name of a step: its line in the Java source, from 1. */
    public static final String JAVA_STEP = "source.java.line.";
    /** Before the name of a step: its line in the Python source, from 1. */
    public static final String PYTHON_STEP = "source.python.line.";

    private RunFacts() {
    }

    /**
     * Facts of a file that this program writes now: what is known of the run, and who writes it, also where another
     * program recorded it.
     */
    static Map<String, String> writtenByUs(Map<String, String> facts) {
        Map<String, String> written = new LinkedHashMap<>(facts);
        written.put(WRITTEN_BY, ProgramVersion.NAMED);
        return written;
    }

    /** Whether a fact is source text or tells of its lines: nothing for a list of figures. */
    public static boolean isSource(String key) {
        return key.startsWith("source.");
    }
}
