package io.poolscope.render;

import io.poolscope.event.Delivery;
import io.poolscope.event.Role;
import io.poolscope.timeline.Lane;
import io.poolscope.timeline.PoolTrack;
import io.poolscope.timeline.QueueTrack;
import io.poolscope.timeline.Snapshot;
import io.poolscope.timeline.StreamTrack;
import io.poolscope.timeline.counter.CounterMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Lays out a picture of a run: from the top the ruler, submitters and queues; then the workers; then buffers and
 * consumers; at the foot legend, delivery order and overview. The workers get what the others leave, and scroll where
 * that is too little; in a very small picture the foot is left out first, then what stands above it.
 *
 * <p>Safe to use from any thread. It remembers only what saves it from drawing the same again: use one for pictures that follow each other.
 */
public final class PictureLayout {
    private static final double NAMES_WIDTH = 126;
    private static final double MARGIN = 31;
    /** The workers get at least this, if they want it. */
    private static final double LEAST_WORKERS = 64;
    /** More submitters to one pool than this share a section. */
    private static final int MOST_SUBMITTERS = 2;
    /** More submitting threads to several pools than this share a section. */
    private static final int MOST_THREADS = 6;

    /** Of more streams or pools than this only some are drawn: there is no room for all. */
    private static final int MOST_GROUPS = 12;
    /** How many of them, where they live in the time shown: what leaves room for the workers and the overview. */
    private static final int SOME_GROUPS = 4;

    private final DrawingThreads threads;
    private final RowQueries.Memory memory = new RowQueries.Memory();
    private final OverviewSection.Memory overviews = new OverviewSection.Memory();
    /** The lanes of the last picture; threads that race each keep theirs. */
    private volatile Lanes lanes;

    /** Which lanes a run has, shown in one way. */
    private record Lanes(Snapshot snapshot, LaneOptions view, List<Ghost> ghosts, List<WorkerLanes.Row> rows) {
    }

    /** A layout for single pictures. */
    public PictureLayout() {
        this(DrawingThreads.COMMON);
    }

    /** A layout that is drawn by these threads. */
    public PictureLayout(DrawingThreads threads) {
        this.threads = threads;
    }

    /**
     * Lays out.
     *
     * @param snapshot the run so far
     * @param viewport which stretch of time, and how large
     * @param options how it is shown
     */
    public Picture layout(Snapshot snapshot, Viewport viewport, PictureStyle options) {
        RowQueries queries = new RowQueries(memory, snapshot, options.ghosts());
        Sketch sketch = new Sketch(snapshot, options, axis(viewport, options), viewport.width(), queries, new CounterMemory());
        OverviewSection overview = new OverviewSection(viewport, overviews);
        List<WorkerLanes.Row> rows = rows(snapshot, options);
        SectionStack stack = stack(snapshot, viewport, options, overview);
        double ruler = options.parts().ruler() ? Ruler.HEIGHT : 0;
        double wanted = rows.isEmpty() ? 0 : WorkerArea.preferred(rows, options.lanes());
        stack.fit(viewport.height() - ruler, Math.min(wanted, LEAST_WORKERS), Math.min(wanted, WorkerArea.comfortable(rows)), wanted);
        Picture scene = new Composition(sketch, stack, rows, overview, threads).compose(viewport, ruler, wanted);
        queries.close();
        return scene;
    }

    /** Which lanes are shown: for the same run shown in the same way, those of the picture before. */
    private List<WorkerLanes.Row> rows(Snapshot snapshot, PictureStyle options) {
        Lanes last = lanes;
        if (last == null || last.snapshot != snapshot || !last.view.equals(options.lanes()) || !last.ghosts.equals(options.ghosts())) {
            last = new Lanes(snapshot, options.lanes(), options.ghosts(), List.copyOf(WorkerLanes.rows(snapshot, options)));
            lanes = last;
        }
        return last.rows;
    }

    /** How high a picture of a stretch of time is in which every part is as high as it would like: more is empty room. In pixels. */
    public double preferredHeight(Snapshot snapshot, long from, long until, PictureStyle options) {
        Viewport viewport = new Viewport(from, until, 1, 1, 1);
        List<WorkerLanes.Row> rows = WorkerLanes.rows(snapshot, options);
        SectionStack stack = stack(snapshot, viewport, options, new OverviewSection(viewport, overviews));
        return (options.parts().ruler() ? Ruler.HEIGHT : 0) + stack.preferred()
                + (rows.isEmpty() ? 0 : WorkerArea.preferred(rows, options.lanes()));
    }

