package io.replicagateway.app;

import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedPoint;
import io.replicagateway.simulator.SimulatedReplica;
import io.replicagateway.simulator.SimulatedServer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the gateway must say about a simulated site, worked out from the simulator's rows and not by the gateway. */
final class Truth {

    private final String site;
    private final String kind;
    private final SimulatedInventory inventory;
    private final @Nullable Map<String, Object> vbrServer;

    private Truth(
            String site,
            String kind,
            SimulatedInventory inventory,
            @Nullable Map<String, Object> vbrServer) {
        this.site = site;
        this.kind = kind;
        this.inventory = inventory;
        this.vbrServer = vbrServer;
    }

    static Truth ofVbr(
            String site, SimulatedInventory inventory, @Nullable Map<String, Object> server) {
        return new Truth(site, "vbr", inventory, server);
    }

    static Truth ofEm(String site, SimulatedInventory inventory) {
        return new Truth(site, "em", inventory, null);
    }

    /** Every replica by its id, without the members that depend on the moment of reading. */
    Map<String, Map<String, Object>> replicas() {
        return inventory.replicas().stream()
                .map(this::replica)
                .collect(Collectors.toMap(row -> (String) row.get("id"), row -> row));
    }

    private Map<String, Object> replica(SimulatedReplica replica) {
        List<SimulatedPoint> byTime =
                inventory.pointsOf(replica.id()).stream()
                        .sorted(
                                Comparator.comparing(
                                        point ->
                                                OffsetDateTime.parse(point.creationTime())
                                                        .toInstant()))
                        .toList();
        Optional<SimulatedPoint> newest =
                byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.get(byTime.size() - 1));
        Map<String, Object> row = new HashMap<>();
        row.put("id", site + ":" + replica.id());
        row.put("site", site);
        row.put("nativeId", replica.id());
        row.put("kind", kind);
        row.put("name", replica.name());
        row.put(
                "type",
                isEm() ? null : "Regular".equals(replica.type()) ? "Snapshot" : replica.type());
        row.put("state", isEm() ? newest.map(SimulatedPoint::state).orElse(null) : replica.state());
        row.put("platform", platform(replica.platform()));
        row.put("platformId", isEm() ? null : replica.platformId());
        row.put("jobId", isEm() ? null : replica.jobId());
        row.put("policyId", isEm() ? null : replica.policyUniqueId());
        row.put("backupServer", server(replica.id()));
        row.put("createdAt", isEm() ? null : utc(replica.creationTime()));
        row.put("restorePoints", byTime.size());
        row.put(
                "oldestRestorePointAt",
                byTime.isEmpty() ? null : utc(byTime.get(0).creationTime()));
        row.put(
                "latestRestorePointAt",
                newest.map(point -> utc(point.creationTime())).orElse(null));
        return row;
    }

    /** Every restore point by its id, without the members that depend on the moment of reading. */
    Map<String, Map<String, Object>> restorePoints() {
        return inventory.points().stream()
                .map(this::restorePoint)
                .collect(Collectors.toMap(row -> (String) row.get("id"), row -> row));
    }

    private Map<String, Object> restorePoint(SimulatedPoint point) {
        SimulatedReplica replica = inventory.replica(point.replicaId());
        Map<String, Object> row = new HashMap<>();
        row.put("id", site + ":" + point.id());
        row.put("site", site);
        row.put("nativeId", point.id());
        row.put("kind", kind);
        row.put("replicaId", site + ":" + point.replicaId());
        row.put("replicaName", replica == null ? null : replica.name());
        row.put("vmName", point.vmName());
        row.put("type", isEm() ? point.pointType() : null);
        row.put("state", point.state());
        row.put("platform", platform(point.platform()));
        row.put("platformId", isEm() ? null : point.platformId());
        row.put("createdAt", utc(point.creationTime()));
        row.put("malwareStatus", isEm() ? null : point.malwareStatus());
        row.put("allowedOperations", isEm() ? null : point.allowedOperations());
        row.put("backupServer", server(point.replicaId()));
        return row;
    }

    private boolean isEm() {
        return kind.equals("em");
    }

    private static String platform(String vendors) {
        return "vCloud".equals(vendors) ? "CloudDirector" : vendors;
    }

    private @Nullable Map<String, Object> server(String replicaId) {
        if (!isEm()) {
            return vbrServer;
        }
        SimulatedServer server = inventory.backupServerOf(replicaId);
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("id", server.id());
        named.put("name", server.name());
        return named;
    }

    /** In UTC with {@code Z} and the digits that were there. */
    private static @Nullable String utc(@Nullable String wire) {
        if (wire == null) {
            return null;
        }
        OffsetDateTime utc = OffsetDateTime.parse(wire).withOffsetSameInstant(ZoneOffset.UTC);
        String fraction = wire.replaceFirst("^[^.]*", "").replaceFirst("[^.0-9].*$", "");
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").format(utc) + fraction + "Z";
    }
}
