package io.replicagateway.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A restore point of a replica in its vendor's words.
 *
 * @param id a GUID, without any {@code urn:} prefix
 * @param replicaId the {@link SimulatedReplica#id} it belongs to
 * @param vmName the protected machine: VBR's {@code name}, EM's {@code VmDisplayName}
 * @param pointType EM's {@code CDP}, {@code Full}, {@code ReverseIncrement}, {@code Increment}, {@code Snapshot}; null
 *     on VBR
 * @param state such as {@code Ready}; null where the vendor leaves it out
 * @param platform such as {@code VMware}; EM does not serve it
 * @param platformId a GUID; null on EM
 * @param creationTime text exactly as it goes on the wire: with the server's offset on VBR, {@code Z} on EM
 * @param malwareStatus such as {@code Clean}; null on EM and where VBR leaves it out
 * @param allowedOperations in the server's order; null on EM
 */
public record SimulatedPoint(
        String id,
        String replicaId,
        String vmName,
        @Nullable String pointType,
        @Nullable String state,
        String platform,
        @Nullable String platformId,
        String creationTime,
        @Nullable String malwareStatus,
        @Nullable List<String> allowedOperations) {

    public SimulatedPoint {
        allowedOperations = allowedOperations == null ? null : List.copyOf(allowedOperations);
    }

    /** A restore point as EM knows it. */
    public static SimulatedPoint ofEnterpriseManager(
            String id,
            SimulatedReplica replica,
            String vmName,
            String type,
            String state,
            String creationTime) {
        return new SimulatedPoint(
                id,
                replica.id(),
                vmName,
                type,
                state,
                replica.platform(),
                null,
                creationTime,
                null,
                null);
    }

    /** The same restore point under another id and time, as its server would make it next. */
    SimulatedPoint next(String newId, String newCreationTime, @Nullable String newState) {
        return new SimulatedPoint(
                newId,
                replicaId,
                vmName,
                pointType,
                newState,
                platform,
                platformId,
                newCreationTime,
                malwareStatus,
                allowedOperations);
    }

    /** The same restore point in another state; null where the vendor says none. */
    public SimulatedPoint withState(@Nullable String newState) {
        return next(id, creationTime, newState);
    }
}
