package io.replicagateway.source.vbr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of VBR's rows and the words that stand in them, as each API revision lists them (VBR OpenAPI documents,
 * ReplicaModel and ReplicaPointModel). A map from each member's name to its words; none where any text may stand.
 */
record VbrVocabulary(Map<String, Set<String>> replica, Map<String, Set<String>> restorePoint) {

    static final Set<String> ANY_TEXT = Set.of();

    private static final List<String> REVISIONS =
            List.of("1.2-rev1", "1.3-rev0", "1.3-rev1", "1.3-rev2");

    private static final Set<String> STATES =
            Set.of(
                    "Ready",
                    "Processing",
                    "SureBackup",
                    "Failover",
                    "FailedFailover",
                    "PermanentFailover",
                    "Failback",
                    "ReadyToSwitch");

    private static final List<Set<String>> TYPES =
            List.of(
                    Set.of("Regular", "CDP"),
                    Set.of("Regular", "CDP"),
                    Set.of("Regular", "CDP"),
                    Set.of("Snapshot", "CDP"));

    /** What each revision added. */
    private static final List<Set<String>> PLATFORMS =
            List.of(
                    Set.of(
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
                    Set.of("MongoDb", "AWSEC2", "AzureCompute", "GCE"),
                    Set.of(),
                    Set.of(
                            "Iris",
                            "Nutanix",
                            "Proxmox",
                            "LinuxPhysicalPpc",
                            "ApplicationBackupRepository"));

    private static final List<Set<String>> MALWARE =
            List.of(
                    Set.of("Clean", "Suspicious", "Infected"),
                    Set.of("Informative"),
                    Set.of(),
                    Set.of());

    private static final String OF_SNAPSHOTS = "StartViVMSnapshotReplica";

    private static final List<Set<String>> OPERATIONS =
            List.of(
                    Set.of(
                            "StartViVMInstantRecovery",
                            "StartEntireVmRestore",
                            "StartEntireVmRestoreCloudDirector",
                            "StartFCDInstantRecovery",
                            "StartFlrRestore",
                            OF_SNAPSHOTS + "Failover",
                            OF_SNAPSHOTS + "PlannedFailover",
                            OF_SNAPSHOTS + "PermanentFailover",
                            OF_SNAPSHOTS + "UndoFailover",
                            OF_SNAPSHOTS + "Failback",
                            OF_SNAPSHOTS + "UndoFailback",
                            OF_SNAPSHOTS + "CommitFailback",
                            OF_SNAPSHOTS + "SwitchToProductionFailback",
                            "ChangeReplicaFailbackSwitchoverTime"),
                    Set.of("StartHvVMInstantRecovery", "StartEntireVmRestoreHyperV"),
                    Set.of(),
                    Set.of("StartDiskPublish"));

    private static final List<VbrVocabulary> ALL = all();

    /** That of a revision; the newest for one that is not known. */
    static VbrVocabulary of(Optional<String> revision) {
        int index = revision.map(REVISIONS::indexOf).orElse(-1);
        return ALL.get(index < 0 ? ALL.size() - 1 : index);
    }

    private static List<VbrVocabulary> all() {
        List<VbrVocabulary> all = new ArrayList<>();
        for (int revision = 0; revision < REVISIONS.size(); revision++) {
            Set<String> platforms = upTo(revision, PLATFORMS);
            Map<String, Set<String>> replica =
                    anyText("id", "jobId", "policyUniqueId", "name", "platformId", "creationTime");
            replica.put("type", TYPES.get(revision));
            replica.put("platformName", platforms);
            replica.put("state", STATES);
            Map<String, Set<String>> point =
                    anyText("id", "name", "platformId", "creationTime", "replicaId");
            point.put("platformName", platforms);
            point.put("state", STATES);
            point.put("malwareStatus", upTo(revision, MALWARE));
            point.put("allowedOperations", upTo(revision, OPERATIONS));
            all.add(new VbrVocabulary(replica, point));
        }
        return all;
    }

    private static Map<String, Set<String>> anyText(String... members) {
        Map<String, Set<String>> map = new HashMap<>();
        for (String member : members) {
            map.put(member, ANY_TEXT);
        }
        return map;
    }

    private static Set<String> upTo(int revision, List<Set<String>> added) {
        Set<String> words = new HashSet<>();
        added.subList(0, revision + 1).forEach(words::addAll);
        return words;
    }
}
