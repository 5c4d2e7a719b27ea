package io.replicagateway.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.Replica;
import io.replicagateway.model.SiteKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** How two blocks of a site differ. */
class RowChangesTest {

    private static SiteRows rows(Map<String, Integer> states) {
        List<Replica> replicas =
                states.entrySet().stream()
                        .map(
                                row ->
                                        TestRows.replica(row.getKey())
                                                .state("state-" + row.getValue())
                                                .build())
                        .toList();
        return SiteRows.of(SiteKind.VBR, replicas, List.of());
    }

    @Property(tries = 300)
    void rowsAreCountedAsAMapOfThemWouldCountThem(
            @ForAll @Size(max = 12)
                    Map<
                                    @AlphaChars @StringLength(min = 1, max = 2) String,
                                    @IntRange(max = 2) Integer>
                            before,
            @ForAll @Size(max = 12)
                    Map<
                                    @AlphaChars @StringLength(min = 1, max = 2) String,
                                    @IntRange(max = 2) Integer>
                            after) {
        // Given
        Set<String> common = new TreeSet<>(before.keySet());
        common.retainAll(after.keySet());
        long changed =
                common.stream()
                        .filter(id -> !Objects.equals(before.get(id), after.get(id)))
                        .count();
        // When
        RowChanges changes = RowChanges.between(rows(before), rows(after));
        // Then
        assertThat(changes)
                .isEqualTo(
                        new RowChanges(
                                after.size() - common.size(),
                                before.size() - common.size(),
                                (int) changed));
        assertThat(changes.total()).isEqualTo(changes.added() + changes.removed() + (int) changed);
    }

    @Test
    void aReplicaWithANewRestorePointHasChangedToo() {
        // Given
        List<Replica> replicas =
                List.of(TestRows.replica("r1").build(), TestRows.replica("r2").build());
        SiteRows before = SiteRows.of(SiteKind.VBR, replicas, List.of());
        SiteRows after =
                SiteRows.of(
                        SiteKind.VBR,
                        replicas,
                        List.of(TestRows.point("p1", "r1").at("2026-11-22T03:20:00Z").build()));
        // When
        RowChanges changes = RowChanges.between(before, after);
        // Then
        assertThat(changes).isEqualTo(new RowChanges(1, 0, 1));
    }

    @Test
    void aBlockDoesNotDifferFromItself() {
        // Given
        SiteRows rows = rows(Map.of("a", 1));
        // When
        RowChanges changes = RowChanges.between(rows, rows);
        // Then
        assertThat(changes.total()).isZero();
    }
}
