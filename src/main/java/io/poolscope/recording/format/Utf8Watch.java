package io.poolscope.recording.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Hands on the bytes of a text and looks whether they are UTF-8. A decoder puts U+FFFD where they are not; this one knows where. Not
 * thread-safe.
 */
final class Utf8Watch extends FilterInputStream {
    /*
     * States: nothing is due (due = 0), or so many bytes of a character are due, of which the next must be in [least, most]: that excludes
     * overlong forms, surrogates and what is beyond U+10FFFF, as RFC 3629 has it.
     */
    private static final int CONTINUES_FROM = 0x80;
    private static final int CONTINUES_TO = 0xBF;

    private int due;
    private int least = CONTINUES_FROM;
    private int most = CONTINUES_TO;
    private long began;
    private long position;
    private long places;
    private long firstPlace;
    private int firstByte;
    private int beginning;

    Utf8Watch(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            look(one);
        }
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int got = super.read(bytes, from, length);
        for (int i = 0; i < got; i++) {
            look(bytes[from + i] & 0xFF);
        }
        return got;
    }

    @Override
    public long skip(long count) {
        return 0; // a caller that skips does not look; a reader that must go on reads
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** How many bytes were read. */
    long position() {
        return position;
    }

    /** What is wrong with the bytes read so far, in one line; empty if nothing is. To be asked at the end of the text. */
    Optional<String> problem() {
        long wrong = places + (due > 0 ? 1 : 0);
        if (wrong == 0) {
            return Optional.empty();
        }
        long at = places > 0 ? firstPlace : began;
        return Optional.of(String.format("byte %d (0x%02X) is no UTF-8%s; it is shown as \uFFFD", at, places > 0 ? firstByte : beginning,
                wrong > 1 ? ", nor is what stands at " + (wrong - 1) + " other places" : ""));
    }

    private void look(int one) {
        if (due > 0) {
            if (one >= least && one <= most) {
                due--;
                least = CONTINUES_FROM;
                most = CONTINUES_TO;
                position++;
                return;
            }
            wrong(began, beginning);
            due = 0;
        }
        begin(one);
        position++;
    }

    private void begin(int one) {
        began = position;
        beginning = one;
        least = CONTINUES_FROM;
        most = CONTINUES_TO;
        if (one < 0x80) {
            return;
        }
        if (one >= 0xC2 && one <= 0xDF) {
            due = 1;
        } else if (one >= 0xE0 && one <= 0xEF) {
            due = 2;
            least = one == 0xE0 ? 0xA0 : CONTINUES_FROM;
            most = one == 0xED ? 0x9F : CONTINUES_TO;
        } else if (one >= 0xF0 && one <= 0xF4) {
            due = 3;
            least = one == 0xF0 ? 0x90 : CONTINUES_FROM;
            most = one == 0xF4 ? 0x8F : CONTINUES_TO;
        } else {
            wrong(position, one);
        }
    }

    private void wrong(long at, int one) {
        if (places++ == 0) {
            firstPlace = at;
            firstByte = one;
        }
    }
}
