package io.poolscope.executor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/**
 * What an executor made elsewhere gets in place of what the program gave: it runs the observed task, and in all else it is
 * what was given, as far as interfaces go. So a queue that orders by {@link Comparable} or by an interface of the program's
 * own finds its order, and a hook that asks for a {@code Future} finds one. Immutable.
 */
class StandIn implements Runnable {
    private final ObservedTask<?> task;
    private final Object given;

    StandIn(ObservedTask<?> task, Object given) {
        this.task = task;
        this.given = given;
    }

    /**
     * For something to run.
     *
     * @param withInterfaces whether with all its interfaces that can be had; not for an executor that doesn't look at them
     */
    static Runnable ofRunnable(ObservedTask<?> task, Runnable given, boolean withInterfaces) {
        Class<?>[] wanted = withInterfaces ? Interfaces.of(given.getClass()) : Interfaces.NONE;
        if (wanted.length == 0 || wanted.length == 1 && wanted[0] == Runnable.class) {
            return new StandIn(task, given);
        }
        if (wanted.length == 2 && given instanceof Comparable<?> comparable) {
            return new Ordered(task, given, comparable);
        }
        return (Runnable) proxy(task, given, wanted);
    }

    /** For something to call, with all its interfaces that can be had. */
    @SuppressWarnings("unchecked") // the task was made for it, and has its result
    static <T> Callable<T> ofCallable(SubmittedTask<T> task, Callable<T> given) {
        Class<?>[] wanted = Interfaces.of(given.getClass());
        return wanted.length == 0 || wanted.length == 1 && wanted[0] == Callable.class ? task::callHanded
                : (Callable<T>) proxy(task, given, wanted);
    }

    private static Object proxy(ObservedTask<?> task, Object given, Class<?>[] wanted) {
        return Proxy.newProxyInstance(given.getClass().getClassLoader(), wanted, new Forwarding(task, given));
    }

    /** The stand-in behind an object, or null if it is none. */
    static StandIn of(Object object) {
        if (object instanceof StandIn standIn) {
            return standIn;
        }
        return object != null && Proxy.isProxyClass(object.getClass())
                && Proxy.getInvocationHandler(object) instanceof Forwarding forwarding
                        ? forwarding.standIn : null;
    }

    final ObservedTask<?> task() {
        return task;
    }

    /** What was given, if it is a stand-in; else the object itself. */
    static Object unwrap(Object object) {
        StandIn standIn = of(object);
        return standIn == null ? object : standIn.given;
    }

    @Override
    public final void run() {
        task.runHanded();
    }

    @Override
    public final String toString() {
        return given.toString();
    }

    @Override
    public final boolean equals(Object other) {
        StandIn standIn = of(other);
        return standIn != null && standIn.task == task;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(task);
    }

    /** For what has an order of its own. */
    @SuppressWarnings("ComparableType") // it is compared with what the program put into its queue, of any type
    private static final class Ordered extends StandIn implements Comparable<Object> {
        private final Comparable<?> order;

        Ordered(ObservedTask<?> task, Object given, Comparable<?> order) {
            super(task, given);
            this.order = order;
        }

        @Override
        @SuppressWarnings("unchecked") // what it is compared with is what the queue holds, as without us
        public int compareTo(Object other) {
            return ((Comparable<Object>) order).compareTo(unwrap(other));
        }
    }

    /** For what has more interfaces: each call but that to run goes to what was given. */
    private static final class Forwarding implements InvocationHandler {
        private final StandIn standIn;

        Forwarding(ObservedTask<?> task, Object given) {
            standIn = new StandIn(task, given);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            boolean object = method.getDeclaringClass() == Object.class;
            if (method.getParameterCount() == 0) {
                switch (method.getName()) {
                    case "run" -> {
                        standIn.run();
                        return null;
                    }
                    case "call" -> {
                        return ((SubmittedTask<?>) standIn.task).callHanded();
                    }
                    case "hashCode" -> {
                        return standIn.hashCode();
                    }
                    default -> {
                        return forward(method, null);
                    }
                }
            }
            return object && method.getName().equals("equals") ? standIn.equals(arguments[0]) : forward(method, arguments);
        }

        private Object forward(Method method, Object[] arguments) throws Throwable {
            Object[] unwrapped = arguments == null ? null : arguments.clone();
            for (int i = 0; unwrapped != null && i < unwrapped.length; i++) {
                unwrapped[i] = unwrap(unwrapped[i]);
            }
            try {
                // An interface that is not public can be called only so; where that is not allowed, it is not among these.
                method.trySetAccessible();
                return method.invoke(standIn.given, unwrapped);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
