package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.HeldRead;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.SiteKind;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrinkGuardTest {

    private static SiteRows rows(int replicas, int points) {
        return SiteRows.of(
                SiteKind.VBR,
                IntStream.range(0, replicas)
                        .mapToObj(i -> TestRows.replica("r" + i).build())
                        .toList(),
                IntStream.range(0, points)
                        .mapToObj(i -> TestRows.point("p" + i, null).build())
                        .toList());
    }

    private static HeldRead held(SiteRows rows) {
        return new HeldRead(rows, Instant.EPOCH, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        // A fifth may be lost, no more.
        "20, 10, 100, 10, 80, true",
        "20, 10, 100, 10, 79, false",
        "20, 10, 100, 8, 100, true",
        "20, 10, 100, 7, 100, false",
        "20, 10, 100, 30, 900, true",
        "20, 0, 0, 0, 0, true",
        "20, 0, 0, 10, 100, true",
        "20, 1, 1, 1, 0, false",
        "20, 10, 100, 0, 0, false",
        // None may be lost, or all.
        "0, 10, 100, 10, 99, false",
        "0, 10, 100, 10, 100, true",
        "100, 10, 100, 0, 0, true",
    })
    void ofEachTypeOnlySoManyRowsMayBeLost(
            int percent,
            int replicasBefore,
            int pointsBefore,
            int replicas,
            int points,
            boolean believed) {
        // When // Then
        assertThat(
                        new ShrinkGuard(percent)
                                .believes(
                                        rows(replicasBefore, pointsBefore),
                                        rows(replicas, points),
                                        null))
                .isEqualTo(believed);
    }

    @ParameterizedTest
    @CsvSource({
        "40, 40, true",
        "40, 45, true",
        "40, 33, true",
        "40, 31, false",
        "0, 0, true",
        "0, 40, false",
        "40, 0, false",
        "0, 90, true"
    })
    void aSecondReadThatFindsTheSameConfirmsIt(int heldPoints, int foundPoints, boolean believed) {
        // When // Then
        assertThat(
                        new ShrinkGuard(20)
                                .believes(
                                        rows(1, 100),
                                        rows(1, foundPoints),
                                        held(rows(1, heldPoints))))
                .isEqualTo(believed);
    }

    @Property
    void whatIsNoLessThanBeforeIsAlwaysBelieved(
            @ForAll @IntRange(max = 100) int percent,
            @ForAll @IntRange(max = 30) int points,
            @ForAll @IntRange(max = 10) int more) {
        // When // Then
        assertThat(
                        new ShrinkGuard(percent)
                                .believes(
                                        rows(2, points), rows(2, points + more), held(rows(0, 0))))
                .isTrue();
    }

    @Property
    void theSameTwiceIsAlwaysBelieved(
            @ForAll @IntRange(max = 100) int percent, @ForAll @IntRange(max = 30) int points) {
        // When // Then
        assertThat(
                        new ShrinkGuard(percent)
                                .believes(rows(2, 30), rows(0, points), held(rows(0, points))))
                .isTrue();
    }
}
