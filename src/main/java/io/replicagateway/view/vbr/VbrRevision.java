package io.replicagateway.view.vbr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A revision of the API, with the words that it knows; each knows those of the ones before it too. */
enum VbrRevision {
    V1_2_REV1(
            "1.2-rev1",
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
                    "Test"),
            List.of("Clean", "Suspicious", "Infected"),
            List.of(
                    "StartViVMInstantRecovery",
                    "StartEntireVmRestore",
                    "StartEntireVmRestoreCloudDirector",
                    "StartFCDInstantRecovery",
                    "StartFlrRestore",
                    "StartViVMSnapshotReplicaFailover",
                    "StartViVMSnapshotReplicaPlannedFailover",
                    "StartViVMSnapshotReplicaPermanentFailover",
                    "StartViVMSnapshotReplicaUndoFailover",
                    "StartViVMSnapshotReplicaFailback",
                    "StartViVMSnapshotReplicaUndoFailback",
                    "StartViVMSnapshotReplicaCommitFailback",
                    "StartViVMSnapshotReplicaSwitchToProductionFailback",
                    "ChangeReplicaFailbackSwitchoverTime")),
    V1_3_REV0(
            "1.3-rev0",
            List.of("MongoDb", "AWSEC2", "AzureCompute", "GCE"),
            List.of("Informative"),
            List.of("StartHvVMInstantRecovery", "StartEntireVmRestoreHyperV")),
    V1_3_REV1("1.3-rev1", List.of(), List.of(), List.of()),
    V1_3_REV2(
            "1.3-rev2",
            List.of(
                    "Iris",
                    "Nutanix",
                    "Proxmox",
                    "LinuxPhysicalPpc",
                    "ApplicationBackupRepository"),
            List.of(),
            List.of("StartDiskPublish"));

    private final String label;
    private final List<String> newPlatforms;
    private final List<String> newMalwareStatuses;
    private final List<String> newOperations;

    VbrRevision(
            String label,
            List<String> newPlatforms,
            List<String> newMalwareStatuses,
            List<String> newOperations) {
        this.label = label;
        this.newPlatforms = newPlatforms;
        this.newMalwareStatuses = newMalwareStatuses;
        this.newOperations = newOperations;
    }

    /** The revision of this name, as the header {@code x-api-version} names it. */
    static Optional<VbrRevision> find(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /** The names of all revisions, the oldest first. */
    static List<String> labels() {
        return Arrays.stream(values()).map(one -> one.label).toList();
    }

    /** Its name, such as {@code 1.3-rev2}. */
    String label() {
        return label;
    }

    /** Whether it is this one or a later one. */
    boolean isFrom(VbrRevision first) {
        return compareTo(first) >= 0;
    }

    private Stream<VbrRevision> upToThis() {
        return Arrays.stream(values()).filter(this::isFrom);
    }

    Set<String> platforms() {
        return upToThis()
                .flatMap(one -> one.newPlatforms.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> malwareStatuses() {
        return upToThis()
                .flatMap(one -> one.newMalwareStatuses.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> operations() {
        return upToThis()
                .flatMap(one -> one.newOperations.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The type of a replica that is no CDP replica: it was renamed. */
    String snapshotType() {
        return isFrom(V1_3_REV2) ? "Snapshot" : "Regular";
    }

    /** The filter by policy: it was renamed, though the column to sort by was not. */
    String policyFilter() {
        return isFrom(V1_3_REV2) ? "policyUniqueIdFilter" : "policyTagFilter";
    }
}
