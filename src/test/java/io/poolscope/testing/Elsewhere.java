package io.poolscope.testing;

import io.poolscope.observe.Scope;
import java.util.concurrent.Executors;

/** Code of a program that is not in the library's own package. */
public final class Elsewhere {
    private Elsewhere() {
    }

    /** Hands a pool over that is closed at once, and returns where it did so, as a recording says it. */
    public static String observe(Scope scope) {
        StackTraceElement here = new Throwable().getStackTrace()[0];
        scope.observe("work", Executors.newFixedThreadPool(1)).shutdown();
        return here.getClassName() + "." + here.getMethodName() + " line " + (here.getLineNumber() + 1);
    }
}
