package io.replicagateway.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SortKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was worked out from rows that never change is remembered with them, within bounds, and passed on when they are replaced. */
class TableTest {

    private static final int ROWS = 100;

    private static final List<SortKey> BY_STATE =
            List.of(new SortKey(RestorePointField.STATE, false));

    private static final List<SortKey> NEWEST_FIRST = RowType.RESTORE_POINT.usualOrder();

    @Test
    void aSelectionIsLookedUpOnceForEqualConditions() {
        // Given
        Table table = block("Ready").restorePoints();
        var lookUps = new AtomicInteger();
        // When
        for (String condition : List.of("a", "b", "a", "a")) {
            table.selection(
                    condition,
                    () -> {
                        lookUps.incrementAndGet();
                        return table.all().where(row -> row % 2 == 0);
                    });
        }
        // Then
        assertThat(lookUps).hasValue(2);
    }

    @Test
    void onlySoManySelectionsAreRemembered() {
        // Given
        Table table = block("Ready").restorePoints();
        long before = table.heapBytes();
        // When
        IntStream.range(0, 10_000).forEach(i -> table.selection(i, table.all()::none));
        // Then
        assertThat(table.heapBytes() - before).isLessThanOrEqualTo(8L * ROWS);
    }

    @Test
    void anOrderThatIsAskedForAgainIsRememberedAndOnlySoMany() {
        // Given
        Table table = block("Ready").restorePoints();
        long before = table.heapBytes();
        // When
        table.first(table.all(), BY_STATE, 1);
        long asked = table.heapBytes();
        table.first(table.all(), BY_STATE, 1);
        long askedAgain = table.heapBytes();
        for (RestorePointField field : RestorePointField.values()) {
            if (table.holds(field)) {
                table.first(table.all(), List.of(new SortKey(field, true)), ROWS);
            }
        }
        // Then
        assertThat(asked).isEqualTo(before);
        assertThat(askedAgain).isEqualTo(before + 4 * ROWS);
        assertThat(table.heapBytes()).isEqualTo(before + 4 * 4 * ROWS);
    }

    @Test
    void rememberedOrNotTheSameRowsComeFirst() {
        // Given
        Table table = SiteRows.NONE.unlessChanged(block("Ready")).restorePoints();
        RowSet few = table.all().where(row -> row % 7 == 3);
        for (RowSet rows : List.of(few, table.all(), table.all().none())) {
            for (int depth : new int[] {0, 1, 5, 20, ROWS, Integer.MAX_VALUE}) {
                Table fresh = block("Ready").restorePoints();
                // When
                int[] known = table.first(rows, NEWEST_FIRST, depth);
                int[] unknown = fresh.first(rows, NEWEST_FIRST, depth);
                // Then
                int wanted = Math.min(depth, rows.count());
                assertThat(IntStream.of(known).limit(wanted).toArray())
                        .hasSize(wanted)
                        .isEqualTo(IntStream.of(unknown).limit(wanted).toArray());
            }
        }
    }

    @Test
    void rowsOfASpanAreTheSameWithAndWithoutTheirOrder() {
        // Given
        Table without = block("Ready").restorePoints();
        Table with = SiteRows.NONE.unlessChanged(block("Ready")).restorePoints();
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        for (Instant from : new Instant[] {null, noon, noon.plusSeconds(17), Instant.MIN}) {
            for (Instant end : new Instant[] {null, noon, noon.plusSeconds(60), Instant.MAX}) {
                // When
                RowSet scanned = without.between(RestorePointField.CREATED_AT, from, end);
                RowSet cut = with.between(RestorePointField.CREATED_AT, from, end);
                // Then
                assertThat(cut.first(ROWS)).isEqualTo(scanned.first(ROWS));
            }
        }
    }

    @Test
    void aBlockThatReplacesAnotherHasItsOrdersBeforeAnyoneAsks() {
        // Given
        SiteRows first = SiteRows.NONE.unlessChanged(block("Ready"));
        first.restorePoints().first(first.restorePoints().all(), BY_STATE, ROWS);
        // When
        SiteRows second = first.unlessChanged(block("Failover"));
        SiteRows third = second.unlessChanged(block("Ready"));
        // Then
        assertThat(orders(first)).isEqualTo(2);
        assertThat(orders(second)).isEqualTo(2);
        assertThat(orders(third)).as("nobody used it with the second block").isEqualTo(1);
    }

    private static long orders(SiteRows rows) {
        long bare = block("Ready").restorePoints().heapBytes();
        return Math.round((rows.restorePoints().heapBytes() - bare) / 4.0 / ROWS);
    }

    /** Every tenth has no moment. */
    private static SiteRows block(String state) {
        List<RestorePoint> points =
                IntStream.range(0, ROWS)
                        .mapToObj(
                                i -> {
                                    var point = TestRows.point(String.valueOf(i), null);
                                    point.state(i % 3 == 0 ? state : "Processing");
                                    return i % 10 == 0
                                            ? point.build()
                                            : point.at("2026-11-22T12:%02d:00Z".formatted(i % 60))
                                                    .build();
                                })
                        .toList();
        return SiteRows.of(SiteKind.VBR, List.of(), points);
    }
}
