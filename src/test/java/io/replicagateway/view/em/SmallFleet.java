package io.replicagateway.view.em;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two sites with a row for each peculiarity; the last letters of ids tell what is peculiar. */
final class SmallFleet {

    static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");

    static final String EM_SERVER = "5e000000-0000-4000-8000-000000000000";
    static final String EM_REPLICA = "10000000-0000-4000-8000-0000000000e0";
    static final String CDP_REPLICA = "10000000-0000-4000-8000-0000000000cd";
    static final String PLAIN_REPLICA = "10000000-0000-4000-8000-0000000000a0";
    static final String ODD_REPLICA = "10000000-0000-4000-8000-0000000000f0";
    static final String EM_POINT = "20000000-0000-4000-8000-0000000000e0";
    static final String CDP_POINT = "20000000-0000-4000-8000-0000000000cd";
    static final String PLAIN_POINT = "20000000-0000-4000-8000-0000000000a0";
    static final String ODD_POINT = "20000000-0000-4000-8000-0000000000f0";

    private SmallFleet() {}

    static FleetSnapshot snapshot() {
        return new FleetSnapshot("test-1", NOW, List.of(cloud(), paris()));
    }

    static SiteState pending(String id) {
        return SiteState.pending(settings(id, SiteKind.VBR));
    }

    private static SiteState cloud() {
        var server = new BackupServer(EM_SERVER, "172.17.53.48");
        return read(
                settings("cloud", SiteKind.EM),
                List.of(replica(EM_REPLICA, "Job & <1>", null, "CloudDirector", server)),
                List.of(
                        point(
                                EM_POINT,
                                EM_REPLICA,
                                "Web",
                                "Increment",
                                "Failback",
                                "2026-11-03T18:01:25.93Z",
                                server)));
    }

    /** VBR tells its restore points no type, and here nothing of its server. */
    private static SiteState paris() {
        return read(
                settings("paris", SiteKind.VBR),
                List.of(
                        replica(CDP_REPLICA, "cdp", "CDP", "VMware", null),
                        replica(PLAIN_REPLICA, "plain", "Snapshot", "HyperV", null),
                        replica(ODD_REPLICA, "odd", null, "Proxmox", null)),
                List.of(
                        point(
                                CDP_POINT,
                                CDP_REPLICA,
                                "db",
                                null,
                                "Ready",
                                "2026-11-03T18:01:25Z",
                                null),
                        point(
                                PLAIN_POINT,
                                PLAIN_REPLICA,
                                "web",
                                null,
                                "SureBackup",
                                "2026-11-04T00:00:00+02:00",
                                null),
                        point(ODD_POINT, null, null, null, null, null, null)));
    }

    private static SiteState read(
            SiteSettings site, List<Replica> replicas, List<RestorePoint> points) {
        return SiteState.pending(site)
                .read(SiteRows.of(site.kind(), replicas, points), NOW, Optional.empty());
    }

    private static SiteSettings settings(String id, SiteKind kind) {
        return new SiteSettings(
                new SiteId(id),
                id.equals("paris") ? "Paris" : id,
                kind,
                Map.of(),
                Duration.ofHours(1),
                Duration.ofHours(24));
    }

    private static Replica replica(
            String id,
            String name,
            @Nullable String type,
            String platform,
            @Nullable BackupServer server) {
        return new Replica(id, name, type, null, platform, null, null, null, server, null);
    }

    private static RestorePoint point(
            String id,
            @Nullable String replicaId,
            @Nullable String vmName,
            @Nullable String type,
            @Nullable String state,
            @Nullable String createdAt,
            @Nullable BackupServer server) {
        return new RestorePoint(
                id,
                replicaId,
                null,
                vmName,
                type,
                state,
                null,
                null,
                createdAt == null ? null : Timestamp.parse(createdAt),
                null,
                null,
                server);
    }
}
