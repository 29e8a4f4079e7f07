package io.poolscope.view.paint;

import io.poolscope.render.TextMeasure;
import io.poolscope.render.TextStyle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.geometry.Bounds;
import javafx.scene.text.Text;

/**
 * Measures text with the toolkit that paints it. Remembers what it has measured, as a picture says mostly the same
 * words as the one before; starts afresh when it has remembered too much. Thread-safe: a text node that is in no scene
 * may be made on any thread.
 */
public final class ToolkitMeasure implements TextMeasure {
    private static final int MOST = 20_000;

    private record Key(String text, TextStyle style) {
    }

    private final Map<Key, Double> known = new ConcurrentHashMap<>();

    /** A measure that has measured nothing yet. */
    public ToolkitMeasure() {
        Fonts.load();
    }

    @Override
    public double width(String text, TextStyle style) {
        Key key = new Key(text, style);
        Double width = known.get(key);
        if (width == null) {
            Text node = new Text(text);
            node.setFont(Fonts.of(style));
            Bounds bounds = node.getLayoutBounds();
            width = bounds.getWidth();
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(key, width);
        }
        return width;
    }
}
