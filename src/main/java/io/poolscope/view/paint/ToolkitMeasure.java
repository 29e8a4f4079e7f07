package io.poolscope.view.paint;

import io.poolscope.render.shape.TextMeasure;
import io.poolscope.render.shape.TextStyle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import javafx.scene.text.Font;
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

    /** How many characters, from 0 on, are usual ones. */
    private static final int USUAL = 128;

    /** The widths of usual letters as bits; 0 while not known. Threads that race measure the same. */
    private final Map<TextStyle, AtomicLongArray> letters = new ConcurrentHashMap<>();
    private final Map<Key, Double> known = new ConcurrentHashMap<>();

    /** A measure that has measured nothing yet. */
    public ToolkitMeasure() {
        Fonts.load();
    }

    @Override
    public double width(String text, TextStyle style) {
        return Letters.standAlone(text) ? sum(text, style) : remembered(text, style);
    }

    /** The sum of its letters' widths, as each stands alone. */
    private double sum(String text, TextStyle style) {
        AtomicLongArray widths = letters.get(style);
        if (widths == null) {
            widths = letters.computeIfAbsent(style, _ -> new AtomicLongArray(USUAL));
        }
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= USUAL) {
                sum += remembered(String.valueOf(c), style);
                continue;
            }
            long bits = widths.get(c);
            if (bits == 0) {
                bits = Double.doubleToRawLongBits(ofToolkit(String.valueOf(c), Fonts.of(style)));
                widths.set(c, bits);
            }
            sum += Double.longBitsToDouble(bits);
        }
        return sum;
    }

    private double remembered(String text, TextStyle style) {
        Key key = new Key(text, style);
        Double width = known.get(key);
        if (width == null) {
            width = ofToolkit(text, Fonts.of(style));
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(key, width);
        }
        return width;
    }

    /** What the toolkit says. Any thread. */
    static double ofToolkit(String text, Font font) {
        Text node = new Text(text);
        node.setFont(font);
        return node.getLayoutBounds().getWidth();
    }
}
