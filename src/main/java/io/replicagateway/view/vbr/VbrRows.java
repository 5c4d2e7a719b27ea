package io.replicagateway.view.vbr;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.page.EncodedPage;
import io.replicagateway.page.JsonBytes;
import io.replicagateway.page.RowWriter;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Scope;
import io.replicagateway.query.VendorIds;
import io.replicagateway.view.FleetHeaders;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers for single rows by the vendor's id. Where two sites have a row of the same id, it is that of the first site by
 * name; lists show both.
 */
@Singleton
class VbrRows {

    private static final int USUAL_BYTES = 1024;

    private final Inventory inventory;
    private final Clock clock;

    VbrRows(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    /**
     * That no site was ever read is not the same as that there are no rows.
     *
     * @throws VbrError if there are sites, and no rows of any of them are known
     */
    static void checkAnyIsKnown(FleetSnapshot snapshot) {
        if (!snapshot.sites().isEmpty() && !snapshot.hasAnyAnswer()) {
            throw VbrError.unavailable("No site has been read yet; try again in a while.");
        }
    }

    EncodedPage replica(VbrRevision revision, String id) {
        FleetSnapshot snapshot = inventory.latest();
        RowRef row = find(snapshot, RowType.REPLICA, id);
        return encoded(VbrFields.of(RowType.REPLICA, revision), snapshot, row);
    }

    EncodedPage replicaPoint(VbrRevision revision, String id) {
        FleetSnapshot snapshot = inventory.latest();
        RowRef row = find(snapshot, RowType.RESTORE_POINT, id);
        return encoded(VbrFields.of(RowType.RESTORE_POINT, revision), snapshot, row);
    }

    EncodedPage replicaPoint(VbrRevision revision, String replicaId, String id) {
        FleetSnapshot snapshot = inventory.latest();
        RowRef row =
                rows(snapshot, RowType.RESTORE_POINT, id)
                        .filter(point -> replicaId.equalsIgnoreCase(replicaOf(point)))
                        .findFirst()
                        .orElseThrow(() -> missing(snapshot, RowType.RESTORE_POINT, id));
        return encoded(VbrFields.of(RowType.RESTORE_POINT, revision), snapshot, row);
    }

    private static String replicaOf(RowRef point) {
        return String.valueOf(point.table().text(RestorePointField.REPLICA_ID, point.row()));
    }

    private RowRef find(FleetSnapshot snapshot, RowType type, String id) {
        return rows(snapshot, type, id).findFirst().orElseThrow(() -> missing(snapshot, type, id));
    }

    private Stream<RowRef> rows(FleetSnapshot snapshot, RowType type, String id) {
        return VendorIds.rows(snapshot, type, id, clock.instant());
    }

    /** Where a site was never read it is not known what it has. */
    private static VbrError missing(FleetSnapshot snapshot, RowType type, String id) {
        Optional<SiteState> unknown =
                snapshot.sites().stream().filter(site -> site.observedAt() == null).findFirst();
        return unknown.map(
                        site ->
                                VbrError.unavailable(
                                        "The site "
                                                + site.site().id()
                                                + " has not been read yet, so it is not known"
                                                + " whether this exists."))
                .orElseGet(
                        () ->
                                VbrError.notFound(
                                        type == RowType.REPLICA ? "replica" : "restore point", id));
    }

    private EncodedPage encoded(VbrFields fields, FleetSnapshot snapshot, RowRef row) {
        var json = new JsonBytes(USUAL_BYTES);
        new RowWriter(fields.members()).write(json, row.table(), row.row());
        FleetStatus fleet = FleetStatus.of(snapshot, Scope.ALL, clock.instant());
        return EncodedPage.of(
                json.toByteArray(), fleet.isComplete(), Optional.empty(), FleetHeaders.of(fleet));
    }
}
