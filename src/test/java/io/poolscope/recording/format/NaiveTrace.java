package io.poolscope.recording.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random traces of threads, and what is right of them, worked out from the spans themselves in the plainest way: by looking at every
 * nanosecond's
 * unit of time and every pair of spans. Shares nothing with the reader.
 */
final class NaiveTrace {
    /** A span on a thread. */
    record Span(int process, int thread, String name, long from, long until) {
        boolean encloses(Span other) {
            return process == other.process && thread == other.thread && from <= other.from && until >= other.until;
        }
    }

    /** What there is on a thread: how many spans, how long together, how long any of them lasts, how many lie in no other. */
    record Figures(long spans, long total, long union, long roots) {
    }

    final List<Span> spans = new ArrayList<>();
    private final Random random;

    NaiveTrace(long seed) {
        random = new Random(seed);
        int processes = 1 + random.nextInt(3);
        for (int process = 1; process <= processes; process++) {
            for (int thread = 1 + random.nextInt(3); thread > 0; thread--) {
                long at = random.nextInt(50);
                for (int root = 1 + random.nextInt(5); root > 0; root--) {
                    long length = random.nextInt(60);
                    frames(process, thread, at, at + length, 0);
                    at += length + (random.nextBoolean() ? 0 : random.nextInt(20)) + (length == 0 ? 1 : 0);
                }
            }
        }
    }

    private void frames(int process, int thread, long from, long until, int depth) {
        spans.add(new Span(process, thread, "f" + spans.size(), from, until));
        long at = from + (random.nextInt(3) == 0 ? 0 : random.nextInt(5));
        while (depth < 4 && at < until && random.nextInt(3) > 0) {
            long end = random.nextInt(4) == 0 ? until : Math.min(until, at + random.nextInt(20));
            frames(process, thread, at, end, depth + 1);
            at = end + random.nextInt(4) + (end == at ? 1 : 0);
        }
    }

    /** By process and thread. */
    Map<String, Figures> figures() {
        TreeMap<String, Figures> all = new TreeMap<>();
        for (Span one : spans) {
            all.computeIfAbsent(one.process + " " + one.thread, key -> figures(one.process, one.thread));
        }
        return all;
    }

    private Figures figures(int process, int thread) {
        List<Span> own = spans.stream().filter(span -> span.process == process && span.thread == thread).toList();
        long union = 0;
        for (long time = 0; time < 2000; time++) {
            long now = time;
            union += own.stream().anyMatch(span -> span.from <= now && now < span.until) ? 1 : 0;
        }
        long roots = 0;
        for (int i = 0; i < own.size(); i++) {
            boolean inside = false;
            for (int k = 0; k < own.size(); k++) {
                boolean same = own.get(k).from == own.get(i).from && own.get(k).until == own.get(i).until;
                inside |= k != i && own.get(k).encloses(own.get(i)) && (!same || k < i && own.get(i).until > own.get(i).from)
                        && touches(own.get(k), own.get(i));
            }
            roots += inside ? 0 : 1;
        }
        return new Figures(own.size(), own.stream().mapToLong(span -> span.until - span.from).sum(), union, roots);
    }

    /** Whether a span is open where another begins: one without a length at its very end comes after it. */
    private static boolean touches(Span outer, Span inner) {
        return outer.from <= inner.from && inner.from < outer.until;
    }

    long first() {
        return spans.stream().mapToLong(Span::from).min().orElseThrow();
    }

    /** As events in random order, complete or as pairs, with names of processes and threads in any place. */
    String json(boolean pairs) {
        List<String> events = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            order.add(i);
        }
        for (int i : order) {
            Span span = spans.get(i);
            String who = String.format(Locale.ROOT, "\"name\":\"%s\",\"pid\":%d,\"tid\":%d", span.name, span.process, span.thread);
            if (pairs) {
                events.add("{\"ph\":\"B\",\"ts\":" + span.from + "," + who + "}");
                events.add("{\"ph\":\"E\",\"ts\":" + span.until + "," + who + "}");
            } else {
                events.add("{" + who + ",\"args\":{\"label\":\"no\",\"n\":[1,{\"a\":NaN}]},\"ts\":" + span.from + ",\"dur\":"
                        + (span.until - span.from) + ",\"ph\":\"X\"}");
            }
        }
        events.add("{\"ph\":\"M\",\"name\":\"process_name\",\"pid\":1,\"args\":{\"name\":\"same\"}}");
        events.add("{\"ph\":\"M\",\"name\":\"process_name\",\"pid\":2,\"args\":{\"name\":\"same\"}}");
        events.add("{\"ph\":\"C\",\"name\":\"load\",\"pid\":1,\"ts\":0,\"args\":{\"value\":1.5}}");
        Collections.shuffle(events, random);
        return "[" + String.join(random.nextBoolean() ? ",\n" : ",", events) + (random.nextBoolean() ? "]" : "");
    }
}
