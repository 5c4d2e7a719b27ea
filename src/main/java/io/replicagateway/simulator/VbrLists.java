package io.replicagateway.simulator;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of VBR's lists by revision (VBR OpenAPI, parameters of the list operations). */
final class VbrLists {

    private final VbrSettings settings;

    VbrLists(VbrSettings settings) {
        this.settings = settings;
    }

    VbrColumns<SimulatedReplica> replicas(VbrRevision revision) {
        return new VbrColumns<>(SimulatedReplica::id)
                .sortedBy("Name", SimulatedReplica::name)
                .sortedByTime("CreationTime", SimulatedReplica::creationTime)
                .sortedBy("PlatformId", SimulatedReplica::platformId)
                .sortedBy("JobId", SimulatedReplica::jobId)
                .sortedBy("PolicyTag", SimulatedReplica::policyUniqueId)
                .sortedBy("State", SimulatedReplica::state)
                .filteredBy(
                        "nameFilter",
                        value -> named(value, VbrLists::texts, SimulatedReplica::name))
                .filteredByTime(
                        "createdAfterFilter", "createdBeforeFilter", SimulatedReplica::creationTime)
                .filteredById("platformIdFilter", SimulatedReplica::platformId)
                .filteredById("jobIdFilter", SimulatedReplica::jobId)
                .filteredByText(revision.policyFilter(), SimulatedReplica::policyUniqueId)
                .filteredByText("stateFilter", SimulatedReplica::state);
    }

    /** Of one replica's list or of the list of all, which alone can be filtered by malware status. */
    VbrColumns<SimulatedPoint> points(VbrRevision revision, boolean ofAllReplicas) {
        VbrColumns<SimulatedPoint> columns =
                new VbrColumns<>(SimulatedPoint::id)
                        .sortedByTime("CreationTime", SimulatedPoint::creationTime)
                        .sortedBy("PlatformId", SimulatedPoint::platformId)
                        .sortedBy("ReplicaId", SimulatedPoint::replicaId)
                        .sortedBy("Name", SimulatedPoint::vmName)
                        .filteredBy(
                                "nameFilter",
                                value -> named(value, VbrLists::texts, SimulatedPoint::vmName))
                        .filteredByTime(
                                "createdAfterFilter",
                                "createdBeforeFilter",
                                SimulatedPoint::creationTime)
                        .filteredByText(
                                "platformNameFilter", point -> revision.platform(point.platform()))
                        .filteredById("platformIdFilter", SimulatedPoint::platformId)
                        .filteredById("replicaIdFilter", SimulatedPoint::replicaId);
        if (ofAllReplicas) {
            columns.filteredByText(
                    "malwareStatusFilter", point -> revision.malwareStatus(point.malwareStatus()));
        }
        return columns;
    }

    VbrColumns<VbrSession> sessions(VbrRevision revision) {
        VbrColumns<VbrSession> columns =
                new VbrColumns<>(VbrSession::id)
                        .sortedBy("Name", VbrSession::name)
                        .sortedBy("SessionType", VbrSession::type)
                        .sortedByTime("CreationTime", VbrSession::creationTime)
                        .sortedByTime("EndTime", VbrSession::endTime)
                        .sortedBy("State", VbrSession::state)
                        .sortedBy("Result", VbrSession::result)
                        .filteredBy(
                                "nameFilter",
                                value -> named(value, VbrLists::texts, VbrSession::name))
                        .filteredByTime(
                                "createdAfterFilter",
                                "createdBeforeFilter",
                                VbrSession::creationTime)
                        .filteredByTime(
                                "endedAfterFilter", "endedBeforeFilter", VbrSession::endTime)
                        .filteredByText("typeFilter", VbrSession::type)
                        .filteredByText("stateFilter", VbrSession::state)
                        .filteredByText("resultFilter", VbrSession::result)
                        .filteredById("jobIdFilter", session -> VbrSession.NO_JOB);
        return revision.isAtLeast(VbrRevision.V1_3_REV0)
                ? columns.sortedBy("InitiatedBy", session -> VbrSession.INITIATOR)
                : columns;
    }

    /** By name alone, or by any text of the row as the vendor's pages say, unverified. */
    private <T> Predicate<T> named(
            String value, Function<T, Stream<@Nullable String>> all, Function<T, String> name) {
        Predicate<@Nullable String> pattern = VbrColumns.pattern(value);
        return settings.nameFilterMatchesAnyText
                ? row -> all.apply(row).anyMatch(pattern)
                : row -> pattern.test(name.apply(row));
    }

    private static Stream<@Nullable String> texts(SimulatedReplica row) {
        return Stream.of(
                row.id(),
                row.name(),
                row.type(),
                row.state(),
                row.platform(),
                row.jobId(),
                row.policyUniqueId());
    }

    private static Stream<@Nullable String> texts(SimulatedPoint row) {
        return Stream.of(
                row.id(),
                row.replicaId(),
                row.vmName(),
                row.state(),
                row.platform(),
                row.malwareStatus());
    }

    private static Stream<@Nullable String> texts(VbrSession row) {
        return List.of(row.id(), row.name(), row.type(), row.state()).stream();
    }
}
