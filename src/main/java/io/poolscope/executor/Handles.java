package io.poolscope.executor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Looks up handles of fields. */
final class Handles {
    private Handles() {
    }

    /** The handle of an own field, which must exist. */
    static VarHandle of(MethodHandles.Lookup lookup, Class<?> owner, String field, Class<?> type) {
        try {
            return lookup.findVarHandle(owner, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
