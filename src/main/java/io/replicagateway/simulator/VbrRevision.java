package io.replicagateway.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A revision of VBR's REST interface and what it spells differently (VBR OpenAPI documents of these revisions). */
enum VbrRevision {
    V1_2_REV1("1.2-rev1"),
    V1_3_REV0("1.3-rev0"),
    V1_3_REV1("1.3-rev1"),
    V1_3_REV2("1.3-rev2");

    private static final Set<String> PLATFORMS_OF_REV0 =
            Set.of("MongoDb", "AWSEC2", "AzureCompute", "GCE");
    private static final Set<String> PLATFORMS_OF_REV2 =
            Set.of("Iris", "Nutanix", "Proxmox", "LinuxPhysicalPpc", "ApplicationBackupRepository");
    private static final Set<String> OPERATIONS_OF_REV0 =
            Set.of("StartHvVMInstantRecovery", "StartEntireVmRestoreHyperV");
    private static final Set<String> OPERATIONS_OF_REV2 = Set.of("StartDiskPublish");

    final String header;

    VbrRevision(String header) {
        this.header = header;
    }

    /** The revision of that {@code x-api-version}; empty if no revision is called so. */
    static Optional<VbrRevision> named(String header) {
        return Arrays.stream(values())
                .filter(revision -> revision.header.equals(header))
                .findFirst();
    }

    boolean isAtLeast(VbrRevision other) {
        return compareTo(other) >= 0;
    }

    /** How many rows a list has if the request sets no limit; all in the oldest revision. */
    int defaultLimit() {
        return isAtLeast(V1_3_REV0) ? 200 : Integer.MAX_VALUE;
    }

    String policyFilter() {
        return isAtLeast(V1_3_REV2) ? "policyUniqueIdFilter" : "policyTagFilter";
    }

    /** {@code Regular} became {@code Snapshot} in 1.3-rev2. */
    @Nullable String replicaType(@Nullable String type) {
        return "Regular".equals(type) && isAtLeast(V1_3_REV2) ? "Snapshot" : type;
    }

    /** Older revisions have no word for newer platforms and call them custom. */
    String platform(String platform) {
        boolean tooNew =
                PLATFORMS_OF_REV0.contains(platform) && !isAtLeast(V1_3_REV0)
                        || PLATFORMS_OF_REV2.contains(platform) && !isAtLeast(V1_3_REV2);
        return tooNew ? "CustomPlatform" : platform;
    }

    /** The oldest revision has no {@code Informative} and leaves it out. */
    @Nullable String malwareStatus(@Nullable String status) {
        return "Informative".equals(status) && !isAtLeast(V1_3_REV0) ? null : status;
    }

    /** The operations that this revision has a word for, in the given order. */
    List<String> operations(List<String> operations) {
        return operations.stream()
                .filter(
                        operation ->
                                isAtLeast(V1_3_REV0) || !OPERATIONS_OF_REV0.contains(operation))
                .filter(
                        operation ->
                                isAtLeast(V1_3_REV2) || !OPERATIONS_OF_REV2.contains(operation))
                .toList();
    }
}
