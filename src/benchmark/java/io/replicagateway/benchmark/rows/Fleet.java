package io.replicagateway.benchmark.rows;

import io.replicagateway.benchmark.report.Settings;
import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A large made-up fleet: the same for the same size, whenever and wherever it is made. */
final class Fleet {

    /** The moment of all queries; the newest restore points are just before. */
    static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    /** Built when it is first asked for, and once only: it never changes. */
    private static final class Shared {
        static final Fleet FLEET = of(Settings.fromSystemProperties());
    }

    private static final Duration READ_BEFORE = Duration.ofMinutes(1);

    private final Settings settings;
    private final FleetSnapshot snapshot;

    private Fleet(Settings settings, FleetSnapshot snapshot) {
        this.settings = settings;
        this.snapshot = snapshot;
    }

    /** The fleet of this process's settings. */
    static Fleet shared() {
        return Shared.FLEET;
    }

    /** A fleet of this size, built by all cores. */
    static Fleet of(Settings settings) {
        List<SiteState> sites =
                IntStream.range(0, settings.sites())
                        .parallel()
                        .mapToObj(number -> state(SampleSite.of(number, settings)))
                        .toList();
        return new Fleet(settings, new FleetSnapshot("benchmark-1", NOW, sites));
    }

    private static SiteState state(SampleSite site) {
        return read(SiteState.pending(site.settings()), block(site));
    }

    /** The block of the site's rows. */
    static SiteRows block(SampleSite site) {
        return SiteRows.of(site.settings().kind(), site.replicas(), site.points());
    }

    /** The site after a good read that found these rows. */
    static SiteState read(SiteState site, SiteRows rows) {
        return site.read(rows, NOW.minus(READ_BEFORE), Optional.empty());
    }

    Settings settings() {
        return settings;
    }

    FleetSnapshot snapshot() {
        return snapshot;
    }

    /** The id of a site, by its number from 0. */
    SiteId site(int number) {
        return snapshot.sites().get(number).site().id();
    }

    /** The vendor's id of a replica of that site, by its number from 0. */
    String replica(int site, int number) {
        return snapshot.sites().get(site).rows().replicas().ids().text(number);
    }
}
