package io.poolscope.view.window;

import io.poolscope.session.Message;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/** Messages that come up for a while in the window's corner. Errors stay longer. */
final class Toasts {
    private final Window owner;

    Toasts(Window owner) {
        this.owner = owner;
    }

    /** Shows a message. */
    void show(Message message) {
        show(message.level(), message.text());
    }

    /** Shows a line. */
    void show(Message.Level level, String text) {
        if (!owner.isShowing()) {
            return;
        }
        boolean error = level == Message.Level.ERROR;
        Notifications.create().owner(owner).title(error ? "This did not work" : "").text(wrap(text))
                .hideAfter(Duration.seconds(error ? 12 : 5)).threshold(4, Notifications.create().title("More messages"))
                .show();
    }

    /** A notification doesn't wrap its text by itself: breaks it at words. */
    private static String wrap(String text) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0 && column + word.length() > 64) {
                wrapped.append('\n');
                column = 0;
            } else if (column > 0) {
                wrapped.append(' ');
            }
            wrapped.append(word);
            column += word.length() + 1;
        }
        return wrapped.toString();
    }
}
