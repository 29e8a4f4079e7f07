package io.poolscope.view.window;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what the CSS parser and the look-up of styles complain about. */
final class CssWarnings implements AutoCloseable {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Logger css = Logger.getLogger("javafx.css");
    private final Recorder recorder = new Recorder();

    /** Starts to listen; the tests' module must read the logging module by then. */
    CssWarnings() {
        css.addHandler(recorder);
    }

    List<String> heard() {
        return heard;
    }

    @Override
    public void close() {
        css.removeHandler(recorder);
    }

    private final class Recorder extends Handler {
        @Override
        public void publish(LogRecord record) {
            heard.add(record.getMessage());
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
