package io.poolscope.view.window;

import io.poolscope.session.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/** Messages that come up for a while in the window's corner. Errors and warnings stay longer. For the JavaFX thread. */
final class Toasts {
    /** How many messages are remembered. */
    private static final int REMEMBERED = 50;
    /** A line of a notification, pixels: what its least width has beside its margins and its button. */
    private static final double MOST_WIDTH = 310;
    /** As the style sheet has it. */
    private static final Font FONT = Font.font("Inter", 13);

    private final Window owner;
    private final Deque<String> said = new ArrayDeque<>();

    Toasts(Window owner) {
        this.owner = owner;
    }

    /** Shows a message. */
    void show(Message message) {
        show(message.level(), message.text(), message.body());
    }

    /** Shows a line. */
    void show(Message.Level level, String text) {
        show(level, text, text);
    }

    private void show(Message.Level level, String text, String body) {
        if (!owner.isShowing()) {
            return;
        }
        said.addLast(text);
        if (said.size() > REMEMBERED) {
            said.removeFirst();
        }
        Notifications.create().owner(owner).title(title(level)).text(wrap(body))
                .hideAfter(Duration.seconds(level == Message.Level.NOTICE ? 5 : 12))
                .threshold(4, Notifications.create().title("More messages"))
                .show();
        Window.getWindows().forEach(this::leaveEscape);
    }

    /** Esc is the window's: what hides it is time, or its own button. */
    private void leaveEscape(Window window) {
        if (window instanceof PopupWindow popup && popup.getOwnerWindow() == owner
                && popup.getScene().lookup(".notification-bar") != null) {
            popup.setHideOnEscape(false);
        }
    }

    /** What stands above a line. */
    static String title(Message.Level level) {
        return switch (level) {
            case NOTICE -> "";
            case WARNING -> "Warning";
            case ERROR -> "This did not work";
            case DEADLOCK -> "Deadlock"; // it worked only too well; the line says so itself
        };
    }

    /** The last messages that came up, the oldest first. */
    List<String> said() {
        return List.copyOf(said);
    }

    /** A notification doesn't wrap its text by itself: breaks it at words, and a word that is wider than a line within. */
    static String wrap(String text) {
        StringBuilder wrapped = new StringBuilder();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) > MOST_WIDTH && !line.isEmpty()) {
                wrapped.append(line).append('\n');
                longer = word;
            }
            while (width(longer) > MOST_WIDTH) {
                int fits = fitting(longer);
                wrapped.append(longer, 0, fits).append('\n');
                longer = longer.substring(fits);
            }
            line = longer;
        }
        return wrapped.append(line).toString();
    }

    private static int fitting(String word) {
        int fits = word.length() - 1;
        while (fits > 1 && width(word.substring(0, fits)) > MOST_WIDTH) {
            fits--;
        }
        return fits;
    }

    private static double width(String line) {
        Text measured = new Text(line);
        measured.setFont(FONT);
        return measured.getLayoutBounds().getWidth();
    }
}
