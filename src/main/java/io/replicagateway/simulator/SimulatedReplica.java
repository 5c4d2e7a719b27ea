package io.replicagateway.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A replica in its vendor's words. Components are named as in the VBR OpenAPI document 1.3-rev2; EM has id, name and
 * platform only.
 *
 * @param id a GUID, without any {@code urn:} prefix
 * @param name what the vendor calls the name of the replica: a job's or a machine's
 * @param type {@code Regular} (served as {@code Snapshot} in 1.3-rev2) or {@code CDP}; null on EM
 * @param state such as {@code Ready}; null on EM and where VBR leaves it out
 * @param platform such as {@code VMware}, in the spelling of the product that serves it
 * @param platformId a GUID; null on EM
 * @param jobId a GUID, all zeros for a detached job; null on EM
 * @param policyUniqueId any text; null if there is none
 * @param creationTime text exactly as it goes on the wire; null on EM and where VBR leaves it out
 */
public record SimulatedReplica(
        String id,
        String name,
        @Nullable String type,
        @Nullable String state,
        String platform,
        @Nullable String platformId,
        @Nullable String jobId,
        @Nullable String policyUniqueId,
        @Nullable String creationTime) {

    /** A replica as EM knows it. */
    public static SimulatedReplica ofEnterpriseManager(String id, String name, String platform) {
        return new SimulatedReplica(id, name, null, null, platform, null, null, null, null);
    }

    /** The same replica in another state; null where the vendor says none. */
    public SimulatedReplica withState(@Nullable String newState) {
        return new SimulatedReplica(
                id,
                name,
                type,
                newState,
                platform,
                platformId,
                jobId,
                policyUniqueId,
                creationTime);
    }
}
