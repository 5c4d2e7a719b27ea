package io.replicagateway.source.vbr;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.source.http.SiteText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Translates VBR's rows into this project's words (ReplicaModel, ReplicaPointModel); total: unknown words pass through. */
final class VbrRows {

    private VbrRows() {}

    /** CDP replicas may lack their state and creation time. The id must be there. */
    static Replica toReplica(VbrRow row, @Nullable BackupServer server) {
        String policyId = row.text("policyUniqueId");
        return new Replica(
                idOf(row),
                row.text("name"),
                typeOf(row.text("type")),
                row.text("state"),
                row.text("platformName"),
                row.text("platformId"),
                row.text("jobId"),
                policyId == null ? row.text("policyTag") : policyId,
                server,
                SiteText.timestamp(row.text("creationTime")));
    }

    /** A point's {@code name} is that of the machine. The id must be there. */
    static RestorePoint toRestorePoint(VbrRow row, @Nullable BackupServer server) {
        return new RestorePoint(
                idOf(row),
                row.text("replicaId"),
                null,
                row.text("name"),
                null,
                row.text("state"),
                row.text("platformName"),
                row.text("platformId"),
                SiteText.timestamp(row.text("creationTime")),
                row.text("malwareStatus"),
                row.list("allowedOperations"),
                server);
    }

    private static String idOf(VbrRow row) {
        return Objects.requireNonNull(row.text("id"), "id");
    }

    /** {@code Regular} is what revisions before 1.3-rev2 call {@code Snapshot}. */
    private static @Nullable String typeOf(@Nullable String type) {
        return "Regular".equals(type) ? "Snapshot" : type;
    }
}
