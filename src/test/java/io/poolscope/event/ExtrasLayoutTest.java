package io.poolscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layout of the extra words stands in {@link Extras} and nowhere else: kept by the text of the sources. */
class ExtrasLayoutTest {
    private static final Pattern OF_EVENTS = Pattern.compile("EventKind|EventBatch|EventSink");
    private static final Path MAIN = Path.of("src/main/java/io/poolscope");
    /** A word of extras by any of the names that it goes by, with a shift or a mask after it. */
    private static final Pattern TAKEN_APART = Pattern.compile(
            "(\\b(a|b|place|extra[AB])|\\b(as|bs|extras)\\[[^\\]]*\\]|\\.[ab]\\([^()]*\\))\\)?\\s*(<<|>>>?|&(?!&))");
    /** Words that are put together while they are given to a sink. */
    private static final Pattern EMIT = Pattern.compile("\\b(emit|add)\\(");
    private static final Pattern SHIFT_OR_MASK = Pattern.compile("\\s(<<|>>>?)\\s|&\\s*(0x\\w+|Word\\.MAX_ID|\\w*_MASK)|\\b0x[Ff]+L?\\s*&");

    @ParameterizedTest
    @ValueSource(strings = {"event/TaskEvent", "event/PoolEvent", "event/ResultEvent", "event/RunEvent", "event/EventReader",
        "executor/StreamTask", "executor/CompletedFutures", "timeline/Fold", "timeline/TaskFold", "timeline/LaneFold",
        "recording/EventCheck", "simulation/Announcer", "simulation/Deliverer", "simulation/PipelineRun", "simulation/SideBySide"})
    void aFileThatSpeaksOfExtras_shiftsAndMasksNothing(String file) throws IOException {
        List<String> lines = Stream.of(code(MAIN.resolve(file + ".java")).split("\n")).filter(line -> !line.contains("static final"))
                .filter(line -> SHIFT_OR_MASK.matcher(line).find()).toList();
        assertThat(lines).as(file).isEmpty();
    }

    @Test
    void noOtherFile_shiftsOrMasksAnExtraWord() throws IOException {
        List<String> found = new ArrayList<>();
        // The codec predicts the words' bits and never asks what they hold.
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java") && !path.startsWith(MAIN.resolve("wire"))).toList()) {
                String code = code(file);
                if (!file.endsWith("Extras.java") && OF_EVENTS.matcher(code).find()) {
                    lookAt(file, code, found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static void lookAt(Path file, String code, List<String> found) {
        for (String line : code.split("\n")) {
            if (TAKEN_APART.matcher(line).find()) {
                found.add(file.getFileName() + ": " + line.strip());
            }
        }
        var calls = EMIT.matcher(code);
        while (calls.find()) {
            String arguments = arguments(code, calls.end());
            if (arguments.contains("code()") && SHIFT_OR_MASK.matcher(arguments).find()) {
                found.add(file.getFileName() + ": " + arguments);
            }
        }
    }

    @Test
    void theSearch_findsEachWayInWhichTheseFilesOnceDidIt() {
        for (String line : List.of("(int) (a >>> 40)", "a & Word.MAX_ID", "(int) b << 8 >> 8", "(b >>> 24) - 1", "b >>> 8 & 0xFF",
                "as[from + k] >>> STREAM_SHIFT", "(b & PRIORITY_MASK) != 0", "batch.a(i) >>> 32")) {
            assertThat(TAKEN_APART.matcher(line).find()).as(line).isTrue();
        }
        for (String line : List.of("(long) names.intern(label) << 32", "stream & 0xFFFFFFFFL", "(capacity + 1L) << 16",
                "stream.id << 40 | index", "priority & 0xFFFFFFL")) {
            assertThat(SHIFT_OR_MASK.matcher(line).find()).as(line).isTrue();
        }
    }

    @Test
    void theTableInTheSpecification_hasEveryKind_withExtrasWhereItHasThem() throws IOException {
        String page = Files.readString(MAIN.resolve("wire/package-info.java"));
        String table = page.substring(page.indexOf("code  kind"), page.indexOf("</pre>", page.indexOf("code  kind")));
        TreeSet<Integer> codes = new TreeSet<>();
        var lines = Pattern.compile("\\* +(\\d+)  (\\w+(?: \\w+)*) {2,}(\\w+) *(.*)").matcher(table);
        while (lines.find()) {
            EventKind kind = EventKind.of(Integer.parseInt(lines.group(1)));
            codes.add((int) kind.code());
            assertThat(lines.group(2).replace(' ', '_')).isEqualToIgnoringCase(kind.name());
            boolean words = !lines.group(4).isEmpty() && !lines.group(4).startsWith("(");
            assertThat(words).as(kind.name()).isEqualTo(kind.hasExtras());
        }
        assertThat(codes).hasSize(EventKind.all().size());
    }

    /** A file's code, without comments and texts. */
    private static String code(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//[^\n]*", "")
                .replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "\"\"");
    }

    private static String arguments(String code, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            depth += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
            at++;
        }
        return code.substring(from, at - 1);
    }
}
