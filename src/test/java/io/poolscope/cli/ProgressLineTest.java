package io.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolscope.cli.options.ProgressLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter err = new StringWriter();

    @Test
    void programThatEndsMeanwhile_endsTheLine_andShowsNothingAfterIt() {
        ProgressLine line = new ProgressLine(new PrintWriter(err), true);
        line.show(0.5, "half");
        line.end();
        line.show(0.6, "more");
        line.close();
        assertThat(err.toString()).endsWith("half" + System.lineSeparator());
    }

    @Test
    void programThatEndsWithoutALine_writesNothing() {
        ProgressLine line = new ProgressLine(new PrintWriter(err), true);
        line.end();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void close_clearsTheLine_whichMayBeginAgain() {
        ProgressLine line = new ProgressLine(new PrintWriter(err), true);
        line.show(-1, "going");
        line.close();
        assertThat(err.toString()).isEqualTo("\rgoing\r     \r");
        line.show(-1, "again");
        assertThat(err.toString()).endsWith("again");
        line.close();
    }

    @Test
    void programThatEndsMeanwhile_saysWhatIsLeft_alsoWithoutATerminal() {
        ProgressLine line = new ProgressLine(new PrintWriter(err), false);
        line.ifInterrupted("the run so far is in a.part");
        line.clear();
        line.end();
        assertThat(err.toString()).isEqualTo("the run so far is in a.part" + System.lineSeparator());
    }

    @Test
    void close_endsAlsoWhatWouldBeSaidAfterwards() {
        ProgressLine line = new ProgressLine(new PrintWriter(err), true);
        line.ifInterrupted("the run so far is in a.part");
        line.show(0.5, "half");
        line.close();
        line.end();
        assertThat(err.toString()).contains("  50 %  half").doesNotContain("a.part");
    }
}
