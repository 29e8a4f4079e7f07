package io.poolscope.executor;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wherever foreign code is called, it throws, hangs, calls back in, interrupts, shuts the pool down or cancels everything at that
 * very moment, in every make of pool: the caller meets only what it threw or what Java's pools throw, every future ends, the
 * books balance, and the pool serves on or terminates.
 */
@Timeout(120)
class AbuseTest {
    private static Thread.UncaughtExceptionHandler before;

    @BeforeAll
    static void hush() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
    }

    @AfterAll
    static void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    static Stream<Arguments> cases() {
        return Arrays.stream(Abuse.Point.values()).flatMap(point -> Arrays.stream(Abuse.Act.values()).map(act -> Arguments.of(point, act)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMakeOfPool(Abuse.Point point, Abuse.Act act) throws Exception {
        for (AbuseCase.Make make : AbuseCase.Make.values()) {
            if (!make.stands(point, act)) {
                continue;
            }
            try {
                new AbuseCase(make, new Abuse(point, act), (make.ordinal() + act.ordinal()) % 2 == 0).play();
            } catch (AssertionError e) {
                throw new AssertionError(make + ": " + e.getMessage(), e);
            }
        }
    }
}
