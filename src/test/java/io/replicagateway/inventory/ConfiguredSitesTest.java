package io.replicagateway.inventory;

import static io.replicagateway.inventory.TestRows.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.simulator.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sites come, go and change in one snapshot; rows stay with the site that they were read from, and with no other. */
class ConfiguredSitesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    private static final SiteSettings OSLO = site("oslo", SiteKind.VBR, "north", "a");
    private static final SiteSettings BERN = site("bern", SiteKind.VBR, "south", "b");

    private final MutableClock clock = new MutableClock(NOW);

    private final Inventory inventory =
            new Inventory(
                    List.of(OSLO, BERN),
                    clock,
                    "test",
                    new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE));

    private FleetSnapshot before;

    @BeforeEach
    void bothAreRead() {
        for (SiteSettings site : List.of(OSLO, BERN)) {
            SiteRows rows =
                    SiteRows.of(SiteKind.VBR, List.of(), List.of(point("p1", null).build()));
            inventory.update(site.id(), state -> state.read(rows, NOW, Optional.of("1.3-rev2")));
        }
        before = inventory.latest();
    }

    @Test
    void aSiteThatIsAddedIsPendingAndTheOthersAreUntouched() {
        // Given
        SiteSettings rome = site("rome", SiteKind.EM, "south", "c");
        // When
        SiteChanges changes = inventory.configure(List.of(rome, OSLO, BERN));
        // Then
        assertThat(changes).isEqualTo(new SiteChanges(ids(), ids(rome)));
        assertThat(state(rome)).isEqualTo(SiteState.pending(rome));
        assertThat(state(OSLO)).isEqualTo(before.find(OSLO.id()).orElseThrow());
        assertThat(inventory.latest().id()).isNotEqualTo(before.id());
    }

    @Test
    void aSiteThatIsRemovedIsGoneButNotFromWhatACursorPointsTo() {
        // Given
        inventory.pin(before);
        // When
        SiteChanges changes = inventory.configure(List.of(BERN));
        // Then
        assertThat(changes).isEqualTo(new SiteChanges(ids(OSLO), ids()));
        assertThat(inventory.latest().sites()).extracting(SiteState::site).containsExactly(BERN);
        assertThat(inventory.find(before.id()).orElseThrow().find(OSLO.id())).isPresent();
    }

    @Test
    void whatIsSaidAboutASiteChangesWithoutItsRows() {
        // Given
        SiteSettings relabelled = site("oslo", SiteKind.VBR, "west", "a");
        // When
        SiteChanges changes = inventory.configure(List.of(relabelled, BERN));
        // Then
        assertThat(changes).isEqualTo(new SiteChanges(ids(), ids()));
        assertThat(state(OSLO).site().labels()).containsEntry("region", "west");
        assertThat(state(OSLO).rows()).isSameAs(before.find(OSLO.id()).orElseThrow().rows());
        assertThat(state(OSLO).observedAt()).isEqualTo(NOW);
        assertThat(state(OSLO).apiVersion()).isEqualTo("1.3-rev2");
    }

    @Test
    void rowsOfAnotherServerOrProductAreNotShown() {
        // Given
        SiteSettings movedOslo = site("oslo", SiteKind.VBR, "north", "elsewhere");
        SiteSettings otherBern = site("bern", SiteKind.EM, "south", "b");
        // When
        SiteChanges changes = inventory.configure(List.of(movedOslo, otherBern));
        // Then
        assertThat(changes).isEqualTo(new SiteChanges(ids(OSLO, BERN), ids(OSLO, BERN)));
        assertThat(state(OSLO)).isEqualTo(SiteState.pending(movedOslo));
        assertThat(state(BERN)).isEqualTo(SiteState.pending(otherBern));
    }

    private SiteState state(SiteSettings site) {
        return inventory.latest().find(site.id()).orElseThrow();
    }

    private static Set<SiteId> ids(SiteSettings... sites) {
        return List.of(sites).stream().map(SiteSettings::id).collect(Collectors.toSet());
    }

    private static SiteSettings site(String id, SiteKind kind, String region, String origin) {
        return new SiteSettings(
                new SiteId(id),
                id,
                kind,
                Map.of("region", region),
                Duration.ofHours(2),
                Duration.ofHours(24),
                origin);
    }
}
