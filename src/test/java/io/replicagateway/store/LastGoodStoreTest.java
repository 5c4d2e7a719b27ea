package io.replicagateway.store;

import static io.replicagateway.store.StoredFleet.NOW;
import static io.replicagateway.store.StoredFleet.rows;
import static io.replicagateway.store.StoredFleet.site;
import static io.replicagateway.store.StoredFleet.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.store.StoreObserver.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept on the disk, when, and what of it is believed later. */
class LastGoodStoreTest {

    private static final SiteSettings PARIS = site("paris");
    private static final SiteSettings OSLO = site("oslo");

    @TempDir Path directory;

    private StoredFleet fleet;

    @BeforeEach
    void fleet() {
        fleet = new StoredFleet(directory.resolve("some").resolve("data"));
    }

    @Test
    void whatWasKeptComesBackAsOldAsItIs() {
        // Given
        SiteRows rows = rows(3);
        fleet.open().keep(snapshot(fleet.seen(PARIS, rows), SiteState.pending(OSLO)));
        fleet.clock.advance(Duration.ofHours(5));
        // When
        Map<SiteId, StoredBlock> loaded = fleet.open().load(List.of(PARIS, OSLO));
        // Then
        assertThat(loaded).containsOnlyKeys(PARIS.id());
        StoredBlock block = loaded.get(PARIS.id());
        assertThat(block.observedAt()).isEqualTo(NOW);
        assertThat(block.apiVersion()).isEqualTo(Optional.of("1.3-rev2"));
        assertThat(rows.unlessChanged(block.rows())).isSameAs(rows);
        assertThat(fleet.observer.loads).isEqualTo(Map.of(Load.LOADED, 1));
    }

    @Test
    void aSiteIsRestoredAsItWas() {
        // Given
        for (Duration skew : List.of(Duration.ZERO, Duration.ofHours(-2), Duration.ofSeconds(7))) {
            SiteState state = fleet.seen(PARIS, rows(3)).skewed(skew);
            fleet.open().keep(snapshot(state));
            // When
            SiteState restored = fleet.restarted(PARIS).restored(PARIS);
            // Then
            assertThat(restored.clockSkew()).isEqualTo(skew);
            assertThat(restored.observedAt()).isEqualTo(state.observedAt());
            assertThat(restored.apiVersion()).isEqualTo(state.apiVersion());
        }
    }

    @Test
    void aClockThatCannotBeMeantIsNotKept() {
        // Given
        fleet.open().keep(snapshot(fleet.seen(PARIS, rows(3)).skewed(Duration.ofDays(20_000))));
        // When
        SiteState restored = fleet.restarted(PARIS).restored(PARIS);
        // Then
        assertThat(restored.clockSkew()).isZero();
    }

    @Test
    void aSiteWithoutAnyRowsIsKeptToo() {
        // Given
        fleet.open().keep(snapshot(fleet.seen(PARIS, SiteRows.NONE)));
        // When
        StoredBlock block = fleet.restarted(PARIS);
        // Then
        assertThat(block.rows()).isSameAs(SiteRows.NONE);
    }

