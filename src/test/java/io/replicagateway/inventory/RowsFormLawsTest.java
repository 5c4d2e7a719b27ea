package io.replicagateway.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SortKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Rows come back from their bytes as they were; other bytes are refused, or are rows that can be queried. */
class RowsFormLawsTest {

    @Property
    void rowsComeBackAsTheyWere(
            @ForAll long seed,
            @ForAll @IntRange(max = 6) int replicas,
            @ForAll @IntRange(max = 40) int points)
            throws MalformedRowsException {
        // Given
        SiteRows rows = rows(new Random(seed), replicas, points);
        // When
        SiteRows read = read(bytes(rows));
        // Then
        assertThat(rows.unlessChanged(read)).isSameAs(rows);
        assertThat(read.unlessChanged(rows)).isSameAs(read);
        assertThat(bytes(read)).isEqualTo(bytes(rows));
    }

    @Example
    void theySurviveEveryWidthOfTheirCodes() throws MalformedRowsException {
        for (int distinct : List.of(1, 2, 255, 256, 257, 65_535, 65_536, 65_537)) {
            // Given
            List<RestorePoint> points =
                    IntStream.rangeClosed(0, distinct)
                            .mapToObj(
                                    row ->
                                            TestRows.point(
                                                            "p" + row,
                                                            row == distinct ? null : "r" + row)
                                                    .build())
                            .toList();
            SiteRows withGap = SiteRows.of(SiteKind.VBR, List.of(), points);
            SiteRows without = SiteRows.of(SiteKind.VBR, List.of(), points.subList(0, distinct));
            // When // Then
            assertThat(withGap.unlessChanged(read(bytes(withGap)))).isSameAs(withGap);
            assertThat(without.unlessChanged(read(bytes(without)))).isSameAs(without);
        }
    }

    @Property
    void bytesThatWereChangedAreRefusedOrCanBeQueried(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes) {
        // Given
        var random = new Random(seed);
        byte[] bytes = bytes(rows(random, random.nextInt(4), random.nextInt(12)));
        for (int change = 0; change < changes; change++) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(3));
        }
        // When
        Optional<SiteRows> read = readIfValid(bytes);
        // Then
        read.ifPresent(RowsFormLawsTest::assertThatItCanBeQueried);
    }

    @Property
    void bytesThatWereCutOrContinuedAreRefused(@ForAll long seed) {
        // Given
        var random = new Random(seed);
        byte[] bytes = bytes(rows(random, random.nextInt(4), random.nextInt(12)));
        int length = random.nextInt(bytes.length + 8);
        // When
        Optional<SiteRows> read = readIfValid(Arrays.copyOf(bytes, length));
        // Then
        assertThat(read.isPresent()).isEqualTo(length == bytes.length);
    }

    @Example
    void aCountOfThingsThatDoNotFollowTakesNoMemory() {
        // Given
        var writer = new RowsWriter();
        writer.number(Integer.MAX_VALUE);
        // When // Then
        assertThatThrownBy(() -> new RowsReader(writer.written()).text())
                .isInstanceOf(MalformedRowsException.class);
        assertThatThrownBy(() -> new RowsReader(writer.written()).count(16))
                .isInstanceOf(MalformedRowsException.class);
    }

    private static Optional<SiteRows> readIfValid(byte[] bytes) {
        try {
            return Optional.of(read(bytes));
        } catch (MalformedRowsException refused) {
            return Optional.empty();
        }
    }

    private static SiteRows read(byte[] bytes) throws MalformedRowsException {
        var reader = new RowsReader(ByteBuffer.wrap(bytes));
        SiteRows rows = SiteRows.readFrom(reader);
        reader.end();
        return rows;
    }

    private static byte[] bytes(SiteRows rows) {
        var writer = new RowsWriter();
        rows.writeTo(writer);
        byte[] bytes = new byte[writer.written().remaining()];
        writer.written().get(bytes);
        return bytes;
    }

    private static void assertThatItCanBeQueried(SiteRows rows) {
        SiteState state =
                SiteState.pending(TestRows.site("paris", SiteKind.VBR))
                        .read(rows, RandomRows.NOW, Optional.empty());
        var replicas = new SiteTable(state, RowType.REPLICA, RandomRows.NOW);
        for (ReplicaField field : ReplicaField.values()) {
            assertThatItCanBeSorted(replicas, new SortKey(field, false));
        }
        for (int row = 0; row < replicas.size(); row++) {
            assertThat(replicas.find(replicas.nativeId(row))).isEqualTo(row);
            assertThat(replicas.restorePoints(row)).isNotNegative();
            assertThat(String.valueOf(replicas.rpoDueAt(row))).isNotEmpty();
        }
        var points = new SiteTable(state, RowType.RESTORE_POINT, RandomRows.NOW);
        for (RestorePointField field : RestorePointField.values()) {
            assertThatItCanBeSorted(points, new SortKey(field, true));
        }
        for (int row = 0; row < points.size(); row++) {
            assertThat(points.find(points.nativeId(row))).isEqualTo(row);
            points.allowedOperations(row);
            assertThat(String.valueOf(points.times(RestorePointField.CREATED_AT).timestamp(row)))
                    .isNotEmpty();
        }
        assertThat(points.texts(RestorePointField.STATE).counts())
                .hasSize(points.texts(RestorePointField.STATE).distinct() + 1);
    }

    private static void assertThatItCanBeSorted(SiteTable table, SortKey key) {
        assertThat(table.first(table.all(), List.of(key), table.size())).hasSize(table.size());
        for (int row = 0; row < table.size(); row++) {
            table.column(key.field()).key(row);
        }
    }

    private static SiteRows rows(Random random, int replicas, int points) {
        return RandomRows.of(random, SiteKind.VBR, replicas, points).block();
    }
}
