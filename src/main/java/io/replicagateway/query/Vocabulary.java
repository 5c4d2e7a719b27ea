package io.replicagateway.query;

import static java.util.Map.entry;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The values that the two vendors document for a field, in their spelling (VBR OpenAPI 1.2-rev1 to 1.3-rev2; EM REST
 * reference). A value that only a site knows counts as known while some site has it.
 */
public final class Vocabulary {

    private static final List<String> STATES =
            List.of(
                    "Unknown",
                    "Ready",
                    "Processing",
                    "SureBackup",
                    "Failover",
                    "FailedFailover",
                    "PermanentFailover",
                    "Failback",
                    "ReadyToSwitch");

    private static final List<String> PLATFORMS =
            List.of(
                    "VMware",
                    "HyperV",
                    "CloudDirector",
                    "WindowsPhysical",
                    "LinuxPhysical",
                    "Tape",
                    "CustomPlatform",
                    "EntraID",
                    "UnstructuredData",
                    "Test",
                    "MongoDb",
                    "AWSEC2",
                    "AzureCompute",
                    "GCE",
                    "Iris",
                    "Nutanix",
                    "Proxmox",
                    "LinuxPhysicalPpc",
                    "ApplicationBackupRepository");

    private static final Map<Field, List<String>> DOCUMENTED =
            Map.ofEntries(
                    entry(ReplicaField.STATE, STATES),
                    entry(ReplicaField.PLATFORM, PLATFORMS),
                    entry(ReplicaField.TYPE, List.of("Snapshot", "CDP")),
                    entry(RestorePointField.STATE, STATES),
                    entry(RestorePointField.PLATFORM, PLATFORMS),
                    entry(
                            RestorePointField.TYPE,
                            List.of("CDP", "Full", "ReverseIncrement", "Increment", "Snapshot")),
                    entry(
                            RestorePointField.MALWARE_STATUS,
                            List.of("Clean", "Suspicious", "Infected", "Informative")));

    private Vocabulary() {}

    /** The values of the field that the vendors document; none if it is free text. */
    public static List<String> documented(Field field) {
        return DOCUMENTED.getOrDefault(field, List.of());
    }

    /** Whether a row can have this value: it is documented, or a row has it. */
    public static boolean knows(Field field, String value, FleetSnapshot snapshot) {
        RowType type = field instanceof ReplicaField ? RowType.REPLICA : RowType.RESTORE_POINT;
        return documented(field).contains(value)
                || snapshot.sites().stream()
                        .map(state -> new SiteTable(state, type, Instant.EPOCH))
                        .anyMatch(table -> table.texts(field).contains(value));
    }
}
