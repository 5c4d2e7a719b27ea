package io.replicagateway.benchmark.rows;

import io.replicagateway.benchmark.report.Settings;
import io.replicagateway.model.Field;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.SortKey;
import io.replicagateway.query.Filter;
import io.replicagateway.query.RowQuery;
import io.replicagateway.query.Wildcard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The same fleet as a list of objects, and its queries as streams over them: what one writes first. */
final class NaiveFleet {

    /** A page and how many rows there are on all pages. */
    record Page(List<NaivePoint> items, long total) {}

    /** Built when it is first asked for, and once only: it never changes. */
    private static final class Shared {
        static final NaiveFleet FLEET = of(Settings.fromSystemProperties());
    }

    private final List<NaivePoint> points;

    private NaiveFleet(List<NaivePoint> points) {
        this.points = points;
    }

    /** The fleet of this process's settings. */
    static NaiveFleet shared() {
        return Shared.FLEET;
    }

    /** The fleet of this size, built by all cores. */
    static NaiveFleet of(Settings settings) {
        return new NaiveFleet(
                IntStream.range(0, settings.sites())
                        .parallel()
                        .mapToObj(number -> SampleSite.of(number, settings))
                        .flatMap(site -> points(site).stream())
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    private static List<NaivePoint> points(SampleSite site) {
        Map<String, Replica> replicas = new HashMap<>();
        site.replicas().forEach(replica -> replicas.put(replica.nativeId(), replica));
        return site.points().stream()
                .map(
                        point -> {
                            Replica replica = replicas.get(point.replicaId());
                            return NaivePoint.of(
                                    site.settings().id().value(),
                                    site.settings().kind().label(),
                                    point,
                                    replica.name(),
                                    replica.platform());
                        })
                .toList();
    }

    /** The page that a query of the benchmark asks for. */
    Page page(RowQuery query, long offset, int limit) {
        Predicate<NaivePoint> wanted = predicate(query.filter());
        List<NaivePoint> items =
                points.stream()
                        .filter(wanted)
                        .sorted(comparator(query.sort()))
                        .skip(offset)
                        .limit(limit)
                        .toList();
        return new Page(items, points.stream().filter(wanted).count());
    }

    private static Predicate<NaivePoint> predicate(Filter filter) {
        List<Predicate<NaivePoint>> conditions = new ArrayList<>();
        if (!filter.scope().sites().isEmpty()) {
            Set<String> sites =
                    filter.scope().sites().stream()
                            .map(site -> site.value())
                            .collect(Collectors.toSet());
            conditions.add(point -> sites.contains(point.site()));
        }
        filter.equal().forEach((field, values) -> conditions.add(equal(field, values)));
        filter.like().forEach((field, patterns) -> conditions.add(like(field, patterns)));
        filter.replicas()
                .ifPresent(
                        replicas ->
                                replicas.forEach(
                                        (site, ids) ->
                                                conditions.add(
                                                        point ->
                                                                point.site().equals(site.value())
                                                                        && ids.contains(
                                                                                point
                                                                                        .replicaId()))));
        filter.createdAfter()
                .ifPresent(from -> conditions.add(point -> !point.createdAt().isBefore(from)));
        filter.createdBefore()
                .ifPresent(end -> conditions.add(point -> point.createdAt().isBefore(end)));
        return conditions.stream().reduce(Predicate::and).orElse(point -> true);
    }

    private static Predicate<NaivePoint> equal(Field field, Set<String> values) {
        Function<NaivePoint, @Nullable String> text = NaivePoint.text(field);
        return point -> {
            String value = text.apply(point);
            return value != null && values.contains(value);
        };
    }

    private static Predicate<NaivePoint> like(Field field, List<Wildcard> patterns) {
        Function<NaivePoint, @Nullable String> text = NaivePoint.text(field);
        return point -> {
            String value = text.apply(point);
            String lower = value == null ? null : value.toLowerCase(Locale.ROOT);
            return lower != null && patterns.stream().anyMatch(pattern -> pattern.matches(lower));
        };
    }

    private static Comparator<NaivePoint> comparator(List<SortKey> sort) {
        Comparator<NaivePoint> order =
                sort.stream()
                        .map(NaiveFleet::comparator)
                        .reduce(Comparator::thenComparing)
                        .orElseThrow();
        return order.thenComparing(NaivePoint::id);
    }

    private static Comparator<NaivePoint> comparator(SortKey key) {
        if (key.field() == RestorePointField.CREATED_AT) {
            return Comparator.comparing(NaivePoint::createdAt, direction(key));
        }
        return Comparator.comparing(
                NaivePoint.text(key.field()), Comparator.nullsLast(direction(key)));
    }

    private static <T extends Comparable<T>> Comparator<T> direction(SortKey key) {
        return key.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }
}
