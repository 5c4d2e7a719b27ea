package io.replicagateway.store;

import static io.replicagateway.store.StoredFleet.rows;
import static io.replicagateway.store.StoredFleet.site;
import static io.replicagateway.store.StoredFleet.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.SiteRows;
import io.replicagateway.model.SiteSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Bytes that were changed on the disk give the very rows that were written or none; never others, never a failure. */
class DamagedBytesLawsTest {

    private static final SiteSettings PARIS = site("paris");

    private static final int HEAD_BYTES = 20;

    private static final SiteRows ROWS = rows(3);

    private StoredFleet fleet;

    @BeforeTry
    void store() throws IOException {
        fleet = new StoredFleet(Files.createTempDirectory("damaged"));
        LastGoodStore store = fleet.open();
        store.keep(snapshot(fleet.seen(PARIS, ROWS)));
        fleet.clock.advance(Duration.ofMinutes(5));
        store.keepAll(snapshot(fleet.seen(PARIS, ROWS)));
    }

    @AfterTry
    void remove() throws IOException {
        try (Stream<Path> files = Files.walk(fleet.directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Property(tries = 200)
    void theRowsThatWereWrittenOrNone(@ForAll long seed) throws IOException {
        // Given
        var random = new Random(seed);
        Path file =
                fleet.directory.resolve(List.of("paris.block", "observed").get(random.nextInt(2)));
        byte[] good = Files.readAllBytes(file);
        byte[] changed = changed(good, random);
        Files.write(file, changed);
        // When
        StoredBlock block = fleet.restarted(PARIS);
        // Then
        boolean isBlock = file.endsWith("paris.block");
        boolean isSame = Arrays.equals(good, changed);
        if (isBlock && !isSame) {
            assertThat(block).isNull();
            assertThat(file).doesNotExist();
        } else {
            assertThat(ROWS.unlessChanged(block.rows())).isSameAs(ROWS);
            assertThat(block.observedAt())
                    .isEqualTo(isSame ? fleet.clock.instant() : StoredFleet.NOW);
        }
    }

    @Property(tries = 200)
    void whatPassesTheChecksumByLuckIsRowsOrNone(@ForAll long seed) throws IOException {
        // Given
        var random = new Random(seed);
        Path file =
                fleet.directory.resolve(List.of("paris.block", "observed").get(random.nextInt(2)));
        byte[] good = Files.readAllBytes(file);
        byte[] contents = changed(Arrays.copyOfRange(good, HEAD_BYTES, good.length), random);
        Files.write(file, sealed(good, contents));
        // When
        LastGoodStore store = fleet.open();
        StoredBlock block = store.load(List.of(PARIS)).get(PARIS.id());
        // Then
        if (block != null) {
            assertThat(block.observedAt()).isBeforeOrEqualTo(fleet.clock.instant());
            store.keepAll(snapshot(block.restored(PARIS)));
        }
    }

    private static byte[] changed(byte[] good, Random random) {
        byte[] bytes =
                random.nextInt(4) == 0
                        ? Arrays.copyOf(good, random.nextInt(good.length + 10))
                        : good.clone();
        for (int change = random.nextInt(4); change > 0 && bytes.length > 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static byte[] sealed(byte[] good, byte[] contents) {
        var checksum = new CRC32C();
        checksum.update(contents);
        return ByteBuffer.allocate(HEAD_BYTES + contents.length)
                .put(good, 0, 12)
                .putInt(contents.length)
                .putInt((int) checksum.getValue())
                .put(contents)
                .array();
    }
}
