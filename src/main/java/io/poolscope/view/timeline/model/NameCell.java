package io.poolscope.view.timeline.model;

import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/** A thread's name in a table: where there is no room for all of it, its end stays, as it has the number that tells it from others. */
public final class NameCell<R> extends TableCell<R, String> {
    private final Tooltip whole = new Tooltip();

    public NameCell() {
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setEllipsisString("…");
    }

    @Override
    protected void updateItem(String name, boolean empty) {
        super.updateItem(name, empty);
        boolean none = empty || name == null || name.isEmpty();
        setText(none ? "" : name);
        whole.setText(none ? "" : name);
        setTooltip(none ? null : whole);
    }
}
