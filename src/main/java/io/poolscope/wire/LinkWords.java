package io.poolscope.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What program and viewer say to each other beside events. The program connects and sends the stream of a recording: the
 * header, then facts about itself ({@link ProgramFacts}) with the keys below. The viewer answers by one line,
 * {@code POOLSCOPE 1 ok HAVE} or {@code POOLSCOPE 1 no WHY}, where HAVE is how many events of this very run it has, -1 if it has
 * never seen the run. Then the program tells what is so: facts with {@link #STATE} and {@link #EVENTS}, and so many
 * events with their own times, which may be known. From there on it sends what happens, uncompressed, at least every 16 ms,
 * and the viewer now and then sends a line {@code HAVE LOST}: how many events of the run it has or knows to be lost, and how
 * many of these it has lost. Stateless.
 */
public final class LinkWords {
    /** The version of what is said here. */
    public static final int VERSION = 1;
    /** The fact that says it. */
    public static final String LINK = "link.version";
    /** The token from the viewer's file; absent on a socket in a private folder. */
    public static final String TOKEN = "link.token";
    /** How many events follow that tell what is so. */
    public static final String STATE = "link.state";
    /** How many events the run had when that was so. */
    public static final String EVENTS = "link.events";
    /** The run's time when that was so, in nanoseconds. */
    public static final String TIME = "link.time";
    /** The longest line that a viewer says, in bytes. */
    public static final int MOST_LINE = 400;

    private static final String BEGIN = "POOLSCOPE ";

    private LinkWords() {
    }

    /** The line of a viewer that takes a program. */
    public static byte[] accept(long have) {
        return (BEGIN + VERSION + " ok " + have + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The line of a viewer that doesn't. */
    public static byte[] refuse(String why) {
        String line = why.replace('\n', ' ');
        return (BEGIN + VERSION + " no " + line.substring(0, Math.min(line.length(), MOST_LINE / 4)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The line of a viewer that says how many events of the run it has, and how many of them it has lost. */
    public static byte[] have(long events, long lost) {
        return (events + " " + lost + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a viewer's answer.
     *
     * @return how many events of the run it has, or -1
     * @throws WireException if it refuses, speaks another version, or isn't a viewer: one line
     */
    public static long answer(String line) throws WireException {
        String[] words = line.split(" ", 4);
        if (words.length < 4 || !line.startsWith(BEGIN)) {
            throw new WireException("what listens there is no Poolscope");
        }
        if (!words[1].equals(Integer.toString(VERSION))) {
            throw new WireException("the window there speaks version " + words[1] + " of the link; this program version " + VERSION);
        }
        if (words[2].equals("no")) {
            throw new WireException("the window refuses: " + words[3]);
        }
        if (!words[2].equals("ok") || !words[3].matches("-?\\d{1,18}")) {
            throw new WireException("the window's answer is not understood");
        }
        return Long.parseLong(words[3]);
    }

    /** The number that a fact says; -1 if it isn't there or is none. */
    public static long number(Map<String, String> facts, String key) {
        String text = facts.getOrDefault(key, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
