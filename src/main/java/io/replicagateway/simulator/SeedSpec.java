package io.replicagateway.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What a seeded inventory should hold.
 *
 * @param product whose words the rows are in
 * @param now the moment that the newest restore points are just before
 * @param replicas how many replicas, from 0
 * @param pointsPerReplica the most restore points of one replica, from 0; some have fewer, some none
 * @param spacing between two restore points of a replica
 * @param offset of the server's clock; EM always writes UTC
 * @param fractionDigits of every time, 0 to 7, or -1 for a mix (VBR 0 to 7, EM 0 to 4)
 * @param backupServers how many servers an EM site collects from, from 1
 * @param unknownValues whether some rows carry enum values that no known document lists
 */
public record SeedSpec(
        Product product,
        Instant now,
        int replicas,
        int pointsPerReplica,
        Duration spacing,
        ZoneOffset offset,
        int fractionDigits,
        int backupServers,
        boolean unknownValues) {

    /** Whose words the rows of an inventory are in. */
    public enum Product {
        /** Backup &amp; Replication. */
        VBR,
        /** Enterprise Manager. */
        EM
    }

    public SeedSpec {
        if (replicas < 0 || pointsPerReplica < 0) {
            throw new IllegalArgumentException(
                    "sizes must not be negative: " + replicas + ", " + pointsPerReplica);
        }
        if (fractionDigits < -1 || fractionDigits > 7) {
            throw new IllegalArgumentException(
                    "fraction digits must be -1 to 7: " + fractionDigits);
        }
        if (backupServers < 1) {
            throw new IllegalArgumentException(
                    "backup servers must be 1 or more: " + backupServers);
        }
    }

    /** 24 replicas of up to 7 restore points at a VBR server two hours east of Greenwich. */
    public static SeedSpec vbr(Instant now) {
        return new SeedSpec(
                Product.VBR, now, 24, 7, Duration.ofHours(4), ZoneOffset.ofHours(2), -1, 1, false);
    }

    /** 24 replicas of up to 7 restore points, collected by EM from two backup servers. */
    public static SeedSpec em(Instant now) {
        return new SeedSpec(
                Product.EM, now, 24, 7, Duration.ofHours(4), ZoneOffset.UTC, -1, 2, false);
    }

    /** As {@link #vbr(Instant)}, with the clock's present moment. */
    public static SeedSpec vbr(Clock clock) {
        return vbr(clock.instant());
    }

    /** As {@link #em(Instant)}, with the clock's present moment. */
    public static SeedSpec em(Clock clock) {
        return em(clock.instant());
    }

    /** The same with another size. */
    public SeedSpec sized(int newReplicas, int newPointsPerReplica) {
        return new SeedSpec(
                product,
                now,
                newReplicas,
                newPointsPerReplica,
                spacing,
                offset,
                fractionDigits,
                backupServers,
                unknownValues);
    }

    /** The same with another distance between the restore points of a replica. */
    public SeedSpec spaced(Duration newSpacing) {
        return new SeedSpec(
                product,
                now,
                replicas,
                pointsPerReplica,
                newSpacing,
                offset,
                fractionDigits,
                backupServers,
                unknownValues);
    }

    /** The same with times written in another offset and with that many fraction digits, -1 for a mix. */
    public SeedSpec timed(ZoneOffset newOffset, int newFractionDigits) {
        return new SeedSpec(
                product,
                now,
                replicas,
                pointsPerReplica,
                spacing,
                newOffset,
                newFractionDigits,
                backupServers,
                unknownValues);
    }

    /** The same collected from that many backup servers; EM only. */
    public SeedSpec withBackupServers(int newBackupServers) {
        return new SeedSpec(
                product,
                now,
                replicas,
                pointsPerReplica,
                spacing,
                offset,
                fractionDigits,
                newBackupServers,
                unknownValues);
    }

    /** The same with some enum values that no known document lists. */
    public SeedSpec withUnknownValues() {
        return new SeedSpec(
                product,
                now,
                replicas,
                pointsPerReplica,
                spacing,
                offset,
                fractionDigits,
                backupServers,
                true);
    }
}
