package io.replicagateway.view.vbr;

import io.replicagateway.inventory.AbsentFirstField;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.Timestamp;
import io.replicagateway.page.RowMember;
import io.replicagateway.page.RowValues;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What rows of any origin show in the schemas of one revision: a field that the schema requires and the row does not have
 * carries a neutral value, one that it does not require is left out (docs/vendor-views.md). Filters and orders go by the
 * values that are shown.
 *
 * @param columns what lists are sorted by, by the names that the API has for it
 * @param filtered what filters look at, by their names
 * @param members of the schema of one row
 */
record VbrFields(Map<String, Field> columns, Map<String, Field> filtered, List<RowMember> members) {

    /** The id of nothing, as the vendor writes it. */
    static final String NO_ID = "00000000-0000-0000-0000-000000000000";

    /** Stands where a moment is required and none is known. */
    static final Timestamp NO_TIME = new Timestamp(Instant.EPOCH, 0);

    /** The states of the API, the same in all revisions. */
    static final Set<String> STATES =
            Set.of(
                    "Ready",
                    "Processing",
                    "SureBackup",
                    "Failover",
                    "FailedFailover",
                    "PermanentFailover",
                    "Failback",
                    "ReadyToSwitch");

    /** A replica of a state that the API has no word for is not shown as one that can be failed over to. */
    private static final String NO_STATE = "Processing";

    private static final String NO_PLATFORM = "CustomPlatform";

    private static final String CDP = "CDP";

    private static final Map<VbrRevision, VbrFields> REPLICAS = inEach(VbrFields::ofReplicas);

    private static final Map<VbrRevision, VbrFields> RESTORE_POINTS =
            inEach(VbrFields::ofRestorePoints);

    private static Map<VbrRevision, VbrFields> inEach(Function<VbrRevision, VbrFields> fields) {
        return Arrays.stream(VbrRevision.values()).collect(Collectors.toMap(one -> one, fields));
    }

    /** The fields of one type of rows in one revision. */
    static VbrFields of(RowType type, VbrRevision revision) {
        return (type == RowType.REPLICA ? REPLICAS : RESTORE_POINTS).get(revision);
    }

    private static VbrFields ofReplicas(VbrRevision revision) {
        Field type = new KnownWord(ReplicaField.TYPE, Set.of(CDP), revision.snapshotType());
        Field jobId = new FilledText(ReplicaField.JOB_ID, NO_ID);
        Field platform = platform(ReplicaField.PLATFORM, revision);
        Field platformId = new FilledText(ReplicaField.PLATFORM_ID, NO_ID);
        Field name = new FilledText(ReplicaField.NAME, "");
        Field state = new KnownWord(ReplicaField.STATE, STATES, NO_STATE);
        return new VbrFields(
                Map.of(
                        "Name", name,
                        "CreationTime", new AbsentFirstField(ReplicaField.CREATED_AT),
                        "PlatformId", platformId,
                        "JobId", jobId,
                        "PolicyTag", new AbsentFirstField(ReplicaField.POLICY_ID),
                        "State", state),
                Map.of(
                        "nameFilter",
                        ReplicaField.NAME,
                        "platformIdFilter",
                        platformId,
                        "jobIdFilter",
                        jobId,
                        revision.policyFilter(),
                        ReplicaField.POLICY_ID,
                        "stateFilter",
                        state),
                List.of(
                        new RowMember("id", RowValues::nativeId),
                        text("type", type),
                        text("jobId", jobId),
                        text("name", name),
                        text("platformName", platform),
                        text("platformId", platformId),
                        new RowMember(
                                "creationTime", RowValues.time(ReplicaField.CREATED_AT, NO_TIME)),
                        text("state", state),
                        RowMember.optional("policyUniqueId", ReplicaField.POLICY_ID)));
    }

    private static VbrFields ofRestorePoints(VbrRevision revision) {
        Field replicaId = new FilledText(RestorePointField.REPLICA_ID, NO_ID);
        Field platform = platform(RestorePointField.PLATFORM, revision);
        Field platformId = new FilledText(RestorePointField.PLATFORM_ID, NO_ID);
        Field name = new FilledText(RestorePointField.VM_NAME, "");
        Field state = new KnownWord(RestorePointField.STATE, STATES, null);
        Field malware =
                new KnownWord(RestorePointField.MALWARE_STATUS, revision.malwareStatuses(), null);
        return new VbrFields(
                Map.of(
                        "CreationTime", RestorePointField.CREATED_AT,
                        "PlatformId", platformId,
                        "ReplicaId", replicaId,
                        "Name", name),
                Map.of(
                        "nameFilter", RestorePointField.VM_NAME,
                        "platformNameFilter", platform,
                        "platformIdFilter", platformId,
                        "replicaIdFilter", replicaId,
                        "malwareStatusFilter", malware),
                List.of(
                        new RowMember("id", RowValues::nativeId),
                        text("name", name),
                        text("platformName", platform),
                        text("platformId", platformId),
                        new RowMember(
                                "creationTime",
                                RowValues.time(RestorePointField.CREATED_AT, NO_TIME)),
                        text("replicaId", replicaId),
                        new RowMember(
                                "allowedOperations",
                                RowValues.allowedOperations(revision.operations())),
                        RowMember.optional("state", state),
                        RowMember.optional("malwareStatus", malware)));
    }

    private static Field platform(Field field, VbrRevision revision) {
        return new KnownWord(field, revision.platforms(), NO_PLATFORM);
    }

    private static RowMember text(String name, Field field) {
        return new RowMember(name, RowValues.text(field));
    }
}
