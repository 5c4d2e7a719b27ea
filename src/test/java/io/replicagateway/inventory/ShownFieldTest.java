package io.replicagateway.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.RankedField.Ranking;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SortKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows sort by what is shown of them, within a site and among sites. */
class ShownFieldTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    private static final Ranking READY_FIRST =
            word -> word == null ? 1 : word.equals("Ready") ? 0 : 2;

    private final SiteTable replicas =
            table(
                    SiteRows.of(
                            SiteKind.VBR,
                            List.of(
                                    TestRows.replica("a").name("web").state("Failover").build(),
                                    TestRows.replica("b").state("Ready").build(),
                                    TestRows.replica("c").name("Db").build()),
                            List.of()));

    private static SiteTable table(SiteRows rows) {
        SiteState state =
                SiteState.pending(TestRows.site("oslo", SiteKind.VBR))
                        .read(rows, NOW, Optional.empty());
        return new SiteTable(state, RowType.REPLICA, NOW);
    }

    @Test
    void rowsWithoutAValueStandBeforeAllOthersOrBehindThemInTheOtherDirection() {
        // Given
        var field = new AbsentFirstField(ReplicaField.NAME);
        // When // Then
        assertThat(order(field, false)).containsExactly("b", "c", "a");
        assertThat(order(field, true)).containsExactly("a", "c", "b");
        assertThat(replicas.column(field).key(1)).isEqualTo(Text.of(""));
    }

    @Test
    void wordsStandInAnOrderOfTheirOwn() {
        // Given
        var field = new RankedField(ReplicaField.STATE, READY_FIRST);
        // When // Then
        assertThat(order(field, false)).containsExactly("b", "c", "a");
        assertThat(order(field, true)).containsExactly("a", "c", "b");
        assertThat(replicas.column(field).key(2)).isEqualTo(1);
    }

    private List<String> order(Field field, boolean descending) {
        int[] rows = replicas.first(replicas.all(), List.of(new SortKey(field, descending)), 3);
        return Arrays.stream(rows).mapToObj(replicas::nativeId).toList();
    }
}
