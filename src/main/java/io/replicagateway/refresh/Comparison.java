package io.replicagateway.refresh;

import io.replicagateway.inventory.KnownRows;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.source.SiteDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the replicas about which a cheap look at a site shows anything else than what is known; pure. What such a look
 * cannot explain (fewer restore points, a replica that is gone) takes a whole read.
 */
final class Comparison {

    /** The state of which a look does not tell; all others it may. */
    private static final String READY = "Ready";

    private final KnownRows known;
    private final SiteDigest digest;
    private final Instant since;

    /**
     * @param since the moment from which on the look shows every restore point, by the site's clock
     */
    Comparison(KnownRows known, SiteDigest digest, Instant since) {
        this.known = known;
        this.digest = digest;
        this.since = since;
    }

    /**
     * The ids of the replicas that are new or changed, or have restore points that are; empty if the look leaves
     * something unexplained, or restore points belong to no replica.
     */
    Optional<Set<String>> changedReplicas() {
        Map<String, Replica> before = byId(known.replicas());
        Map<String, Replica> now = byId(digest.replicas());
        Set<@Nullable String> changed = new HashSet<>();
        now.forEach((id, replica) -> noteIf(!replica.equals(before.get(id)), id, changed));
        notePoints(changed);
        digest.notReady().ifPresent(points -> noteStates(points, changed));
        boolean explained =
                now.keySet().containsAll(before.keySet())
                        && now.keySet().containsAll(changed)
                        && (!changed.isEmpty() || digest.total() == known.points());
        return explained ? Optional.of(Set.copyOf(changed)) : Optional.empty();
    }

    private static Map<String, Replica> byId(List<Replica> replicas) {
        return replicas.stream()
                .collect(Collectors.toMap(Replica::nativeId, Function.identity(), (a, b) -> a));
    }

    /** A known one that should be shown and is not is gone, or the site shows less than it was asked for. */
    private void notePoints(Set<@Nullable String> changed) {
        Set<String> shown = new HashSet<>();
        for (RestorePoint point : digest.newPoints()) {
            shown.add(point.nativeId());
            noteIf(!isKnown(point), point.replicaId(), changed);
        }
        known.pointsSince(since)
                .forEach(
                        point ->
                                noteIf(
                                        !shown.contains(point.nativeId()),
                                        point.replicaId(),
                                        changed));
    }

    private void noteStates(List<RestorePoint> notReady, Set<@Nullable String> changed) {
        Map<String, RestorePoint> before = new HashMap<>();
        known.points(replica -> true, state -> state != null && !state.equals(READY))
                .forEach(point -> before.put(point.nativeId(), point));
        for (RestorePoint found : notReady) {
            before.remove(found.nativeId());
            noteIf(!isKnown(found), found.replicaId(), changed);
        }
        // What is left was not ready and is so now, or is gone.
        before.values().forEach(point -> changed.add(point.replicaId()));
    }

    private boolean isKnown(RestorePoint found) {
        return known.point(found.nativeId()).filter(old -> isSame(old, found)).isPresent();
    }

    /** By what the site itself tells of a restore point; the rest is its replica's. */
    private static boolean isSame(RestorePoint old, RestorePoint found) {
        return Objects.equals(old.replicaId(), found.replicaId())
                && Objects.equals(old.vmName(), found.vmName())
                && Objects.equals(old.type(), found.type())
                && Objects.equals(old.state(), found.state())
                && Objects.equals(old.createdAt(), found.createdAt())
                && Objects.equals(old.malwareStatus(), found.malwareStatus())
                && Objects.equals(old.allowedOperations(), found.allowedOperations());
    }

    private static void noteIf(
            boolean differs, @Nullable String replicaId, Set<@Nullable String> changed) {
        if (differs) {
            changed.add(replicaId);
        }
    }

    /**
     * All restore points: those that are known, with those of some replicas replaced.
     *
     * @param replaced the replicas that were read again
     * @param found all of their restore points
     * @return empty if they are not as many as the site says that it has, or one is there twice
     */
    Optional<List<RestorePoint>> merged(Set<String> replaced, List<RestorePoint> found) {
        List<RestorePoint> merged =
                Stream.concat(
                                known
                                        .points(
                                                replica ->
                                                        replica == null
                                                                || !replaced.contains(replica),
                                                state -> true)
                                        .stream(),
                                found.stream())
                        .toList();
        long distinct = merged.stream().map(RestorePoint::nativeId).distinct().count();
        return distinct == merged.size() && distinct == digest.total()
                ? Optional.of(merged)
                : Optional.empty();
    }

    /**
     * Whether a look that was taken after some replicas were read again shows nothing else than what was merged. The number
     * of the first look proves nothing: a restore point that a replica lost before it was read again could make up for
     * another one that was gone before.
     */
    boolean isConfirmed(List<RestorePoint> merged, SiteDigest second) {
        Map<String, RestorePoint> byId = new HashMap<>();
        merged.forEach(point -> byId.put(point.nativeId(), point));
        return second.total() == merged.size()
                && Set.copyOf(second.replicas()).equals(Set.copyOf(digest.replicas()))
                && Stream.concat(
                                second.newPoints().stream(),
                                second.notReady().stream().flatMap(List::stream))
                        .allMatch(
                                shown -> {
                                    RestorePoint known = byId.get(shown.nativeId());
                                    return known != null && isSame(known, shown);
                                });
    }
}
