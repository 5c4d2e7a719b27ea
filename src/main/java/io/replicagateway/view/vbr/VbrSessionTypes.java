package io.replicagateway.view.vbr;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The types of sessions that each revision can name (schema {@code ESessionType}). The gateway's own sessions are of one
 * type; the others may be asked for, and there are none.
 */
final class VbrSessionTypes {

    /** By the revision that brought them; none was ever taken away. */
    private static final Map<VbrRevision, List<String>> NEW =
            Map.of(
                    VbrRevision.V1_2_REV1,
                    words(
                            """
                            Automation AzureApplianceDeploy
                            BackgroundOperation BackupJob
                            CloudDirectorVAppRestore CloudDirectorVmRestore
                            CommitFailback ConfigurationBackup
                            ConfigurationResynchronize DeleteBackup
                            EntraIdRescanRepository EntraIdRestore Failback
                            Failover FileLevelRestore FileServerSave
                            FirstClassDiskInstantRestore
                            FirstClassDiskQuickMigration Infrastructure
                            InfrastructureItemDeletion InstantRecovery
                            LinuxFileLevelRestore MalwareDetection
                            NasRestore PermanentFailover PlannedFailover
                            PublishBackupContentViaMount QuickMigration
                            ReplicaJob RepositoryEvacuate
                            RepositoryMaintenance RestoreVm
                            SecurityComplianceAnalyzer SureBackup
                            SwitchReplicaToProduction UndoFailback
                            UndoFailover UnstructuredDataBrowse
                            UnstructuredDownloadMeta
                            """),
                    VbrRevision.V1_3_REV0,
                    words(
                            """
                            AgentBackup AgentDiscovery AgentPolicy
                            ApplianceUpdatesInstall ArchiveBackup
                            ArchiveCopy ArchiveFreezing ArchiveRehydration
                            ArchiveSync ArchiveTierDownload
                            AzureInstantRecovery
                            AzureInstantRecoveryMigration
                            AzureInstantRecoveryMigrationUndo
                            AzureInstantRecoveryMount
                            AzureInstantRecoveryStart
                            AzureInstantRecoveryStop
                            AzureInstantRecoverySwitchover CheckpointRemoval
                            CopyBackup DirectBackupSync
                            EntraIdRestoreFromCopy FailoverPlan
                            FailoverPlanTask FileBackupHealthCheck
                            HostComponentsUpdate LogsExport OracleLogBackup
                            PostgreSqlLogBackup PublishBackupContentViaNfs
                            Retention RetrieveBackup SqlLogBackup
                            TestCredentials UnstructuredDataBackupCopy
                            VolumesDiscover
                            """),
                    VbrRevision.V1_3_REV1,
                    words(
                            """
                            AgentOperationPurgeCache BackupCopyJob
                            FileInstantRecovery FileInstantRecoveryMigration
                            SureBackupContentScan
                            """),
                    VbrRevision.V1_3_REV2,
                    words(
                            """
                            AdForestRestore AgentManagement
                            AgentOperationActiveFull AgentOperationBackupNow
                            AgentsRecoveryAppliancesManagement
                            ApplicationLevelRestore BackupCacheSync
                            BackupCopyJobParent DiskRestore
                            EncryptionAnalysis EndpointBackup
                            EndpointRestore EpAgentOperationStopBackup
                            FileBackupArchiveRetrievalProlonging
                            HaClusterEdit HaSwitchover IndexCollection
                            InstantDiskRecovery IrisBackup PerVmCopyBackup
                            PerVmMoveBackup PlatformBackupJob
                            PlatformServiceJob PlatformSnapshotCopyJob
                            PlatformSnapshotJob RestoreAgentVolumes
                            RestoreRecoveryApplianceVolumes StorageDiscovery
                            StorageMonitoring VeeamUpdaterSettingsSync
                            """));

    private VbrSessionTypes() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /** All that a revision can name. */
    static Set<String> of(VbrRevision revision) {
        return NEW.entrySet().stream()
                .filter(brought -> revision.isFrom(brought.getKey()))
                .flatMap(brought -> brought.getValue().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
