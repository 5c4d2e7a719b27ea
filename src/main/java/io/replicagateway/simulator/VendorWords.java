package io.replicagateway.simulator;

import java.util.List;

/** The enum values of both vendors that a seeded inventory draws from. */
final class VendorWords {

    /** EReplicaState, the same in all VBR revisions. */
    static final List<String> VBR_STATES =
            List.of(
                    "Ready",
                    "Processing",
                    "SureBackup",
                    "Failover",
                    "FailedFailover",
                    "PermanentFailover",
                    "Failback",
                    "ReadyToSwitch");

    /** ESuspiciousActivitySeverity from VBR 1.3-rev0. */
    static final List<String> MALWARE = List.of("Clean", "Suspicious", "Infected", "Informative");

    /** States of EM's cloud restore points, in the order that its comparisons use (EM docs). */
    static final List<String> EM_STATES =
            List.of("Unknown", "Ready", "Failover", "Failback", "PermanentFailover");

    /** Types of EM's cloud restore points, in the order that its comparisons use (EM docs). */
    static final List<String> EM_TYPES =
            List.of("CDP", "Full", "ReverseIncrement", "Increment", "Snapshot");

    /** Platforms of EM's cloud replicas. */
    static final List<String> EM_PLATFORMS = List.of("VMware", "HyperV", "vCloud");

    /** Platforms that VBR replicas are likely to have, older revisions first. */
    static final List<String> VBR_PLATFORMS =
            List.of("VMware", "HyperV", "CloudDirector", "VMware", "Proxmox", "Nutanix");

    /** Operations on VBR restore points. */
    static final List<String> OPERATIONS =
            List.of(
                    "StartViVMSnapshotReplicaFailover",
                    "StartViVMSnapshotReplicaPlannedFailover",
                    "StartEntireVmRestore",
                    "StartFlrRestore",
                    "StartHvVMInstantRecovery",
                    "StartDiskPublish");

    /** A value that no known document lists, for any enum. */
    static final String UNKNOWN = "FromTheFuture";

    /** Machine names; some need care in XML, JSON, queries or sorting. */
    static final List<String> MACHINES =
            List.of(
                    "srv-sql-01",
                    "fileserver01",
                    "R&D build <main>",
                    "O'Brien \"CRM\"",
                    "Büro-Datei-Ängström",
                    "数据库-07",
                    "web; front, (blue)",
                    "APACHE05",
                    "apache05",
                    "mail 🚀 relay",
                    "naïve*star",
                    "erp%20prod+test");

    private VendorWords() {}
}
