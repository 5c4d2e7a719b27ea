package io.replicagateway.query;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.RowType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds rows by the vendors' ids, which are GUIDs: case does not matter, and nearly all are written in one. */
public final class VendorIds {

    private VendorIds() {}

    /**
     * The rows of this id, at most one of each site, in the order of the sites' own ids.
     *
     * @param now decides about freshness and recovery point objectives of the rows
     */
    public static Stream<RowRef> rows(
            FleetSnapshot snapshot, RowType type, String id, Instant now) {
        return snapshot.sites().stream()
                .map(state -> new SiteTable(state, type, now))
                .flatMap(table -> row(table, id).stream());
    }

    private static Optional<RowRef> row(SiteTable table, String id) {
        return Stream.of(id, id.toLowerCase(Locale.ROOT), id.toUpperCase(Locale.ROOT))
                .mapToInt(table::find)
                .filter(row -> row >= 0)
                .mapToObj(row -> new RowRef(table, row))
                .findFirst();
    }
}