    @Test
    void rowsAreWrittenOnceAndAgainWhenTheyChange() {
        // Given
        LastGoodStore store = fleet.open();
        SiteState found = fleet.seen(PARIS, rows(3));
        // When
        store.keep(snapshot(found));
        store.keep(snapshot(found));
        fleet.clock.advance(Duration.ofSeconds(5));
        store.keep(snapshot(fleet.seen(PARIS, rows(2))));
        // Then
        assertThat(fleet.observer.written).isEqualTo(2);
        assertThat(fleet.restarted(PARIS).rows().replicas().size()).isEqualTo(2);
        assertThat(fleet.restarted(PARIS).observedAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void whatWasLoadedIsNotWrittenAgain() {
        // Given
        fleet.open().keep(snapshot(fleet.seen(PARIS, rows(3))));
        LastGoodStore store = fleet.open();
        StoredBlock block = store.load(List.of(PARIS)).get(PARIS.id());
        // When
        store.keep(snapshot(block.restored(PARIS)));
        // Then
        assertThat(fleet.observer.written).isEqualTo(1);
    }

    @Test
    void thatManySitesWereSeenUnchangedCostsOneSmallFileAMinute() {
        // Given
        LastGoodStore store = fleet.open();
        SiteRows rows = rows(3);
        store.keep(snapshot(fleet.seen(PARIS, rows), fleet.seen(OSLO, rows)));
        // When
        for (int second = 0; second < 180; second++) {
            fleet.clock.advance(Duration.ofSeconds(1));
            store.keep(snapshot(fleet.seen(PARIS, rows), fleet.seen(OSLO, rows)));
        }
        // Then
        assertThat(fleet.observer.written).isEqualTo(2 + 3);
        assertThat(fleet.files()).containsExactly("observed", "oslo.block", "paris.block");
        assertThat(fleet.restarted(PARIS).observedAt())
                .isBetween(NOW.plusSeconds(120), NOW.plusSeconds(180));
    }

    @Test
    void atTheEndNothingIsLeftOut() {
        // Given
        LastGoodStore store = fleet.open();
        SiteRows rows = rows(3);
        store.keep(snapshot(fleet.seen(PARIS, rows)));
        fleet.clock.advance(Duration.ofSeconds(1));
        store.keep(snapshot(fleet.seen(PARIS, rows)));
        fleet.clock.advance(Duration.ofSeconds(1));
        // When
        store.keepAll(snapshot(fleet.seen(PARIS, rows), fleet.seen(OSLO, rows)));
        // Then
        assertThat(fleet.restarted(PARIS).observedAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(fleet.restarted(OSLO).observedAt()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void aMomentOfRowsThatAreNoLongerThereCountsForNothing() throws IOException {
        // Given
        LastGoodStore store = fleet.open();
        SiteRows rows = rows(3);
        store.keep(snapshot(fleet.seen(PARIS, rows)));
        byte[] older = Files.readAllBytes(fleet.directory.resolve("paris.block"));
        fleet.clock.advance(Duration.ofMinutes(10));
        store.keep(snapshot(fleet.seen(PARIS, rows(4))));
        fleet.clock.advance(Duration.ofMinutes(10));
        store.keepAll(snapshot(fleet.seen(PARIS, rows(4))));
        // When
        Files.write(fleet.directory.resolve("paris.block"), older);
        // Then
        assertThat(fleet.restarted(PARIS).observedAt()).isEqualTo(NOW);
    }

    @Test
    void rowsOfAnotherServerAreNotUsed() {
        // Given
        fleet.open().keep(snapshot(fleet.seen(PARIS, rows(3))));
        // When
        StoredBlock otherKind = fleet.restarted(site("paris", SiteKind.EM, "origin"));
        StoredBlock otherOrigin = fleet.restarted(site("paris", SiteKind.VBR, "other"));
        // Then
        assertThat(otherKind).isNull();
        assertThat(otherOrigin).isNull();
        assertThat(fleet.observer.loads).isEqualTo(Map.of(Load.REFUSED, 2));
        assertThat(fleet.restarted(PARIS)).isNotNull();
    }

    @Test
    void rowsThatWereReadInTheFutureAreNotUsed() {
        // Given
        fleet.open().keep(snapshot(fleet.seen(PARIS, rows(3))));
        fleet.clock.advance(Duration.ofMillis(-1));
        // When
        StoredBlock block = fleet.restarted(PARIS);
        // Then
        assertThat(block).isNull();
        assertThat(fleet.observer.loads).isEqualTo(Map.of(Load.REFUSED, 1));
    }

    @Test
    void theRowsOfASiteThatIsGoneAreDeletedAfterAWeek() throws IOException {
        // Given
        LastGoodStore store = fleet.open();
        SiteRows rows = rows(3);
        store.keep(snapshot(fleet.seen(PARIS, rows), fleet.seen(OSLO, rows)));
        for (String file : List.of("paris.block", "oslo.block")) {
            Files.setLastModifiedTime(
                    fleet.directory.resolve(file), FileTime.from(NOW.minus(Duration.ofDays(30))));
        }
        fleet.clock.advance(Duration.ofDays(1));
        store.keepAll(snapshot(fleet.seen(PARIS, rows), fleet.seen(OSLO, rows)));
        // When
        fleet.clock.advance(Duration.ofDays(7).minusSeconds(1));
        fleet.open().keepAll(snapshot(fleet.seen(PARIS, rows)));
        List<String> withinTheWeek = fleet.files();
        StoredBlock takenBack = fleet.restarted(OSLO);
        fleet.clock.advance(Duration.ofSeconds(1));
        fleet.open().keepAll(snapshot(fleet.seen(PARIS, rows)));
        // Then
        assertThat(withinTheWeek).contains("oslo.block");
        assertThat(takenBack.observedAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(fleet.files()).containsExactly("observed", "paris.block");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsRefused() throws IOException {
        // Given
        Files.writeString(directory.resolve("some"), "a file");
        // When // Then
        assertThatThrownBy(
                        () ->
                                LastGoodStore.open(
                                        fleet.directory, fleet.clock, () -> 1, fleet.observer))
                .isInstanceOf(IOException.class);
    }
}
