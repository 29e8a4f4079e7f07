package io.poolscope.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenientJsonTest {
    private final ImportNotes notes = new ImportNotes();

    /** What is read, with brackets for what begins and ends, a colon behind names and quotes round texts. */
    private String read(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        StringBuilder told = new StringBuilder();
        LenientJson reader = new LenientJson(new Trickle(bytes), notes);
        for (LenientJson.Token token = reader.next(); token != LenientJson.Token.END; token = reader.next()) {
            told.append(switch (token) {
                case BEGIN_OBJECT -> "{";
                case END_OBJECT -> "}";
                case BEGIN_LIST -> "[";
                case END_LIST -> "]";
                case NAME -> reader.value() + ":";
                case TEXT -> "'" + reader.value() + "' ";
                default -> reader.value() + " ";
            });
        }
        assertThat(reader.position()).isEqualTo(bytes.length);
        return told.toString();
    }

    /** Gives a few bytes at a time, so that every token is cut somewhere. */
    private static final class Trickle extends InputStream {
        private final InputStream in;
        private final Random random = new Random(1);

        Trickle(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return in.read(bytes, from, Math.min(length, 1 + random.nextInt(5)));
        }
    }

    @Test
    void goodJson_isReadAsItIs_withoutAWord() throws IOException {
        assertThat(read("{\"a\" : [1, -2.5e3, true, null, \"x\\n\\u00e9\\ud83d\\ude00\\\"\"], \"b\":{}, \"c\":[ ]}"))
                .isEqualTo("{a:[1 -2.5e3 true null 'x\n\u00e9\ud83d\ude00\"' ]b:{}c:[]}");
        assertThat(notes.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            [1,,2]            # [1 2 ]           # 1 comma too many is passed over: at byte 4
            [,1]              # [1 ]             # 1 comma before the first value is passed over: at byte 2
            [1,]              # [1 ]             # 1 comma too many is passed over: at byte 4
            {"a":1,}          # {a:1 }           # 1 comma too many is passed over: at byte 8
            [1 2]             # [1 2 ]           # 1 missing comma is passed over: at byte 4
            [NaN,inf,-Infinity] # [NaN inf -Infinity ] # ``
            ["C:\\Users\\x"]  # ['C:\\Users\\x' ] # 2 bad escapes in strings are passed over, the first: at byte 5
            ["a\\u12"]        # ['a\\u12' ]      # 1 bad escape in strings is passed over: at byte 7
            [{"a":1]          # [{a:1 }]         # 1 missing bracket is passed over: at byte 7
            {"a":[1}          # {a:[1 ]}         # 1 missing bracket is passed over: at byte 7
            [1]]              # [1 ]             # 1 bracket too many is passed over: at byte 4
            [{"a":1,{"b":2}]  # [{a:1 }{b:2 }]   # 1 missing bracket is passed over: at byte 8
            {"a":,"b":2}      # {a:b:2 }         # ``
            """)
    void defect_isPassedOver_andTold(String json, String expected, String told) throws IOException {
        assertThat(read(json).strip()).isEqualTo(expected.strip());
        assertThat(notes.remarks().stream().findFirst().orElse("")).startsWith(told.strip());
        assertThat(notes.isLossy()).isFalse();
    }

    @Test
    void stringWithoutItsQuote_endsWhereTheNextLineBeginsAnotherEvent() throws IOException {
        assertThat(read("[{\"a\":\"x},\n{\"b\":\"y\"}]")).isEqualTo("[{a:'x},' }{b:'y' }]");
    }

    @Test
    void depthWithoutEnd_isRefused_andAnyBytesComeToAnEnd() {
        assertThatThrownBy(() -> read("{\"a\":".repeat(5000))).hasMessageContaining("more than 1000 deep");
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) {
                text.append("{}[],:\"\\u0aX \n1e".charAt(random.nextInt(16)));
            }
            assertThat(Assertions.catchThrowable(() -> read(text.toString()))).as(text.toString()).isNull();
        }
    }
}
