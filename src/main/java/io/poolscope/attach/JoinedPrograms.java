package io.poolscope.attach;

import io.poolscope.cli.options.Host;
import io.poolscope.event.EventBatch;
import io.poolscope.event.EventConsumer;
import io.poolscope.event.EventKind;
import io.poolscope.event.EventWord;
import io.poolscope.event.Extras;
import io.poolscope.event.Names;
import io.poolscope.session.Message;
import io.poolscope.session.RunInfo;
import io.poolscope.session.RunSource;
import io.poolscope.wire.DenseNumbers;
import io.poolscope.wire.EventTranslation;
import io.poolscope.wire.ProgramFacts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The run that chosen programs make together, side by side on one clock: the source of a session. It goes on until it is
 * stopped, whether programs are there or not.
 *
 * <p>Connections give it events by {@link #accept}, which waits while two million events have not been read: the
 * programs then drop and count, as for any viewer that is too slow.
 */
public final class JoinedPrograms implements RunSource {
    /** How many events may wait here for the session. */
    private static final int MOST_WAITING = 1 << 21;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(5);

    private final Map<String, String> facts;
    private final long origin;
    private final String title;
    private final Predicate<ObservedProgram> chosen;
    private final Names names = new Names();
    /** Programs that came before and were not begun with. The pump's. */
    private final List<ObservedProgram> here;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Guarded by lock.
    private final DenseNumbers.Given given = new DenseNumbers.Given();
    private final JointNumbers.Lanes lanes = new JointNumbers.Lanes();
    private final Map<ObservedProgram, JointNumbers> numbers = new HashMap<>();
    /** Which program has a pool of a name. */
    private final Map<Integer, ObservedProgram> poolNames = new HashMap<>();
    private final ArrayDeque<EventBatch> waiting = new ArrayDeque<>();
    private final ArrayDeque<Told> messages = new ArrayDeque<>();
    private int waitingEvents;
    private boolean stopped;
    /** Written under the lock, read by anybody. */
    private volatile long lost;

    /** Something to tell. */
    private record Told(Message.Level level, String text) {
    }

    /**
     * A run.
     *
     * @param title what to call it
     * @param viewer the facts of the listener, whose clock it goes by: see {@link ProgramListener#facts}
     * @param here programs that came before
     * @param chosen which programs are part of it
     */
    JoinedPrograms(String title, Map<String, String> viewer, List<ObservedProgram> here, Predicate<ObservedProgram> chosen) {
        this.title = title;
        this.here = new ArrayList<>(here.stream().filter(chosen).toList());
        facts = Map.copyOf(viewer);
        origin = Long.parseLong(viewer.get(ProgramFacts.MONOTONIC));
        this.chosen = chosen;
    }

    /**
     * Takes events of a program; those of one that is not chosen are passed over.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for the session
     */
    public void accept(ObservedProgram program, EventBatch batch) throws InterruptedException {
        if (!chosen.test(program)) {
            return;
        }
        lock.lockInterruptibly();
        try {
            while (waitingEvents >= MOST_WAITING && !stopped) {
                changed.await();
            }
            if (stopped) {
                return;
            }
            add(program, known(program), batch);
        } finally {
            lock.unlock();
        }
    }

    /** The numbers of a program, which is first told what is so if it is new here; under the lock. */
    private JointNumbers known(ObservedProgram program) {
        JointNumbers of = numbers.get(program);
        if (of != null) {
            of.names(program.names());
            return of;
        }
        JointNumbers fresh = new JointNumbers(given, lanes, names, program.info().clock().offset());
        fresh.names(program.names());
        numbers.put(program, fresh);
        add(program, fresh, program.state());
        return fresh;
    }

    /** Begins with programs that are here already: one that does nothing now would else not be seen. */
    private void begin() {
        for (Iterator<ObservedProgram> each = here.iterator(); each.hasNext();) {
            ObservedProgram program = each.next();
            // Its connection may wait for room here while it has its lock: then it begins by itself.
            if (program.handing().tryLock()) {
                try {
                    lock.lock();
                    try {
                        known(program);
                    } finally {
                        lock.unlock();
                    }
                } finally {
                    program.handing().unlock();
                }
                each.remove();
            }
        }
    }

    private void add(ObservedProgram program, JointNumbers of, EventBatch news) {
        EventBatch joint = new EventBatch(Math.max(1, news.size()));
        for (int i = 0; i < news.size(); i++) {
            if (EventTranslation.translate(news, i, of, joint)) {
                note(program, joint, joint.size() - 1);
            }
        }
        if (joint.size() > 0) {
            waiting.add(joint);
            waitingEvents += joint.size();
        }
    }

    private void note(ObservedProgram program, EventBatch joint, int i) {
        int code = EventWord.code(joint.word(i));
        if (code == EventKind.EVENTS_LOST.code()) {
            lost += joint.a(i);
        } else if (code == EventKind.POOL_STARTED.code()) {
            int name = Extras.name(joint.a(i));
            if (poolNames.computeIfAbsent(name, key -> program) != program) {
                // Two programs call their pools alike.
                int other = names.intern(names.name(name) + " \u00b7 " + program.info().title());
                joint.firstExtras()[i] = Extras.poolA(other, Extras.poolWorkers(joint.a(i)));
            }
        }
    }

    /** Tells the person who watches something. */
    public void tell(Message.Level level, String text) {
        lock.lock();
        try {
            messages.add(new Told(level, text));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public RunInfo info() {
        return new RunInfo("programs", title, 0, Map.of());
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> known = new LinkedHashMap<>();
        for (String key : List.of(ProgramFacts.STARTED_AT, ProgramFacts.HOST, ProgramFacts.PROCESSORS, ProgramFacts.WALL,
                ProgramFacts.MONOTONIC)) {
            known.put(key, facts.get(key));
        }
        return known;
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public void pump(EventConsumer consumer, Host host) throws InterruptedException {
        while (true) {
            begin();
            EventBatch next = null;
            Told message = null;
            lock.lock();
            try {
                if (waiting.isEmpty() && messages.isEmpty()) {
                    if (stopped) {
                        return;
                    }
                    changed.awaitNanos(LOOK);
                }
                message = messages.poll();
                next = together();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            if (message != null) {
                host.tell(message.level(), message.text());
            }
            if (next != null) {
                consumer.accept(next);
            }
        }
    }

    /** All that waits, in the order of time: of several programs each came in its own. */
    private EventBatch together() {
        if (waiting.size() <= 1) {
            EventBatch only = waiting.poll();
            waitingEvents = 0;
            return only;
        }
        EventBatch sorted = TimeMerge.merge(waiting, waitingEvents);
        waiting.clear();
        waitingEvents = 0;
        return sorted;
    }

    @Override
    public long now() {
        return System.nanoTime() - origin;
    }

    @Override
    public long lost() {
        return lost;
    }

    @Override
    public String timeControl() {
        return "Programs go on by themselves; pause what is shown, or stop to look at what was seen";
    }

    /** Whether its session has stopped it. */
    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
