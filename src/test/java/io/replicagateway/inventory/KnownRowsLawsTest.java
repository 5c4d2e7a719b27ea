package io.replicagateway.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A block's rows as records say what the block says, no more and no less. */
class KnownRowsLawsTest {

    @Property
    void turnedIntoABlockAgainTheyAreTheSame(
            @ForAll long seed,
            @ForAll SiteKind kind,
            @ForAll @IntRange(max = 6) int replicas,
            @ForAll @IntRange(max = 30) int points) {
        // Given
        SiteRows rows = RandomRows.of(new Random(seed), kind, replicas, points).block();
        var known = new KnownRows(kind, rows);
        // When
        SiteRows again =
                SiteRows.of(kind, known.replicas(), known.points(replica -> true, state -> true));
        // Then
        assertThat(rows.unlessChanged(again)).isSameAs(rows);
        assertThat(known.points()).isEqualTo(points);
    }

    @Property
    void aReplicaIsKnownAsItsSiteToldIt(
            @ForAll long seed, @ForAll SiteKind kind, @ForAll @IntRange(max = 6) int replicas) {
        // Given
        RandomRows rows = RandomRows.of(new Random(seed), kind, replicas, 10);
        // When
        List<Replica> known = new KnownRows(kind, rows.block()).replicas();
        // Then
        assertThat(known)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("backupServer")
                .containsExactlyInAnyOrderElementsOf(rows.replicas());
    }

    @Property
    void whatIsAskedForIsFoundAndNothingElse(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int points) {
        // Given
        RandomRows rows = RandomRows.of(new Random(seed), SiteKind.VBR, 3, points);
        var known = new KnownRows(SiteKind.VBR, rows.block());
        List<RestorePoint> all = known.points(replica -> true, state -> true);
        RestorePoint any = all.get(points / 2);
        Timestamp made = any.createdAt();
        Instant since = made == null ? Instant.EPOCH : made.instant();
        // When // Then
        assertThat(known.point(any.nativeId())).contains(any);
        assertThat(known.point(any.nativeId() + "?")).isEmpty();
        assertThat(known.points(id -> any.replicaId().equals(id), state -> state == null))
                .containsExactlyElementsOf(
                        all.stream()
                                .filter(point -> any.replicaId().equals(point.replicaId()))
                                .filter(point -> point.state() == null)
                                .toList());
        assertThat(known.pointsSince(since))
                .containsExactlyElementsOf(
                        all.stream().filter(point -> isSince(point, since)).toList());
    }

    private static boolean isSince(RestorePoint point, Instant since) {
        Timestamp made = point.createdAt();
        return made != null && !made.instant().isBefore(since);
    }

    @Example
    void whereNothingIsKnownThereIsNothing() {
        // Given
        var known = new KnownRows(SiteKind.EM, SiteRows.NONE);
        // When // Then
        assertThat(known.points()).isZero();
        assertThat(known.replicas()).isEmpty();
        assertThat(known.point("any")).isEmpty();
        assertThat(known.pointsSince(Instant.EPOCH)).isEmpty();
    }
}
