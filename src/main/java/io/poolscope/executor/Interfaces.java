package io.poolscope.executor;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;

/** The interfaces of a class that a {@link StandIn} of its objects can have. Thread-safe. */
final class Interfaces {
    static final Class<?>[] NONE = {};

    private static final ClassValue<Class<?>[]> KNOWN = new ClassValue<>() {
        @Override
        protected Class<?>[] computeValue(Class<?> type) {
            Set<Class<?>> found = new LinkedHashSet<>();
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                collect(each, found);
            }
            Class<?>[] all = found.toArray(Class<?>[]::new);
            return canBeHadTogether(type, all) ? all
                    : found.stream().filter(each -> each.getClassLoader() == null).toArray(Class<?>[]::new);
        }
    };

    private Interfaces() {
    }

    /** All that can be had; not to be changed. */
    static Class<?>[] of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        for (Class<?> each : type.getInterfaces()) {
            if (isCallable(each) && found.add(each)) {
                collect(each, found);
            }
        }
    }

    /** Whether calls to an interface can be passed on. */
    private static boolean isCallable(Class<?> type) {
        Module ours = Interfaces.class.getModule();
        Module its = type.getModule();
        String where = type.getPackageName();
        boolean open = Modifier.isPublic(type.getModifiers()) && its.isExported(where, ours) || its.isOpen(where, ours);
        return open && !type.isSealed() && !type.isHidden();
    }

    /** Hidden interfaces of two packages, for one, can't be had by one proxy; then it is only the JDK's. */
    private static boolean canBeHadTogether(Class<?> type, Class<?>[] all) {
        try {
            Proxy.newProxyInstance(type.getClassLoader(), all, (proxy, method, arguments) -> null);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
