package io.poolscope.recording.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** One event of the Trace Event Format: a form that is filled again for each. Not thread-safe. */
final class TraceEvent {
    /** Microseconds to nanoseconds. */
    private static final int MICROS = 3;

    private final Map<String, String> arguments = new HashMap<>();
    /** What kind of event: the field {@code ph}. */
    String phase = "";
    String name = "";
    String category = "";
    String process = "";
    String thread = "";
    private String time;
    private String length;
    private String id = "";
    private String localId = "";
    private String scope = "";
    /** Of the end of a flow: whether it means the span that lies there. */
    boolean bindsInside;

    /**
     * Reads an event, behind its opening bracket.
     *
     * @param all whether arguments are read of events that only foreign programs write them for
     * @return whether it is there up to its closing bracket
     */
    boolean read(LenientJson json, boolean all) throws IOException {
        clear();
        int outside = json.depth() - 1;
        while (json.depth() > outside) {
            LenientJson.Token token = json.next();
            if (token == LenientJson.Token.END) {
                return false;
            }
            if (token == LenientJson.Token.NAME) {
                field(json.value(), json, all);
            } else {
                json.skip(token);
            }
        }
        return true;
    }

    private void clear() {
        arguments.clear();
        phase = "";
        name = "";
        category = "";
        process = "";
        thread = "";
        time = null;
        length = null;
        id = "";
        localId = "";
        scope = "";
        bindsInside = false;
    }

    /** Takes a member of the event, of which the name was read. */
    void field(String field, LenientJson json, boolean all) throws IOException {
        LenientJson.Token token = json.next();
        switch (field) {
            case "ph" -> phase = scalar(json, token);
            case "name" -> name = scalar(json, token);
            case "cat" -> category = scalar(json, token);
            case "pid" -> process = scalar(json, token);
            case "tid" -> thread = scalar(json, token);
            case "ts" -> time = scalar(json, token);
            case "dur" -> length = scalar(json, token);
            case "id" -> id = scalar(json, token);
            case "scope" -> scope = scalar(json, token);
            case "bp" -> bindsInside = scalar(json, token).equals("e");
            case "id2" -> ids(json, token);
            case "args" -> {
                if (all || phase.isEmpty() || phase.equals("M") || phase.equals("C")) {
                    members(json, token, arguments);
                } else {
                    json.skip(token);
                }
            }
            default -> json.skip(token);
        }
    }

    private static String scalar(LenientJson json, LenientJson.Token token) throws IOException {
        if (token == LenientJson.Token.TEXT) {
            return json.value();
        }
        if (token == LenientJson.Token.WORD) {
            return json.value().equals("null") ? "" : json.value();
        }
        json.skip(token);
        return "";
    }

    private void ids(LenientJson json, LenientJson.Token token) throws IOException {
        Map<String, String> ids = new HashMap<>();
        members(json, token, ids);
        localId = ids.getOrDefault("local", "");
        id = ids.getOrDefault("global", id);
    }

    /** Reads the members of an object that are no objects or lists themselves. */
    static void members(LenientJson json, LenientJson.Token token, Map<String, String> into) throws IOException {
        if (token != LenientJson.Token.BEGIN_OBJECT) {
            json.skip(token);
            return;
        }
        int outside = json.depth() - 1;
        while (json.depth() > outside) {
            LenientJson.Token inside = json.next();
            if (inside == LenientJson.Token.END) {
                return;
            }
            if (inside == LenientJson.Token.NAME) {
                String name = json.value();
                LenientJson.Token value = json.next();
                if (value == LenientJson.Token.TEXT || value == LenientJson.Token.WORD) {
                    into.put(name, json.value());
                } else {
                    json.skip(value);
                }
            }
        }
    }

    Map<String, String> arguments() {
        return arguments;
    }

    /** When, in nanoseconds; {@link ForeignTimes#NONE} if it says no time. */
    long start() {
        return time == null || time.isEmpty() ? ForeignTimes.NONE : ForeignTimes.nanos(time, MICROS);
    }

    /**
     * Until when, in nanoseconds: start and length are added before they are rounded, so that what lies in another still does.
     * {@link ForeignTimes#NONE} if its length is none; without a length, its start.
     */
    long end() {
        if (length == null || length.isEmpty()) {
            return start();
        }
        long start = start();
        if (start == ForeignTimes.NONE) {
            return start;
        }
        if (isShort(time) && isShort(length)) {
            long nanos = ForeignTimes.nanos(length, MICROS);
            return nanos == ForeignTimes.NONE || nanos > Long.MAX_VALUE - Math.max(0, start) ? ForeignTimes.NONE : start + Math.max(0,
                    nanos);
        }
        BigDecimal from = ForeignTimes.number(time);
        BigDecimal more = ForeignTimes.number(length);
        return from == null || more == null ? ForeignTimes.NONE : ForeignTimes.nanos(from.add(more.max(BigDecimal.ZERO)), MICROS);
    }

    /** Whether it has no more than three decimals, so that it is a whole number of nanoseconds. */
    private static boolean isShort(String number) {
        int point = number.indexOf('.');
        return number.indexOf('e') < 0 && number.indexOf('E') < 0 && (point < 0 || number.length() - point <= 4);
    }

    /** What tells asynchronous spans apart: category and id, and the process where the id is only of it. */
    String asyncKey() {
        String own = localId.isEmpty() ? "" : process + ':' + localId;
        return category + '\0' + scope + '\0' + id + '\0' + own;
    }

    /** Its id, of whatever it is one. */
    String id() {
        return localId.isEmpty() ? id : process + ':' + localId;
    }
}
