package io.replicagateway.view.em;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteKind;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the backup servers behind the sites that have been read: those that rows name, and that of each VBR site. */
final class Servers {

    private Servers() {}

    /** All of them, each id once; by site, within a site by id. */
    static Collection<Server> of(FleetSnapshot snapshot, Instant now) {
        Map<String, Server> servers = new LinkedHashMap<>();
        for (SiteState state : snapshot.sites()) {
            if (state.observedAt() != null) {
                collect(state, now, servers);
            }
        }
        return List.copyOf(servers.values());
    }

    private static void collect(SiteState state, Instant now, Map<String, Server> servers) {
        var replicas = new SiteTable(state, RowType.REPLICA, now);
        var points = new SiteTable(state, RowType.RESTORE_POINT, now);
        collect(replicas, Shown.REPLICA_SERVER_ID, Shown.REPLICA_SERVER_NAME, servers);
        collect(points, Shown.POINT_SERVER_ID, Shown.POINT_SERVER_NAME, servers);
        if (state.site().kind() == SiteKind.VBR && replicas.size() + points.size() == 0) {
            String id = Shown.idOfServerAt(state.site());
            servers.putIfAbsent(id, new Server(id, state.site().name(), state.site().name()));
        }
    }

    /** Looks at rows until each server that they name was seen. */
    private static void collect(
            SiteTable table, Shown idField, Shown nameField, Map<String, Server> servers) {
        TextColumn ids = table.texts(idField);
        boolean[] seen = new boolean[ids.distinct() + 1];
        int unseen = ids.distinct();
        Map<String, Server> found = new TreeMap<>();
        for (int row = 0; row < table.size() && unseen > 0; row++) {
            int code = ids.code(row);
            if (!seen[code]) {
                seen[code] = true;
                unseen--;
                String id = table.text(idField, row);
                String name = table.text(nameField, row);
                found.put(id, new Server(id, name, table.state().site().name()));
            }
        }
        found.forEach(servers::putIfAbsent);
    }
}
