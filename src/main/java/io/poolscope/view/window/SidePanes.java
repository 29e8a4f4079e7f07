package io.poolscope.view.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/**
 * The panes beside the timeline, which leave all the width to it while they are hidden. A person shows and hides them; where the window is
 * too narrow for both beside a picture, the one that was asked for last stays, and the other comes back with the room. A pane with the
 * focus hands it on to the timeline when it goes. For the JavaFX thread.
 */
final class SidePanes {
    /** The least width of the picture beside two panes, pixels. */
    private static final double LEAST_PICTURE = 300;

    private final BorderPane frame;
    private final Region left;
    private final Region right;
    private final Region timeline;
    private final ObservableValue<? extends Number> room;
    private boolean wantsLeft = true;
    private boolean wantsRight = true;
    /** Whether the right pane was asked for after the left one. */
    private boolean rightLast;

    /** Takes the panes as they are in the frame now; the focus goes to {@code timeline} when the pane that has it goes. */
    SidePanes(BorderPane frame, Region left, Region right, Region timeline) {
        this.frame = frame;
        this.left = left;
        this.right = right;
        this.timeline = timeline;
        frame.setLeft(left);
        frame.setRight(right);
        // The scene's width: the frame's own is never less than what the panes need.
        room = frame.sceneProperty().flatMap(Scene::widthProperty).orElse(0);
        room.addListener(_ -> arrange());
    }

    /** Shows the panes that were shown before. */
    void restore(boolean showLeft, boolean showRight) {
        wantsLeft = showLeft;
        wantsRight = showRight;
        arrange();
    }

    void toggleLeft() {
        if (frame.getLeft() == null) {
            showLeft();
        } else {
            wantsLeft = false;
            arrange();
        }
    }

    void toggleRight() {
        if (frame.getRight() == null) {
            showRight();
        } else {
            wantsRight = false;
            arrange();
        }
    }

    /** Makes sure that the left pane can be seen. */
    void showLeft() {
        wantsLeft = true;
        rightLast = false;
        arrange();
    }

    /** Makes sure that the right pane can be seen. */
    void showRight() {
        wantsRight = true;
        rightLast = true;
        arrange();
    }

    /** Whether the left pane is shown where there is room. */
    boolean wantsLeft() {
        return wantsLeft;
    }

    /** Whether the right pane is shown where there is room. */
    boolean wantsRight() {
        return wantsRight;
    }

    private void arrange() {
        double width = room.getValue().doubleValue();
        boolean both = width == 0 || width >= left.minWidth(-1) + LEAST_PICTURE + right.minWidth(-1);
        boolean narrow = wantsLeft && wantsRight && !both;
        boolean showsLeft = wantsLeft && !(narrow && rightLast);
        boolean showsRight = wantsRight && !(narrow && !rightLast);
        if (showsLeft != (frame.getLeft() != null)) {
            leave(left, showsLeft);
            frame.setLeft(showsLeft ? left : null);
        }
        if (showsRight != (frame.getRight() != null)) {
            leave(right, showsRight);
            frame.setRight(showsRight ? right : null);
        }
    }

    private void leave(Region pane, boolean shown) {
        if (shown || frame.getScene() == null) {
            return;
        }
        for (Node at = frame.getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at == pane) {
                timeline.requestFocus();
                return;
            }
        }
    }
}
