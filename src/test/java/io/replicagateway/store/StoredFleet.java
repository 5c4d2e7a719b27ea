package io.replicagateway.store;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.simulator.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory with what a gateway keeps of some sites, and the clock by which it does. */
final class StoredFleet {

    static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");

    final Path directory;
    final MutableClock clock = new MutableClock(NOW);
    final RecordingObserver observer = new RecordingObserver();
    private final Random random = new Random(42);

    StoredFleet(Path directory) {
        this.directory = directory;
    }

    /** As a gateway does it when it starts. */
    LastGoodStore open() {
        try {
            return LastGoodStore.open(directory, clock, random::nextLong, observer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static SiteSettings site(String id) {
        return site(id, SiteKind.VBR, "origin");
    }

    static SiteSettings site(String id, SiteKind kind, String origin) {
        return new SiteSettings(
                new SiteId(id),
                id,
                kind,
                Map.of(),
                Duration.ofHours(2),
                Duration.ofHours(24),
                origin);
    }

    /** As many replicas with two restore points each. */
    static SiteRows rows(int replicas) {
        return SiteRows.of(
                SiteKind.VBR,
                IntStream.range(0, replicas)
                        .mapToObj(row -> TestRows.replica("r" + row).name("VM " + row).build())
                        .toList(),
                IntStream.range(0, 2 * replicas)
                        .mapToObj(
                                row ->
                                        TestRows.point("p" + row, "r" + row / 2)
                                                .state("Ready")
                                                .at("2026-11-21T03:20:00.1Z")
                                                .build())
                        .toList());
    }

    /** The site with these rows, seen now. */
    SiteState seen(SiteSettings site, SiteRows rows) {
        return SiteState.pending(site).read(rows, clock.instant(), Optional.of("1.3-rev2"));
    }

    static FleetSnapshot snapshot(SiteState... sites) {
        return new FleetSnapshot("test", NOW, Arrays.asList(sites));
    }

    /** What a gateway that starts now finds of the site; null if nothing. */
    @Nullable StoredBlock restarted(SiteSettings site) {
        return open().load(List.of(site)).get(site.id());
    }

    /** The names of the files that are there, but for what does not matter to a test. */
    List<String> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
