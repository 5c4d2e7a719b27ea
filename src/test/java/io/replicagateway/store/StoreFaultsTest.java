package io.replicagateway.store;

import static io.replicagateway.store.StoredFleet.NOW;
import static io.replicagateway.store.StoredFleet.rows;
import static io.replicagateway.store.StoredFleet.site;
import static io.replicagateway.store.StoredFleet.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.store.StoreObserver.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the disk: the old rows or the new, never others, and it is told. */
class StoreFaultsTest {

    private static final SiteSettings PARIS = site("paris");

    @TempDir Path parent;

    private StoredFleet fleet;
    private Path file;

    @BeforeEach
    void fleet() {
        fleet = new StoredFleet(parent.resolve("data"));
        file = fleet.directory.resolve("paris.block");
    }

    @Test
    void aCrashAtAnyByteLeavesTheOldRows() throws IOException {
        // Given
        fleet.open().keep(snapshot(fleet.seen(PARIS, rows(4))));
        byte[] next = Files.readAllBytes(file);
        fleet.open().keep(snapshot(fleet.seen(PARIS, rows(3))));
        for (int written = 0; written <= next.length; written++) {
            Files.write(
                    fleet.directory.resolve("paris.block.7f.tmp"), Arrays.copyOf(next, written));
            // When
            StoredBlock block = fleet.restarted(PARIS);
            // Then
            assertThat(block.rows().replicas().size()).isEqualTo(3);
            assertThat(fleet.files()).containsExactly("paris.block");
        }
    }

    @Test
    void aFileThatIsCutAnywhereIsSetAside() throws IOException {
        // Given
        fleet.open().keep(snapshot(fleet.seen(PARIS, rows(2))));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            fleet.clock.advance(Duration.ofMillis(1));
            // When
            StoredBlock block = fleet.restarted(PARIS);
            // Then
            assertThat(block).isNull();
            assertThat(file).doesNotExist();
        }
        assertThat(fleet.observer.loads).isEqualTo(Map.of(Load.DAMAGED, whole.length));
        assertThat(fleet.files())
                .hasSize(8)
                .allMatch(name -> name.startsWith("paris.block.damaged-20261122T0320"))
                .last()
                .asString()
                .contains("%03d".formatted(whole.length % 1000));
    }

    @Test
    void aFileOfAnotherVersionOrSiteIsSetAside() throws IOException {
        // Given
        fleet.open().keep(snapshot(fleet.seen(PARIS, rows(2))));
        byte[] good = Files.readAllBytes(file);
        byte[] ofAnotherVersion = good.clone();
        ofAnotherVersion[11]++;
        Files.write(file, ofAnotherVersion);
        Files.write(fleet.directory.resolve("oslo.block"), good);
        // When
        Map<SiteId, StoredBlock> loaded = fleet.open().load(List.of(PARIS, site("oslo")));
        // Then
        assertThat(loaded).isEmpty();
        assertThat(fleet.observer.loads).isEqualTo(Map.of(Load.DAMAGED, 2));
        assertThat(fleet.files())
                .containsExactly(
                        "oslo.block.damaged-20261122T032000.000Z",
                        "paris.block.damaged-20261122T032000.000Z");
    }

    @Test
    void damagedMomentsCostNothingButAge() throws IOException {
        // Given
        LastGoodStore store = fleet.open();
        SiteRows rows = rows(2);
        store.keep(snapshot(fleet.seen(PARIS, rows)));
        fleet.clock.advance(Duration.ofMinutes(30));
        store.keepAll(snapshot(fleet.seen(PARIS, rows)));
        Files.writeString(fleet.directory.resolve("observed"), "rubbish");
        // When
        StoredBlock block = fleet.restarted(PARIS);
        // Then
        assertThat(block.observedAt()).isEqualTo(NOW);
        assertThat(fleet.observer.loads).isEqualTo(Map.of(Load.DAMAGED, 1, Load.LOADED, 1));
    }

    @Test
    void aFileThatCannotBeReadIsToldAndLeft() throws IOException {
        // Given
        Files.createDirectories(file);
        // When
        StoredBlock block = fleet.restarted(PARIS);
        // Then
        assertThat(block).isNull();
        assertThat(fleet.observer.loads).isEqualTo(Map.of(Load.UNREADABLE, 1));
        assertThat(file).exists();
    }

    @Test
    void aDiskThatFailsIsToldOnceAndTriedAgain() throws IOException {
        // Given
        LastGoodStore store = fleet.open();
        Files.delete(fleet.directory);
        SiteState three = fleet.seen(PARIS, rows(3));
        // When
        store.keep(snapshot(three));
        store.keep(snapshot(three));
        int whileResting = fleet.observer.failed;
        store.keep(snapshot(fleet.seen(PARIS, rows(4))));
        int withTheNextRows = fleet.observer.failed;
        fleet.clock.advance(Duration.ofMinutes(1));
        Files.createDirectory(fleet.directory);
        store.keep(snapshot(fleet.seen(PARIS, rows(4))));
        // Then
        assertThat(whileResting).isEqualTo(1);
        assertThat(withTheNextRows).isEqualTo(2);
        assertThat(fleet.observer.ups).containsExactly(false, false, true);
        assertThat(fleet.restarted(PARIS).rows().replicas().size()).isEqualTo(4);
    }

    @Test
    void theSameRowsAreTriedAgainAfterARest() throws IOException {
        // Given
        LastGoodStore store = fleet.open();
        Files.delete(fleet.directory);
        SiteState three = fleet.seen(PARIS, rows(3));
        store.keep(snapshot(three));
        Files.createDirectory(fleet.directory);
        // When
        store.keep(snapshot(three));
        List<String> whileResting = fleet.files();
        fleet.clock.advance(Duration.ofMinutes(1));
        store.keep(snapshot(three));
        // Then
        assertThat(whileResting).isEmpty();
        assertThat(fleet.files()).containsExactly("paris.block");
        assertThat(fleet.observer.ups).containsExactly(false, true);
    }

    @Test
    void aSiteThatIsTakenOutNoLongerKeepsTheStoreDown() throws IOException {
        // Given
        LastGoodStore store = fleet.open();
        Files.delete(fleet.directory);
        store.keep(snapshot(fleet.seen(PARIS, rows(3))));
        Files.createDirectory(fleet.directory);
        // When
        store.keep(snapshot());
        // Then
        assertThat(fleet.observer.ups).containsExactly(false, true);
    }
}