    private static SectionStack stack(Snapshot snapshot, Viewport viewport, PictureStyle options, OverviewSection overview) {
        SectionStack stack = new SectionStack();
        List<StreamTrack> streams = inSight(snapshot.streams(), viewport, StreamTrack::opened, StreamTrack::closed);
        above(stack.above, snapshot, inSight(snapshot.pools(), viewport, PoolTrack::started, PoolTrack::stopped), options);
        below(stack.below, snapshot, streams, options);
        if (options.parts().legend()) {
            stack.foot.add(new LegendSection(snapshot));
        }
        if (options.parts().delivery()) {
            deliveries(stack.foot, snapshot, streams);
        }
        if (options.parts().overview()) {
            stack.foot.add(overview);
        }
        return stack;
    }

    /** What there is room for: all if they are few, else the first that live in the time shown. */
    private static <T> List<T> inSight(List<T> all, Viewport viewport, ToLongFunction<T> from, ToLongFunction<T> until) {
        if (all.size() <= MOST_GROUPS) {
            return all;
        }
        List<T> shown = new ArrayList<>(SOME_GROUPS);
        for (int i = 0; i < all.size() && shown.size() < SOME_GROUPS; i++) {
            T each = all.get(i);
            long end = until.applyAsLong(each);
            if (from.applyAsLong(each) < viewport.until() && (end == Snapshot.OPEN || end > viewport.from())) {
                shown.add(each);
            }
        }
        return shown;
    }

    /** Where times lie in a picture of this viewport: what navigation needs before there is a scene. */
    public static TimeAxis axis(Viewport viewport, PictureStyle options) {
        double left = options.parts().names() ? Math.min(NAMES_WIDTH, viewport.width() / 3) : 8;
        double right = Math.max(left + 1, viewport.width() - Math.min(MARGIN, viewport.width() / 20));
        return new TimeAxis(viewport.from(), viewport.until(), left, right, viewport.density());
    }

    /** Each pool's submitters above its queue; a thread that submits to several pools stands above all. */
    private static void above(List<Section> sections, Snapshot snapshot, List<PoolTrack> pools, PictureStyle options) {
        List<Lane> submitters = snapshot.lanes().stream().filter(lane -> lane.role() == Role.SUBMITTER
                && !options.lanes().hidden().contains(lane.key())).toList();
        Map<String, List<Lane>> threads = submitters.stream()
                .collect(Collectors.groupingBy(Lane::name, LinkedHashMap::new, Collectors.toList()));
        boolean several = snapshot.pools().size() > 1;
        boolean together = threads.size() > (several ? MOST_THREADS : MOST_SUBMITTERS);
        if (together) {
            sections.add(new SubmitterSection(threads.size() + " submitters", submitters, several));
        }
        for (Map.Entry<String, List<Lane>> thread : threads.entrySet()) {
            if (!together && thread.getValue().size() > 1) {
                sections.add(new SubmitterSection(threads.size() == 1 ? "Submitter" : thread.getKey(), thread.getValue(), several));
            }
        }
        for (PoolTrack pool : pools) {
            if (!together) {
                threads.forEach((name, lanes) -> {
                    if (lanes.size() == 1 && lanes.getFirst().pool() == pool.id()) {
                        sections.add(new SubmitterSection(threads.size() == 1 ? "Submitter" : name, lanes, several));
                    }
                });
            }
            sections.add(QueueSection.of(several ? WorkerLanes.poolName(pool) : "Queue", pool, several));
        }
        more(sections, snapshot.pools().size() - pools.size(), "pools");
        boolean many = several || snapshot.pools().size() + snapshot.queues().size() > 2;
        for (QueueTrack queue : snapshot.queues()) {
            sections.add(QueueSection.of(queue.name(), queue.depth(), queue.capacity(), queue.opened(), many));
        }
    }

    private static void more(List<Section> sections, int more, String what) {
        if (more > 0) {
            sections.add(new MoreSection(more, what));
        }
    }

    private static void below(List<Section> sections, Snapshot snapshot, List<StreamTrack> streams, PictureStyle options) {
        boolean several = snapshot.streams().size() > 1;
        for (StreamTrack stream : streams) {
            boolean ordered = stream.delivery() == Delivery.ORDERED;
            String buffer = ordered ? "Ordered buffer" : "Finished results";
            sections.add(new BufferSection(several ? stream.name() : buffer, stream));
            List<Lane> consumers = ConsumerSection.consumers(snapshot, stream.id());
            for (Lane lane : consumers) {
                if (!options.lanes().hidden().contains(lane.key())) {
                    sections.add(new ConsumerSection(several || consumers.size() > 1 ? lane.name() : "Consumer", lane, stream));
                }
            }
        }
        more(sections, snapshot.streams().size() - streams.size(), "streams");
    }

    private static void deliveries(List<Section> sections, Snapshot snapshot, List<StreamTrack> streams) {
        boolean several = snapshot.streams().size() > 1;
        for (StreamTrack stream : streams) {
            if (stream.size() > 0) {
                sections.add(new DeliverySection(several ? stream.name() : "Delivery order", stream));
            }
        }
    }
}
