package io.replicagateway.view.em;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.Stream;

/** The types of restore points; where they tell none, {@code CDP} if their replica says so. */
final class PointTypes extends AbstractList<String> {

    private final TextColumn own;
    private final TextColumn replicaIds;

    /** By the code of the replica's id; the last is that of restore points of no replica. */
    private final List<String> ofReplicas;

    PointTypes(TextColumn own, SiteTable points) {
        this.own = own;
        this.replicaIds = points.texts(RestorePointField.REPLICA_ID);
        SiteTable replicas = points.replicas();
        this.ofReplicas =
                Stream.concat(
                                replicaIds
                                        .texts()
                                        .map(id -> typeOf(replicas, replicas.find(id.raw()))),
                                Stream.of("Snapshot"))
                        .toList();
    }

    private static String typeOf(SiteTable replicas, int row) {
        return row >= 0 && "CDP".equals(replicas.text(ReplicaField.TYPE, row)) ? "CDP" : "Snapshot";
    }

    @Override
    public String get(int row) {
        var type = own.key(row);
        return type == null ? ofReplicas.get(replicaIds.code(row)) : type.raw();
    }

    @Override
    public int size() {
        return own.size();
    }
}
