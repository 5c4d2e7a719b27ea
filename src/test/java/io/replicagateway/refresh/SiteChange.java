package io.replicagateway.refresh;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What happens at a site by itself: restore points come and go, states change, replicas appear and disappear. */
final class SiteChange {

    private static final List<String> STATES = List.of("Ready", "Failover", "Failback");

    private final ChaoticSite site;
    private final Random random;

    SiteChange(ChaoticSite site, Random random) {
        this.site = site;
        this.random = random;
    }

    /** Some of it, or nothing. */
    void happen() {
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            switch (random.nextInt(16)) {
                case 0 -> newReplica();
                case 1 -> anyReplica().forEach(this::removeReplica);
                case 2, 3 -> anyPoint().forEach(this::remove);
                case 4, 5, 6 -> anyReplica().forEach(this::changeState);
                case 7 -> removeMany();
                default -> anyReplica().forEach(this::newPoint);
            }
        }
    }

    /** A replica with restore points of its past. */
    void newReplica() {
        String id = id();
        site.truth().replicas().put(replica(id, "Ready"), site.now());
        for (int age = random.nextInt(6); age > 0; age--) {
            put(id, "Ready", site.siteTime().minus(Duration.ofHours(12L * age)));
        }
    }

    private void removeReplica(Replica replica) {
        if (site.isBeingCounted()) {
            return;
        }
        pointsOf(replica).forEach(this::remove);
        site.truth().replicas().remove(replica.nativeId(), site.now());
    }

    private void newPoint(Replica replica) {
        List<RestorePoint> points = pointsOf(replica);
        String state = replica.state() == null ? "Ready" : replica.state();
        put(replica.nativeId(), state, site.siteTime());
        if (points.size() > 4) {
            remove(points.get(0));
        }
    }

    /**
     * At VBR a replica's restore points share its state; at EM each has its own, and only the newest one's changes. (What
     * changes about a point of VBR without a trace at its replica is seen by the next whole read.)
     */
    private void changeState(Replica replica) {
        String state = STATES.get(random.nextInt(STATES.size()));
        List<RestorePoint> points = pointsOf(replica);
        site.truth().replicas().put(replica(replica.nativeId(), state), site.now());
        points.stream()
                .skip(isVbr() ? 0 : Math.max(0, points.size() - 1))
                .forEach(
                        changed ->
                                site.truth()
                                        .points()
                                        .put(
                                                point(
                                                        changed.nativeId(),
                                                        replica.nativeId(),
                                                        state,
                                                        changed.createdAt()),
                                                site.now()));
    }

    private void removeMany() {
        site.truth().points().now().stream()
                .filter(point -> random.nextBoolean())
                .forEach(this::remove);
    }

    /**
     * A look cannot tell that a restore point was gone before it was listed that was there when they were counted: it would
     * make up for another one (docs/decisions/0009). So that does not happen here.
     */
    private void remove(RestorePoint point) {
        if (!site.isBeingCounted()) {
            site.truth().points().remove(point.nativeId(), site.now());
        }
    }

    private void put(String replica, String state, Instant createdAt) {
        site.truth()
                .points()
                .put(point(id(), replica, state, new Timestamp(createdAt, 3)), site.now());
    }

    private List<Replica> anyReplica() {
        return any(site.truth().replicas().now());
    }

    private List<RestorePoint> anyPoint() {
        return any(site.truth().points().now());
    }

    private <T> List<T> any(List<T> rows) {
        return rows.isEmpty() ? List.of() : List.of(rows.get(random.nextInt(rows.size())));
    }

    private List<RestorePoint> pointsOf(Replica replica) {
        return site.truth().points().now().stream()
                .filter(point -> replica.nativeId().equals(point.replicaId()))
                .toList();
    }

    private boolean isVbr() {
        return site.settings().kind() == SiteKind.VBR;
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private Replica replica(String id, String state) {
        return new Replica(
                id, "job", null, isVbr() ? state : null, "VMware", null, null, null, null, null);
    }

    private static RestorePoint point(
            String id, String replica, String state, Timestamp createdAt) {
        return new RestorePoint(
                id, replica, "job", "vm", null, state, "VMware", null, createdAt, null, null, null);
    }
}
