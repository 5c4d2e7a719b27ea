package io.replicagateway.query;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.query.SampleRows.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Fleets that meet often: small alphabets, ties, gaps and case variants everywhere. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    static final Duration STALE_AFTER = Duration.ofHours(2);

    /** Ids of which one starts with the other: a colon sorts behind a hyphen and a digit, and before a letter. */
    static final List<String> SITE_IDS = List.of("a", "a-b", "a1", "ab", "b");

    /** With the second one, a restore point of {@link SampleRows#TIMES} falls due at {@link #NOW} exactly. */
    private static final List<Duration> RPOS =
            List.of(
                    Duration.ofHours(24),
                    Duration.ofHours(9).plusMinutes(20),
                    Duration.ofDays(800));

    private static final List<Map<String, String>> LABELS =
            List.of(Map.of(), Map.of("tier", "gold"), Map.of("tier", "gold", "country", "no"));

    private Samples() {}

    /** Two to five sites of both kinds: fresh, stale to the nanosecond, and not read yet. */
    static final class Fleets implements ArbitrarySupplier<List<SampleSite>> {
        @Override
        public Arbitrary<List<SampleSite>> get() {
            return Arbitraries.shuffle(SITE_IDS)
                    .flatMap(
                            ids ->
                                    site().list()
                                            .ofMinSize(2)
                                            .ofMaxSize(5)
                                            .map(sites -> named(sites, ids)));
        }
    }

    private static List<SampleSite> named(List<SampleSite> sites, List<String> ids) {
        return IntStream.range(0, sites.size())
                .mapToObj(at -> renamed(sites.get(at), ids.get(at)))
                .toList();
    }

    static SampleSite renamed(SampleSite site, String id) {
        SiteSettings was = site.settings();
        var settings =
                new SiteSettings(
                        new SiteId(id), id, was.kind(), was.labels(), was.staleAfter(), was.rpo());
        return new SampleSite(settings, site.observedAt(), site.replicas(), site.points());
    }

    private static Arbitrary<SampleSite> site() {
        Arbitrary<SiteSettings> settings =
                Combinators.combine(
                                Arbitraries.of(SiteKind.class),
                                Arbitraries.of(LABELS),
                                Arbitraries.of(RPOS))
                        .as(
                                (kind, labels, rpo) ->
                                        new SiteSettings(
                                                new SiteId("x"),
                                                "x",
                                                kind,
                                                labels,
                                                STALE_AFTER,
                                                rpo));
        Arbitrary<Long> seed = Arbitraries.longs();
        return Combinators.combine(
                        settings,
                        Arbitraries.of(
                                Optional.of(NOW.minusSeconds(60)),
                                Optional.of(NOW.minus(STALE_AFTER)),
                                Optional.of(NOW.minus(STALE_AFTER).minusNanos(1)),
                                Optional.<Instant>empty()),
                        Arbitraries.of(Ids.class),
                        seed.list().ofMaxSize(40),
                        seed.list().ofMaxSize(120))
                .as(
                        (site, observedAt, ids, replicas, points) ->
                                observedAt.isEmpty()
                                        ? new SampleSite(site, null, List.of(), List.of())
                                        : new SampleSite(
                                                site,
                                                observedAt.get(),
                                                SampleRows.replicas(ids, replicas),
                                                SampleRows.points(ids, replicas.size(), points)));
    }
}
