package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever a site does between two refreshes, the rows that are published after the second one are those of a whole read.
 * It does all but what {@link io.replicagateway.source.SiteDigest} says that nobody sees.
 */
class IncrementalRefreshLawsTest {

    private static final List<String> STATES = List.of("Ready", "Failover", "Processing");
    private static final Duration LATEST = Duration.ofMinutes(59);

    @Property(tries = 500)
    void theRowsAreThoseOfAWholeRead(
            @ForAll long seed,
            @ForAll SiteKind kind,
            @ForAll @IntRange(max = 8) int replicas,
            @ForAll @IntRange(min = 1, max = 6) int refreshes) {
        // Given
        var site = new RefreshedInTime(kind);
        var changes = new Changes(new Random(seed), kind, site);
        changes.begin(replicas);
        site.refresh();
        // When
        for (int refresh = 0; refresh < refreshes; refresh++) {
            changes.happen();
            site.asked();
            site.refresh();
            // Then
            assertThat(site.isTrue()).isTrue();
            assertThat(site.state().observedAt()).isEqualTo(site.time.now());
            Statistics.collect(site.asked().contains("all") ? "whole" : "new only");
        }
        assertThat(site.outcomes).containsOnly(RefreshObserver.OK);
    }

    /** What happens at a site. */
    private static final class Changes {

        private final Random random;
        private final SiteKind kind;
        private final RefreshedInTime site;
        private int ids;

        Changes(Random random, SiteKind kind, RefreshedInTime site) {
            this.random = random;
            this.kind = kind;
            this.site = site;
        }

        void begin(int replicas) {
            for (int number = 0; number < replicas; number++) {
                appear();
            }
        }

        /** Some changes, and some time before the site is looked at again. */
        void happen() {
            for (int change = random.nextInt(4); change > 0; change--) {
                site.time.pass(Duration.ofSeconds(random.nextInt(120)));
                one();
            }
            site.time.pass(Duration.ofSeconds(random.nextInt(120)));
        }

        private void one() {
            if (site.source.replicas.isEmpty()) {
                appear();
                return;
            }
            Replica replica = any(List.copyOf(site.source.replicas.values()));
            switch (random.nextInt(9)) {
                case 0, 1 -> make(replica.nativeId());
                case 2 -> replace(replica.nativeId());
                case 3 -> delete();
                case 4 -> appear();
                case 5 -> disappear(replica);
                case 6 -> site.source.put(replica(replica.nativeId()));
                case 7 -> turn(replica);
                default -> restoreOnce(replica);
            }
        }

        private void appear() {
            String id = "r" + ids++;
            site.source.put(replica(id));
            for (int age = random.nextInt(5); age > 0; age--) {
                put(id, site.time.now().minus(Duration.ofHours(age)), "Ready");
            }
        }

        /** Never as it was before: else it would hide that one of its restore points has turned. */
        private Replica replica(String id) {
            var row = TestRows.replica(id).name("name" + ids++).platform("VMware");
            return kind == SiteKind.EM ? row.build() : row.state(any(STATES)).build();
        }

        /** Its restore points may stay for a while. */
        private void disappear(Replica replica) {
            site.source.replicas.remove(replica.nativeId());
            if (random.nextBoolean()) {
                site.source
                        .points
                        .values()
                        .removeIf(point -> replica.nativeId().equals(point.replicaId()));
            }
        }

        /** A restore point appears, perhaps later than it is dated. */
        private void make(String replica) {
            Duration late = LATEST.multipliedBy(random.nextInt(100)).dividedBy(100);
            put(
                    replica,
                    site.time.now().minus(random.nextBoolean() ? late : Duration.ZERO),
                    "Ready");
        }

        private void replace(String replica) {
            pointsOf(replica).stream()
                    .min(Comparator.comparing(point -> point.createdAt().instant()))
                    .ifPresent(oldest -> site.source.points.remove(oldest.nativeId()));
            make(replica);
        }

        /** Not of a replica that gets a new one: {@link #replace} does that. */
        private void delete() {
            if (!site.source.points.isEmpty()) {
                site.source.points.remove(any(List.copyOf(site.source.points.keySet())));
            }
        }

        /** A restore point's state shows at EM by itself, at VBR by that of its replica. */
        private void turn(Replica replica) {
            List<RestorePoint> own = pointsOf(replica.nativeId());
            if (own.isEmpty()) {
                return;
            }
            RestorePoint turned = any(own);
            String state = any(STATES);
            if (kind == SiteKind.VBR) {
                String before = String.valueOf(replica.state());
                site.source.put(
                        TestRows.replica(replica.nativeId())
                                .name("name" + ids++)
                                .state(before + "*")
                                .build());
            }
            site.source.put(
                    TestRows.point(turned.nativeId(), replica.nativeId())
                            .at(turned.createdAt().toString())
                            .state(state)
                            .build());
        }

        /** All that a replica has is gone, and something else is there. */
        private void restoreOnce(Replica replica) {
            pointsOf(replica.nativeId())
                    .forEach(point -> site.source.points.remove(point.nativeId()));
            put(replica.nativeId(), site.time.now(), any(STATES));
        }

        private List<RestorePoint> pointsOf(String replica) {
            return site.source.points.values().stream()
                    .filter(point -> replica.equals(point.replicaId()))
                    .toList();
        }

        private void put(String replica, Instant made, String state) {
            site.source.put(
                    TestRows.point("p" + ids++, replica).at(made.toString()).state(state).build());
        }

        private <T> T any(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
