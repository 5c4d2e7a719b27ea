package io.replicagateway.query;

import io.replicagateway.inventory.FleetSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows that a query asks for, added up by group.
 *
 * @param groups those that have rows, by their values as texts sort, nulls last
 * @param total what the rows of all groups add up to
 * @param fleet how complete and how old this is
 * @param trueUntil the first moment at which it stops being true, though no site was read: a site in scope turns stale,
 *     or the objective of a replica falls due; empty if neither happens before
 */
public record Summary(
        List<Group> groups, Sums total, FleetStatus fleet, Optional<Instant> trueUntil) {

    /** So many groups at most; each is written out, and each costs heap while they are added up. */
    public static final int MOST_GROUPS = 1000;

    /**
     * Adds up the rows of a snapshot.
     *
     * @param now decides about freshness and recovery point objectives
     * @throws TooManyGroupsException if there are more than {@link #MOST_GROUPS} groups, as soon as that is certain
     */
    public static Summary of(FleetSnapshot snapshot, SummaryQuery query, Instant now) {
        return new Summation(query, now).of(snapshot);
    }
}
