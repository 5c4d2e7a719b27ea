package io.replicagateway.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteChanges;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.Text;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.SiteStatus;
import io.replicagateway.query.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows how every site is: worked out from the newest snapshot whenever it is scraped. */
@ApplicationScoped
class SiteGauges {

    /** Stands for a state that no vendor document lists, so that a site cannot make up series. */
    private static final String OTHER = "other";

    /** Stands for a replica of which the site tells no state. */
    private static final String NONE = "none";

    private final Inventory inventory;
    private final Clock clock;

    SiteGauges(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        inventory.latest().sites().forEach(state -> register(state, registry));
    }

    void follow(@Observes SiteChanges changes, MeterRegistry registry) {
        changes.come().stream()
                .flatMap(site -> inventory.latest().find(site).stream())
                .forEach(state -> register(state, registry));
    }

    private void register(SiteState state, MeterRegistry registry) {
        var gauges = new OneSite(registry, state.site().id());
        showTheSite(gauges, state.site());
        showItsRows(gauges);
        showItsReplicas(gauges);
    }

    private void showTheSite(OneSite gauges, SiteSettings settings) {
        gauges.show(
                "gateway.site.up",
                "1 if the last refresh of the site was good",
                null,
                Tags.of("kind", settings.kind().label()),
                site -> site.observedAt() != null && site.failure() == null ? 1 : 0);
        gauges.show(
                "gateway.site.read.held",
                "1 if a read of the site is held back, because it lost too many rows",
                null,
                Tags.empty(),
                site -> site.held() == null ? 0 : 1);
        for (SiteStatus status : SiteStatus.values()) {
            gauges.show(
                    "gateway.site.status",
                    "1 for how far the rows of the site can be relied on, 0 for the other ways",
                    null,
                    Tags.of("status", status.label()),
                    site -> site.status(clock.instant()) == status ? 1 : 0);
        }
    }

    private void showItsRows(OneSite gauges) {
        gauges.show(
                "gateway.site.age", "Age of the site's rows", "seconds", Tags.empty(), this::age);
        for (RowType type : RowType.values()) {
            gauges.show(
                    "gateway.site.rows",
                    "Rows of the site's last good read",
                    null,
                    Tags.of("type", type.label()),
                    site -> site.rows().table(type).size());
        }
        gauges.show(
                "gateway.newest.restore.point.age",
                "Age of the newest restore point of the site",
                "seconds",
                Tags.empty(),
                this::newestRestorePointAge);
    }

    private void showItsReplicas(OneSite gauges) {
        for (String label : states()) {
            gauges.show(
                    "gateway.replicas",
                    "Replicas by state",
                    null,
                    Tags.of("state", label),
                    site -> replicasInState(site, label));
        }
        for (RpoStatus status : RpoStatus.values()) {
            gauges.show(
                    "gateway.rpo.replicas",
                    "Replicas by whether they meet their recovery point objective",
                    null,
                    Tags.of("status", status.label()),
                    site -> replicasWithRpo(site, status));
        }
    }

    /** Registers gauges that look the site up in the newest snapshot. */
    private final class OneSite {

        private final MeterRegistry registry;
        private final SiteId site;

        OneSite(MeterRegistry registry, SiteId site) {
            this.registry = registry;
            this.site = site;
        }

        void show(
                String name,
                String description,
                @Nullable String unit,
                Tags tags,
                ToDoubleFunction<SiteState> value) {
            Gauge.builder(
                            name,
                            () ->
                                    inventory
                                            .latest()
                                            .find(site)
                                            .map(value::applyAsDouble)
                                            .orElse(Double.NaN))
                    .description(description)
                    .baseUnit(unit)
                    .tags(tags.and("site", site.value()))
                    .register(registry);
        }
    }

    private double age(SiteState site) {
        return site.observedAt() == null ? Double.NaN : secondsSince(site.observedAt());
    }

    private double newestRestorePointAge(SiteState site) {
        var table = new SiteTable(site, RowType.RESTORE_POINT, clock.instant());
        int[] newestFirst = table.first(table.all(), RowType.RESTORE_POINT.usualOrder(), 1);
        return IntStream.of(newestFirst)
                .limit(1)
                .mapToObj(table.times(RestorePointField.CREATED_AT)::key)
                .filter(Objects::nonNull)
                .findFirst()
                .map(moment -> secondsSince(moment.minus(site.clockSkew())))
                .orElse(Double.NaN);
    }

    private double secondsSince(Instant moment) {
        return Duration.between(moment, clock.instant()).toMillis() / 1000.0;
    }

    private static List<String> states() {
        return Stream.concat(
                        Vocabulary.documented(ReplicaField.STATE).stream(), Stream.of(OTHER, NONE))
                .toList();
    }

    private double replicasInState(SiteState site, String label) {
        TextColumn column =
                new SiteTable(site, RowType.REPLICA, clock.instant()).texts(ReplicaField.STATE);
        int[] counts = column.counts();
        List<String> labels =
                Stream.concat(
                                column.texts().map(Text::raw).map(SiteGauges::labelOf),
                                Stream.of(NONE))
                        .toList();
        return IntStream.range(0, counts.length)
                .filter(code -> labels.get(code).equals(label))
                .map(code -> counts[code])
                .sum();
    }

    private static String labelOf(String state) {
        return Vocabulary.documented(ReplicaField.STATE).contains(state) ? state : OTHER;
    }

    private double replicasWithRpo(SiteState site, RpoStatus status) {
        var table = new SiteTable(site, RowType.REPLICA, clock.instant());
        return IntStream.range(0, table.size())
                .filter(row -> table.rpoStatus(row) == status)
                .count();
    }
}
