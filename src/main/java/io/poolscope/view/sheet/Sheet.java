package io.poolscope.view.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A sheet over the window: a veil with a panel in its middle. It takes the focus, keeps the Tab key inside, closes on
 * Esc and on a click beside it, and gives the focus back. It is part of the window, so that it needs no window manager
 * and looks the same everywhere.
 */
public class Sheet extends StackPane {
    private final VBox panel = new VBox();
    private final Label heading = new Label();
    private Node before;
    private Runnable onClosed = () -> {};

    /** A sheet with a title; its content is added to {@link #panel}. */
    public Sheet(String title) {
        getStyleClass().add("keys-veil");
        panel.getStyleClass().add("keys-sheet");
        panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        panel.setAccessibleRole(AccessibleRole.DIALOG);
        panel.setAccessibleText(title);
        heading.setText(title);
        heading.getStyleClass().add("keys-title");
        panel.getChildren().add(heading);
        getChildren().add(panel);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /** Where the content goes. */
    protected VBox panel() {
        return panel;
    }

    /** Called when it has closed. */
    public void setOnClosed(Runnable onClosed) {
        this.onClosed = Objects.requireNonNull(onClosed);
    }

    /** Whether it is open. */
    public boolean isOpen() {
        return isVisible();
    }

    /** Opens it; what lies below is out of reach until it closes. */
    public void open() {
        before = getScene() == null ? null : getScene().getFocusOwner();
        setVisible(true);
        toFront();
        List<Node> stops = new ArrayList<>();
        stops(panel, stops);
        if (stops.isEmpty()) {
            requestFocus();
        } else {
            stops.getFirst().requestFocus();
        }
    }

    /** Closes it. */
    public void close() {
        if (isVisible()) {
            setVisible(false);
            if (before != null) {
                before.requestFocus();
            }
            onClosed.run();
        }
    }

    private void tab(KeyEvent event) {
        if (event.getCode() != KeyCode.TAB || event.isControlDown()) {
            return;
        }
        List<Node> stops = new ArrayList<>();
        stops(panel, stops);
        if (!stops.isEmpty()) {
            int now = stops.indexOf(getScene().getFocusOwner());
            stops.get(Math.floorMod(now + (event.isShiftDown() ? -1 : 1), stops.size())).requestFocus();
        }
        event.consume();
    }

    private static void stops(Parent parent, List<Node> into) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.isDisabled()) {
                continue;
            }
            if (child.isFocusTraversable()) {
                into.add(child);
            } else if (child instanceof Parent inner) {
                stops(inner, into);
            }
        }
    }
}
