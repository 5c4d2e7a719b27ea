package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.SiteChanges;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.refresh.RefreshedSite;
import io.replicagateway.refresh.ScriptedSource;
import io.replicagateway.simulator.MutableClock;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other sites take the place of those that are read, and nothing else changes. */
class ConfiguredFleetTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    private static final SiteId OSLO = new SiteId("oslo");
    private static final SiteId BERN = new SiteId("bern");

    private final MutableClock clock = new MutableClock(NOW);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Map<SiteId, List<ScriptedSource>> sources = new HashMap<>();
    private final List<SiteChanges> told = new ArrayList<>();
    private final Map<String, String> file = new HashMap<>();

    private Inventory inventory;
    private FleetRefresher refresher;
    private ConfiguredFleet fleet;
    private FleetSnapshot before;
    private @Nullable SiteId refused;

    @BeforeEach
    void osloAndBernWereRead() {
        site("oslo", "vbr");
        site("bern", "em");
        List<SiteDefinition> first = sites();
        inventory =
                new Inventory(
                        first.stream().map(SiteDefinition::settings).toList(),
                        clock,
                        "test",
                        new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE));
        refresher =
                new FleetRefresher(
                        first.stream().map(this::connect).toList(),
                        inventory,
                        clock,
                        timer,
                        Runnable::run,
                        RandomGenerator.getDefault(),
                        (site, outcome, took) -> {});
        fleet = new ConfiguredFleet(first, this::connect, inventory, refresher, told::add);
        for (SiteId site : List.of(OSLO, BERN)) {
            refresher.refresh(site).subscribe().with(ended -> {});
            source(site, 0).answersNothing();
        }
        before = inventory.latest();
    }

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void sitesOfWhichNothingHasChangedAreUntouched() {
        // Given
        site("rome", "em");
        // When
        ConfiguredFleet.Changeover changeover = fleet.take(sites());
        // Then
        assertThat(changeover.added()).isEqualTo(1);
        assertThat(changeover.changed() + changeover.removed()).isZero();
        assertThat(told).containsExactly(new SiteChanges(Set.of(), Set.of(new SiteId("rome"))));
        assertThat(state(OSLO)).isEqualTo(before.find(OSLO).orElseThrow());
        assertThat(refresher.sources())
                .containsEntry(OSLO, source(OSLO, 0))
                .containsEntry(BERN, source(BERN, 0))
                .containsKey(new SiteId("rome"));
        assertThat(source(OSLO, 0).closed()).isZero();
    }

    @Test
    void anotherLabelLeavesSessionAndRowsAsTheyAre() {
        // Given
        file.put("gateway.sites.oslo.labels.region", "north");
        file.put("gateway.sites.oslo.rpo", "1H");
        // When
        ConfiguredFleet.Changeover changeover = fleet.take(sites());
        // Then
        assertThat(changeover.changed()).isEqualTo(1);
        assertThat(state(OSLO).site().labels()).containsEntry("region", "north");
        assertThat(state(OSLO).site().rpo()).isEqualTo(Duration.ofHours(1));
        assertThat(state(OSLO).observedAt()).isEqualTo(NOW);
        assertThat(refresher.sources()).containsEntry(OSLO, source(OSLO, 0));
        assertThat(source(OSLO, 0).closed()).isZero();
    }

    @Test
    void aSiteThatIsReadOtherwiseKeepsItsRowsAndIsReadAgainWhenItsSessionHasEnded() {
        // Given
        file.put("gateway.sites.oslo.page-size", "10");
        var ended = new AtomicBoolean();
        // When
        fleet.take(sites()).ended().subscribe().with(end -> ended.set(true));
        boolean readWhileTheOldSessionIsOpen = refresher.sources().containsKey(OSLO);
        source(OSLO, 0).ends();
        // Then
        assertThat(readWhileTheOldSessionIsOpen).isFalse();
        assertThat(ended).isTrue();
        assertThat(refresher.sources()).containsEntry(OSLO, source(OSLO, 1));
        assertThat(state(OSLO)).isEqualTo(before.find(OSLO).orElseThrow());
    }

    @Test
    void anotherServerStartsWithoutRows() {
        // Given
        file.put("gateway.sites.oslo.url", "https://elsewhere.example:9419");
        refresher.refresh(OSLO).subscribe().with(ended -> {});
        // When
        fleet.take(sites()).ended().subscribe().with(end -> {});
        source(OSLO, 0).answersNothing();
        source(OSLO, 0).ends();
        // Then
        assertThat(state(OSLO).observedAt()).isNull();
        assertThat(told).containsExactly(new SiteChanges(Set.of(OSLO), Set.of(OSLO)));
        assertThat(refresher.sources()).containsEntry(OSLO, source(OSLO, 1));
    }

    @Test
    void aSiteThatIsRemovedOrDisabledIsGoneAndItsSessionIsEnded() {
        // Given
        file.put("gateway.sites.oslo.enabled", "false");
        // When
        ConfiguredFleet.Changeover changeover = fleet.take(sites());
        changeover.ended().subscribe().with(end -> {});
        // Then
        assertThat(changeover.removed()).isEqualTo(1);
        assertThat(inventory.latest().sites())
                .extracting(state -> state.site().id())
                .containsExactly(BERN);
        assertThat(refresher.sources()).containsOnlyKeys(BERN);
        assertThat(source(OSLO, 0).closed()).isEqualTo(1);
    }

    @Test
    void whereOneSiteCannotBeConnectedToNothingChanges() {
        // Given
        file.put("gateway.sites.bern.page-size", "10");
        file.put("gateway.sites.oslo.page-size", "10");
        refused = new SiteId("oslo");
        // When // Then
        assertThatThrownBy(() -> fleet.take(sites())).isInstanceOf(ConfigurationException.class);
        assertThat(inventory.latest()).isSameAs(before);
        assertThat(refresher.sources())
                .containsEntry(OSLO, source(OSLO, 0))
                .containsEntry(BERN, source(BERN, 0));
        assertThat(source(OSLO, 0).closed() + source(BERN, 0).closed()).isZero();
        assertThat(sources.get(BERN).stream().skip(1)).allMatch(unused -> unused.closed() == 1);
    }

    @Test
    void theSameSitesAgainChangeNothing() {
        // When
        ConfiguredFleet.Changeover changeover = fleet.take(sites());
        // Then
        assertThat(changeover.isAny()).isFalse();
        assertThat(source(OSLO, 0).closed() + source(BERN, 0).closed()).isZero();
    }

    private RefreshedSite connect(SiteDefinition site) {
        if (site.settings().id().equals(refused)) {
            throw new ConfigurationException(List.of("no such bucket"));
        }
        var source = new ScriptedSource();
        sources.computeIfAbsent(site.settings().id(), id -> new ArrayList<>()).add(source);
        return new RefreshedSite(site.settings(), source, site.plan());
    }

    private ScriptedSource source(SiteId site, int number) {
        return sources.get(site).get(number);
    }

    private SiteState state(SiteId site) {
        return inventory.latest().find(site).orElseThrow();
    }

    private void site(String id, String kind) {
        String key = "gateway.sites." + id + ".";
        file.put(key + "kind", kind);
        file.put(key + "url", "https://" + id + ".example:9419");
        file.put(key + "username", "u");
        file.put(key + "password", "topsecret");
    }

    private List<SiteDefinition> sites() {
        GatewayConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(GatewayConfig.class)
                        .withSources(new PropertiesConfigSource(Map.copyOf(file), "test", 100))
                        .build()
                        .getConfigMapping(GatewayConfig.class);
        return new Configuration(config).sites();
    }
}
