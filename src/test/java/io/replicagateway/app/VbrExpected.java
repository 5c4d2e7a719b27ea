package io.replicagateway.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the VBR view must show of the rows that a site has, written by hand from what the vendor documents of each revision. */
final class VbrExpected {

    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

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

    private static final List<String> REVISIONS =
            List.of("1.2-rev1", "1.3-rev0", "1.3-rev1", "1.3-rev2");

    private static final Map<String, List<String>> PLATFORMS =
            Map.of(
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
                    "1.3-rev0", List.of("MongoDb", "AWSEC2", "AzureCompute", "GCE"),
                    "1.3-rev1", List.of(),
                    "1.3-rev2",
                            List.of(
                                    "Iris",
                                    "Nutanix",
                                    "Proxmox",
                                    "LinuxPhysicalPpc",
                                    "ApplicationBackupRepository"));

    private static final Map<String, List<String>> MALWARE =
            Map.of(
                    "1.2-rev1", List.of("Clean", "Suspicious", "Infected"),
                    "1.3-rev0", List.of("Informative"),
                    "1.3-rev1", List.of(),
                    "1.3-rev2", List.of());

    private static final Map<String, List<String>> LATER_OPERATIONS =
            Map.of(
                    "1.2-rev1", List.of(),
                    "1.3-rev0", List.of("StartHvVMInstantRecovery", "StartEntireVmRestoreHyperV"),
                    "1.3-rev1", List.of(),
                    "1.3-rev2", List.of("StartDiskPublish"));

    private final String revision;

    VbrExpected(String revision) {
        this.revision = revision;
    }

    /**
     * @param row as the native API shows it
     */
    Map<String, Object> replica(Map<String, Object> row) {
        boolean isRenamed = revision.equals("1.3-rev2");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", row.get("nativeId"));
        model.put(
                "type", "CDP".equals(row.get("type")) ? "CDP" : isRenamed ? "Snapshot" : "Regular");
        model.put("jobId", or(row.get("jobId"), NO_ID));
        model.put("name", or(row.get("name"), ""));
        model.put("platformName", platform(row));
        model.put("platformId", or(row.get("platformId"), NO_ID));
        model.put("creationTime", or(row.get("createdAt"), "1970-01-01T00:00:00Z"));
        model.put(
                "state", STATES.contains(row.get("state") + "") ? row.get("state") : "Processing");
        putIf(row.get("policyId") != null, model, "policyUniqueId", row.get("policyId"));
        return model;
    }

    /**
     * @param row as the native API shows it
     */
    Map<String, Object> replicaPoint(Map<String, Object> row) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", row.get("nativeId"));
        model.put("name", or(row.get("vmName"), ""));
        model.put("platformName", platform(row));
        model.put("platformId", or(row.get("platformId"), NO_ID));
        model.put("creationTime", row.get("createdAt"));
        model.put("replicaId", row.get("replicaId").toString().replaceFirst("^[^:]*:", ""));
        model.put("allowedOperations", operations(row.get("allowedOperations")));
        putIf(STATES.contains(row.get("state") + ""), model, "state", row.get("state"));
        Object malware = row.get("malwareStatus");
        putIf(knows(MALWARE, malware), model, "malwareStatus", malware);
        return model;
    }

    private Object platform(Map<String, Object> row) {
        return knows(PLATFORMS, row.get("platform")) ? row.get("platform") : "CustomPlatform";
    }

    private boolean knows(Map<String, List<String>> words, @Nullable Object word) {
        return REVISIONS.subList(0, REVISIONS.indexOf(revision) + 1).stream()
                .anyMatch(one -> words.get(one).contains(word + ""));
    }

    private List<Object> operations(@Nullable Object given) {
        List<Object> known = new ArrayList<>();
        if (given instanceof List<?> all) {
            all.stream()
                    .filter(one -> !isLater(one) || knows(LATER_OPERATIONS, one))
                    .forEach(known::add);
        }
        return known;
    }

    private static boolean isLater(Object operation) {
        return LATER_OPERATIONS.values().stream().anyMatch(words -> words.contains(operation));
    }

    private static Object or(@Nullable Object value, Object otherwise) {
        return value == null ? otherwise : value;
    }

    private static void putIf(
            boolean shown, Map<String, Object> model, String name, @Nullable Object value) {
        if (shown) {
            model.put(name, value);
        }
    }
}
