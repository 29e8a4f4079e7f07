package io.poolscope.timeline;

import io.poolscope.event.Names;

/** What stores that refer to each other by number look each other up in: the live fold, or a snapshot. */
interface StoreLookup {
    TaskColumns tasks();

    /** The row with an id. */
    RowStore row(int id);

    /** How many rows there are. */
    int rowCount();

    /** The lane with a key. */
    LaneStore lane(int key);

    /** The stream with an id, or null. */
    StreamColumns stream(int id);

    Names names();

    /** A name by its number, or "" if it is not known, as in a damaged recording. */
    default String name(long id) {
        return id > 0 && id < names().size() ? names().name((int) id) : "";
    }
}
