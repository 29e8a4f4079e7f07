package io.poolscope.executor;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link AbuseTest} at random and for long: each make of pool two hundred times, abused somewhere, somehow. */
@Tag("soak")
@Isolated
@Timeout(900)
class AbuseSoakTest {
    private static final int CASES = 200;

    @ParameterizedTest
    @EnumSource
    void aMakeOfPool(AbuseCase.Make make) throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
        SplittableRandom random = new SplittableRandom(make.ordinal());
        try {
            for (int i = 0; i < CASES; i++) {
                Abuse.Point point = Abuse.Point.values()[random.nextInt(Abuse.Point.values().length)];
                Abuse.Act act = Abuse.Act.values()[random.nextInt(Abuse.Act.values().length)];
                boolean now = random.nextBoolean();
                if (!make.stands(point, act)) {
                    continue;
                }
                try {
                    new AbuseCase(make, new Abuse(point, act), now).play();
                } catch (AssertionError e) {
                    throw new AssertionError("case " + i + ", " + point + ", " + act + (now ? ", now" : "") + ": " + e.getMessage(), e);
                }
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
