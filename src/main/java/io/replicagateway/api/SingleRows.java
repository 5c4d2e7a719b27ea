package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.RowType;
import io.replicagateway.page.EncodedPage;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers for one row by its id. A row that is not there is told apart from a site that has not answered. */
@ApplicationScoped
class SingleRows {

    private static final List<String> PARAMETERS = List.of("fields", "require", "maxAge");

    private final Inventory inventory;
    private final Clock clock;

    SingleRows(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    /** The row's members, and beside them the state of its site as {@code fleet}. */
    EncodedPage row(RowType type, String id, MultivaluedMap<String, String> values) {
        var parameters = new Parameters(values, PARAMETERS);
        Set<String> fields = ListParameters.fields(parameters, type);
        FleetSnapshot snapshot = inventory.latest();
        Instant now = clock.instant();
        RowId rowId = existing(type, id, snapshot, now);
        Demand.read(parameters).check(snapshot, Scope.of(rowId.site()), now);
        var table = new SiteTable(snapshot.find(rowId.site()).orElseThrow(), type, now);
        FleetStatus fleet = FleetStatus.of(snapshot, Scope.of(rowId.site()), now);
        byte[] bytes =
                Answer.object(
                        1,
                        json -> {
                            RowMembers.writer(type, fields)
                                    .writeMembers(json, table, table.find(rowId.nativeId()));
                            Answer.writeFleet(json, fleet);
                        });
        return EncodedPage.of(bytes, fleet.isComplete(), Optional.empty());
    }

    /**
     * The id of a replica whose restore points are asked for: of one that is in the inventory now, or, where a walk goes
     * on, of any: the cursor proves that it was there when the walk began.
     */
    RowId replica(String id, MultivaluedMap<String, String> values) {
        Optional<RowId> walked = RowId.parse(id).filter(parsed -> values.containsKey("cursor"));
        return walked.orElseGet(
                () -> existing(RowType.REPLICA, id, inventory.latest(), clock.instant()));
    }

    private static RowId existing(RowType type, String id, FleetSnapshot snapshot, Instant now) {
        RowId rowId =
                RowId.parse(id)
                        .filter(parsed -> snapshot.find(parsed.site()).isPresent())
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ProblemType.NOT_FOUND,
                                                "no id of this fleet, a site and the vendor's id: "
                                                        + id,
                                                Map.of()));
        SiteState state = snapshot.find(rowId.site()).orElseThrow();
        if (new SiteTable(state, type, now).find(rowId.nativeId()) < 0) {
            FleetStatus fleet = FleetStatus.of(snapshot, Scope.of(rowId.site()), now);
            throw missing(id, state, fleet);
        }
        return rowId;
    }

    private static ProblemException missing(String id, SiteState state, FleetStatus fleet) {
        Map<String, Object> members = Map.of("fleet", Answer.fleet(fleet));
        return state.observedAt() == null
                ? new ProblemException(
                        ProblemType.NOT_COMPLETE,
                        "the site has not been read yet, so it is not known whether this exists: "
                                + id,
                        members)
                : new ProblemException(
                        ProblemType.NOT_FOUND,
                        "the site's last good read did not find " + id,
                        members);
    }
}
