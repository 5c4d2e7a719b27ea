package io.replicagateway.source.vbr;

import io.replicagateway.model.FailureKind;
import io.replicagateway.model.Replica;
import io.replicagateway.source.SourceException;
import java.util.List;
import java.util.Set;

/** Tells replicas that were deleted during a read from a path that does not work. */
final class VbrGone {

    private VbrGone() {}

    /**
     * @throws SourceException if one of the ids is still listed
     */
    static void requireGone(Set<String> ids, List<Replica> listed) {
        if (listed.stream().map(Replica::nativeId).anyMatch(ids::contains)) {
            throw new SourceException(
                    FailureKind.REJECTED,
                    "GET /api/v1/replicas/{id}/replicaPoints answered 404 for a replica that is"
                            + " listed");
        }
    }

    /** The replicas but those with these ids. */
    static List<Replica> without(Set<String> ids, List<Replica> replicas) {
        return replicas.stream().filter(replica -> !ids.contains(replica.nativeId())).toList();
    }
}
