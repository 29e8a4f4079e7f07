package io.poolscope.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names();

    @Test
    void knownName_keepsItsNumber() {
        int first = names.intern("a");
        assertThat(names.intern("b")).isEqualTo(first + 1);
        assertThat(names.intern("a")).isEqualTo(first);
        assertThat(names.intern("")).isEqualTo(Names.NONE);
        assertThat(names.name(first)).isEqualTo("a");
        assertThat(names.size()).isEqualTo(3);
    }

    @Test
    void unknownNumber_isRefused() {
        assertThatThrownBy(() -> names.name(1)).hasMessage("no name 1; known are 0 to 0");
        assertThatThrownBy(() -> names.name(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labelsThatCountUp_areOneRun() {
        names.intern("worker");
        for (int page = 7; page <= 1200; page++) {
            names.intern("render(page " + page + ") v");
        }
        names.intern("end");
        assertThat(names.runs(1)).containsExactly(new NameRun("worker", 0), new NameRun("render(page 7) v", 1193), new NameRun("end", 0));
        assertThat(names.runs(4)).startsWith(new NameRun("render(page 9) v", 1191));
        assertThat(names.runs(names.size())).isEmpty();
    }

    @Test
    void onlyTheLastDigitsCount() {
        for (String name : List.of("a1b09", "a1b10", "a2b11", "a2b12", "999", "1000", "1001", "0", "00", "01", "x", "x")) {
            names.intern(name);
        }
        assertThat(names.runs(1)).containsExactly(new NameRun("a1b09", 1), new NameRun("a2b11", 1), new NameRun("999", 2),
                new NameRun("0", 0), new NameRun("00", 1), new NameRun("x", 0));
    }

    @Test
    void longTextsAndNamesWithoutDigits_standForThemselves() {
        String text = "y".repeat(Succession.LONGEST);
        names.intern(text + 1);
        names.intern(text + 2);
        names.intern("9".repeat(Succession.LONGEST + 1));
        names.intern("1" + "0".repeat(Succession.LONGEST + 1));
        names.intern("no digits");
        names.intern("\u0663"); // a digit three, but not one of 0 to 9
        names.intern("\u0664");
        assertThat(names.runs(1)).extracting(NameRun::more).containsOnly(0).hasSize(7);
    }

    @Property(tries = 200)
    void runs_saySoMuchAsTheNamesThemselves(@ForAll long seed) {
        Random random = new Random(seed);
        Names table = new Names();
        for (int i = 0; i < 300; i++) {
            table.intern(random.nextInt(3) + (random.nextBoolean() ? "n" : "") + random.nextInt(3) + random.nextInt(12)
                    + "x".repeat(random.nextInt(2)));
        }
        int from = random.nextInt(table.size());
        assertThat(spelt(table.runs(from))).isEqualTo(table.since(from));
    }

    @Test
    void appendedNames_areReadWhenTheyAreAskedFor() {
        List<Integer> read = new ArrayList<>();
        names.intern("own");
        assertThat(names.append(new Numbered(1000, read))).isEqualTo(2);
        names.append(new Numbered(0, read));
        assertThat(names.append(new Numbered(5, read))).isEqualTo(1002);
        assertThat(names.size()).isEqualTo(1007);
        assertThat(read).isEmpty();
        assertThat(names.name(2 + 500)).isEqualTo("of 1000: 500");
        assertThat(names.name(2 + 500)).isEqualTo("of 1000: 500");
        assertThat(read).containsExactly(500);
        assertThat(names.runs(1001)).containsExactly(new NameRun("of 1000: 999", 0), new NameRun("of 5: 0", 4));
        assertThat(names.since(1005)).containsExactly("of 5: 3", "of 5: 4");
    }

    @Test
    void internBehindAppendedNames_knowsThem() {
        names.append(new Numbered(10, new ArrayList<>()));
        assertThat(names.intern("of 10: 9")).isEqualTo(10);
        assertThat(names.intern("new")).isEqualTo(11);
        assertThat(spelt(names.runs(1))).isEqualTo(names.since(1)).hasSize(11);
    }

    private static List<String> spelt(List<NameRun> runs) {
        List<String> names = new ArrayList<>();
        for (NameRun run : runs) {
            String name = run.first();
            names.add(name);
            for (int i = 0; i < run.more(); i++) {
                name = countedUp(name);
                names.add(name);
            }
        }
        return names;
    }

    /** The obvious way, for names with a short number. */
    private static String countedUp(String name) {
        int end = name.length();
        while (!Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        int begin = end;
        while (begin > 0 && Character.isDigit(name.charAt(begin - 1))) {
            begin--;
        }
        String digits = name.substring(begin, end);
        String more = Long.toString(Long.parseLong(digits) + 1);
        return name.substring(0, begin) + "0".repeat(Math.max(0, digits.length() - more.length())) + more + name.substring(end);
    }

    private static final class Numbered implements Names.Block {
        private final int size;
        private final List<Integer> read;

        Numbered(int size, List<Integer> read) {
            this.size = size;
            this.read = read;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public void read(int i, Names.Taker taker) {
            read.add(i);
            taker.take(i, "of " + size + ": " + i);
        }

        @Override
        public List<NameRun> runs(int i) {
            return List.of(new NameRun("of " + size + ": " + i, size - i - 1));
        }
    }
}
