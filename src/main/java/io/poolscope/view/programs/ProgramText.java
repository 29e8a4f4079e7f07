package io.poolscope.view.programs;

import io.poolscope.attach.ObservedProgram;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the list says of a program, with its tasks a second, which it counts. For the JavaFX thread. */
final class ProgramText {
    private static final long SECOND = 1_000_000_000L;

    private final Map<ObservedProgram, Rate> rates = new HashMap<>();

    ProgramText() {
    }

    /** So many tasks at a time, and how many a second they were before. */
    private record Rate(long tasks, long time, double perSecond) {
    }

    /** Counts; to be called each time before the list is shown. */
    void look(Iterable<ObservedProgram> programs, long now) {
        for (ObservedProgram program : programs) {
            Rate last = rates.get(program);
            long tasks = program.tasks();
            if (last == null) {
                rates.put(program, new Rate(tasks, now, 0));
            } else if (now - last.time >= SECOND) {
                rates.put(program, new Rate(tasks, now, (double) (tasks - last.tasks) * SECOND / (now - last.time)));
            }
        }
    }

    /** "1,240 tasks/s · 3 pools · 4711 on host"; what was lost, and how far its clock may be off, where there is anything. */
    String of(ObservedProgram program) {
        StringBuilder text = new StringBuilder();
        switch (program.standing()) {
            case CONNECTED -> text.append(String.format(Locale.ROOT, "%,.0f tasks/s \u00b7 %d %s",
                    rates.getOrDefault(program, new Rate(0, 0, 0)).perSecond, program.pools(), program.pools() == 1 ? "pool" : "pools"));
            case GONE -> text.append("gone");
            case ENDED -> text.append("ended");
        }
        if (program.lost() > 0) {
            text.append(String.format(Locale.ROOT, " \u00b7 %,d lost", program.lost()));
        }
        text.append(" \u00b7 ").append(program.info().pid()).append(" on ").append(program.info().host());
        if (!program.info().clock().sameClock()) {
            text.append(String.format(Locale.ROOT, " \u00b7 clock \u00b1 %,d \u00b5s and what the machines' clocks are apart",
                    program.info().clock().uncertainty() / 1000));
        }
        return text.toString();
    }
}
