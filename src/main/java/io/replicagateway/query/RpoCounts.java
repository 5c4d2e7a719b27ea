package io.replicagateway.query;

import io.replicagateway.model.RpoStatus;

/** How many replicas have each status. */
public record RpoCounts(long met, long missed, long unknown) {

    /** No replicas. */
    static final RpoCounts NONE = new RpoCounts(0, 0, 0);

    /** So many replicas of one status. */
    static RpoCounts of(RpoStatus status, long replicas) {
        return new RpoCounts(
                status == RpoStatus.MET ? replicas : 0,
                status == RpoStatus.MISSED ? replicas : 0,
                status == RpoStatus.UNKNOWN ? replicas : 0);
    }

    /** How many replicas have this status. */
    public long count(RpoStatus status) {
        return switch (status) {
            case MET -> met;
            case MISSED -> missed;
            case UNKNOWN -> unknown;
        };
    }

    /** How many replicas there are in all. */
    public long total() {
        return met + missed + unknown;
    }

    RpoCounts plus(RpoCounts others) {
        return new RpoCounts(met + others.met, missed + others.missed, unknown + others.unknown);
    }
}
