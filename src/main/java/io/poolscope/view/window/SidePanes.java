package io.poolscope.view.window;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/**
 * The panes beside the timeline, which leave all the width to it while they are hidden. A pane with the focus hands it
 * on to the timeline when it goes. For the JavaFX thread.
 */
final class SidePanes {
    private final BorderPane frame;
    private final Node left;
    private final Node right;
    private final Node timeline;

    /** Takes the panes as they are in the frame now; the focus goes to {@code timeline} when the pane that has it goes. */
    SidePanes(BorderPane frame, Node timeline) {
        this.frame = frame;
        this.timeline = timeline;
        left = frame.getLeft();
        right = frame.getRight();
    }

    void toggleLeft() {
        if (frame.getLeft() == null) {
            frame.setLeft(left);
        } else {
            leave(left);
            frame.setLeft(null);
        }
    }

    void toggleRight() {
        if (frame.getRight() == null) {
            frame.setRight(right);
        } else {
            leave(right);
            frame.setRight(null);
        }
    }

    /** Makes sure that the left pane can be seen. */
    void showLeft() {
        if (frame.getLeft() == null) {
            frame.setLeft(left);
        }
    }

    /** Makes sure that the right pane can be seen. */
    void showRight() {
        if (frame.getRight() == null) {
            frame.setRight(right);
        }
    }

    private void leave(Node pane) {
        for (Node at = frame.getScene() == null ? null : frame.getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at == pane) {
                timeline.requestFocus();
                return;
            }
        }
    }
}
