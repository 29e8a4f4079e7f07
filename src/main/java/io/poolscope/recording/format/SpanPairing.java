package io.poolscope.recording.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs the begins and ends of one thread, or of one id: in the order of time, whatever their order in the file. An end with a name
 * closes the
 * span of that name that began last, one without a name the last of all. At one moment an end may stand before its begin. For one use.
 */
final class SpanPairing {
    private final List<Edge> edges = new ArrayList<>();

    /** A begin or an end. */
    static final class Edge {
        final boolean begins;
        final String name;
        final long time;
        final String where;
        private boolean closed;

        Edge(boolean begins, String name, long time, String where) {
            this.begins = begins;
            this.name = name;
            this.time = time;
            this.where = where;
        }
    }

    /** Takes what comes of it. */
    interface Target {
        /** A span, whose end may be {@link ForeignTask#UNKNOWN}. */
        void span(Edge begin, long until);

        /** An end without a begin. */
        void unmatched(Edge end);
    }

    void add(Edge edge) {
        edges.add(edge);
    }

    void pair(Target target) {
        edges.sort(Comparator.comparingLong(edge -> edge.time)); // what is of one time stays as it is in the file
        Deque<Edge> open = new ArrayDeque<>();
        Map<String, Deque<Edge>> named = new HashMap<>();
        List<Edge> early = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            if (edge.begins) {
                open.push(edge);
                named.computeIfAbsent(edge.name, added -> new ArrayDeque<>(2)).push(edge);
            } else if (!close(edge, open, named, target)) {
                early.add(edge);
            }
            if (!early.isEmpty() && (i + 1 == edges.size() || edges.get(i + 1).time != edge.time)) {
                for (Edge end : early) {
                    if (!close(end, open, named, target)) {
                        target.unmatched(end);
                    }
                }
                early.clear();
            }
        }
        open.forEach(left -> {
            if (!left.closed) {
                target.span(left, ForeignTask.UNKNOWN);
            }
        });
    }

    private static boolean close(Edge end, Deque<Edge> open, Map<String, Deque<Edge>> named, Target target) {
        Edge begin = end.name.isEmpty() ? last(open) : last(named.get(end.name));
        if (begin == null && !end.name.isEmpty()) {
            begin = last(named.get("")); // a begin without a name may have any end
        }
        if (begin == null) {
            return false;
        }
        begin.closed = true;
        target.span(begin, end.time);
        return true;
    }

    private static Edge last(Deque<Edge> begun) {
        while (begun != null && !begun.isEmpty() && begun.peek().closed) {
            begun.pop();
        }
        return begun == null ? null : begun.peek();
    }
}
