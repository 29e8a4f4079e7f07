package io.poolscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtrasTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "16777214, 1099511627775", "8388608, 5", "-1, 7"})
    void place_ofAnyStreamAndIndex_givesThemBack(int stream, long index) {
        long place = Extras.place(stream, index);
        assertThat(Extras.placeStream(place)).isEqualTo(stream);
        assertThat(Extras.placeIndex(place)).isEqualTo(index);
        assertThat(place + Extras.NEXT_PLACE_INDEX).isEqualTo(index == EventWord.MAX_ID ? place + 1 : Extras.place(stream, index + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {16777215, 16777216, 16777217, 1 << 25, Integer.MAX_VALUE})
    void aStreamThatHasNoNumber_isSaidToBeNone(int stream) {
        assertThat(Extras.placeStream(Extras.place(stream, 3))).isEqualTo(Extras.NO_STREAM);
        assertThat(Extras.placeIndex(Extras.place(stream, 3))).isEqualTo(3);
        assertThat(Extras.submitStream(Extras.submitA(4, stream))).isEqualTo(Extras.NO_STREAM);
        assertThat(Extras.name(Extras.submitA(4, stream))).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"-1, -8388608", "0, 8388607", "1099511627774, -1", "17, 0"})
    void submitB_ofAnyIndexAndPriority_givesThemBack(long index, int priority) {
        long b = Extras.submitB(index, priority);
        assertThat(Extras.submitIndex(b)).isEqualTo(index);
        assertThat(Extras.submitPriority(b)).isEqualTo(priority);
        if (index < EventWord.MAX_ID - 1) {
            assertThat(b + Extras.NEXT_SUBMIT_INDEX).isEqualTo(Extras.submitB(index + 1, priority));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "1, 0, false", "0, -1, false", "0, 1, false", "2147483647, 0, false"})
    void isPlainSubmit_onlyWithoutLabelAndPriority(int label, int priority, boolean plain) {
        assertThat(Extras.isPlainSubmit(Extras.submitA(label, 5), Extras.submitB(9, priority))).isEqualTo(plain);
        assertThat(Extras.isPlainSubmit(Extras.submitA(label, Extras.NO_STREAM), Extras.submitB(-1, priority))).isEqualTo(plain);
    }

    @Test
    void poolsAndStreams_atTheEndsOfTheirRanges_giveThemBack() {
        for (int number : new int[] {0, 1, Integer.MAX_VALUE}) {
            assertThat(Extras.poolWorkers(Extras.poolA(3, number))).isEqualTo(number);
            assertThat(Extras.name(Extras.poolA(number, 3))).isEqualTo(number);
            assertThat(Extras.name(Extras.streamA(number, -1))).isEqualTo(number);
            assertThat(Extras.streamPool(Extras.streamA(7, number))).isEqualTo(number);
        }
        assertThat(Extras.streamPool(Extras.streamA(7, -1))).isEqualTo(-1);
        for (int capacity : new int[] {Event.UNBOUNDED, 0, Integer.MAX_VALUE}) {
            for (PoolKind kind : PoolKind.values()) {
                for (SaturationPolicy policy : SaturationPolicy.values()) {
                    long b = Extras.poolB(capacity, kind, policy);
                    assertThat(Extras.poolCapacity(b)).isEqualTo(capacity);
                    assertThat(PoolKind.of(Extras.poolKind(b))).isEqualTo(kind);
                    assertThat(SaturationPolicy.of(Extras.poolPolicy(b))).isEqualTo(policy);
                }
            }
            assertThat(Extras.capacity(Extras.capacityB(capacity))).isEqualTo(capacity);
        }
        for (Delivery delivery : Delivery.values()) {
            long b = Extras.streamB(Integer.MAX_VALUE, delivery);
            assertThat(Extras.streamWindow(b)).isEqualTo(Integer.MAX_VALUE);
            assertThat(Delivery.of(Extras.streamDelivery(b))).isEqualTo(delivery);
        }
    }

    @Test
    void nextStream_onceAllNumbersAreGiven_isNone_forEver() {
        Ids ids = new Ids();
        for (int i = 0; i < Extras.MAX_STREAM; i++) {
            ids.nextStream();
        }
        assertThat(ids.nextStream()).isEqualTo(Extras.MAX_STREAM);
        assertThat(ids.nextStream()).isEqualTo(Extras.NO_STREAM);
        assertThat(ids.nextStream()).isEqualTo(Extras.NO_STREAM);
    }
}
