package io.replicagateway.api;

import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * A site with rows that are hard to write: texts that need escapes, ids that are no guids, moments of all times. Its
 * columns hold one text, several or none.
 */
record OddRows(
        SiteSettings settings,
        Instant observedAt,
        List<Replica> replicas,
        List<RestorePoint> points) {

    static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");

    private static final List<Instant> MOMENTS =
            List.of(
                    Instant.parse("0001-01-01T00:00:00Z"),
                    Instant.parse("1969-12-31T23:59:59.999999999Z"),
                    Instant.parse("2024-02-29T12:00:00.1234567Z"),
                    NOW.minus(Duration.ofHours(24)),
                    NOW.minus(Duration.ofHours(24)).plusNanos(1),
                    NOW.minusNanos(1000),
                    Timestamp.LAST);

    SiteState state() {
        return SiteState.pending(settings)
                .read(SiteRows.of(settings.kind(), replicas, points), observedAt, Optional.empty());
    }

    boolean isFresh() {
        return !NOW.isAfter(observedAt.plus(settings.staleAfter()));
    }

    static final class Sites implements ArbitrarySupplier<OddRows> {
        @Override
        public Arbitrary<OddRows> get() {
            Arbitrary<SiteSettings> settings =
                    Combinators.combine(
                                    Arbitraries.of("paris", "p", "0-1"),
                                    Arbitraries.of(SiteKind.class))
                            .as(OddRows::settings);
            return Combinators.combine(
                            settings,
                            Arbitraries.of(0L, 1_000L, 123_000_000L, 7_200_000_000_001L)
                                    .map(NOW::minusNanos),
                            Arbitraries.of(true, false),
                            palette(),
                            Arbitraries.longs())
                    .as(OddRows::of);
        }
    }

    private static SiteSettings settings(String id, SiteKind kind) {
        return new SiteSettings(
                new SiteId(id), id, kind, Map.of(), Duration.ofHours(2), Duration.ofHours(24));
    }

    /** One to four texts, perhaps none of them hard to write; null stands for a row without one. */
    private static Arbitrary<List<@Nullable String>> palette() {
        Arbitrary<String> plain = Arbitraries.of("", "Ready", "VMware", "a:b/c", "~");
        Arbitrary<String> odd =
                Arbitraries.oneOf(
                        plain,
                        Arbitraries.of(
                                "\"",
                                "\\",
                                "\b\t\n\f\r",
                                "\u0000\u001e\u007f",
                                "\u2028",
                                "é",
                                "\u07ff\u0800\uffff",
                                "日本",
                                "\ud83d\ude00"),
                        Arbitraries.strings()
                                .ofMaxLength(10)
                                .filter(text -> text.chars().noneMatch(OddRows::isHalf)));
        return Arbitraries.oneOf(plain, odd).injectNull(0.3).list().ofMinSize(1).ofMaxSize(4);
    }

    private static boolean isHalf(int letter) {
        return letter <= Character.MAX_VALUE && Character.isSurrogate((char) letter);
    }

    private static OddRows of(
            SiteSettings settings,
            Instant observedAt,
            boolean guids,
            List<@Nullable String> palette,
            long seed) {
        var random = new Random(seed);
        List<String> replicaIds = ids(random.nextInt(5), guids, palette, random);
        List<Replica> replicas =
                replicaIds.stream().map(id -> replica(id, palette, random)).toList();
        List<RestorePoint> points =
                ids(random.nextInt(12), guids, palette, random).stream()
                        .map(id -> point(id, replicaIds, palette, random))
                        .toList();
        return new OddRows(settings, observedAt, replicas, points);
    }

    private static List<String> ids(
            int count, boolean guids, List<@Nullable String> palette, Random random) {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            ids.add(
                    guids
                            ? new UUID(random.nextLong(), random.nextLong()).toString()
                            : one(palette, random) + number);
        }
        return ids;
    }

    private static Replica replica(String id, List<@Nullable String> palette, Random random) {
        return new Replica(
                id,
                one(palette, random),
                one(palette, random),
                one(palette, random),
                one(palette, random),
                one(palette, random),
                one(palette, random),
                one(palette, random),
                server(palette, random),
                time(random));
    }

    private static RestorePoint point(
            String id, List<String> replicas, List<@Nullable String> palette, Random random) {
        boolean isOfReplica = !replicas.isEmpty() && random.nextInt(4) > 0;
        return new RestorePoint(
                id,
                isOfReplica ? one(replicas, random) : one(palette, random),
                one(palette, random),
                one(palette, random),
                one(palette, random),
                one(palette, random),
                one(palette, random),
                one(palette, random),
                time(random),
                one(palette, random),
                operations(palette, random),
                server(palette, random));
    }

    private static @Nullable List<String> operations(
            List<@Nullable String> palette, Random random) {
        return random.nextInt(4) == 0
                ? null
                : Stream.of(one(palette, random), one(palette, random))
                        .filter(Objects::nonNull)
                        .filter(text -> !text.isEmpty() && text.indexOf('\u001f') < 0)
                        .toList();
    }

    private static @Nullable BackupServer server(List<@Nullable String> palette, Random random) {
        return random.nextInt(4) == 0
                ? null
                : new BackupServer(one(palette, random), one(palette, random));
    }

    private static @Nullable Timestamp time(Random random) {
        int digits = random.nextInt(12);
        return digits > 9 ? null : new Timestamp(one(MOMENTS, random), digits);
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
