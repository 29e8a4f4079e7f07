package io.poolscope.view.search;

import java.util.Arrays;
import javafx.collections.ObservableListBase;

/** The ids of found tasks as a list for a control, without an object for each. Never changes. */
final class FoundTasks extends ObservableListBase<Long> {
    private final long[] ids;

    FoundTasks(long[] ids) {
        this.ids = ids;
    }

    @Override
    public Long get(int index) {
        return ids[index];
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public int indexOf(Object task) {
        return task instanceof Long id ? Math.max(-1, Arrays.binarySearch(ids, id)) : -1;
    }
}
